import type { Activity, ActivityType, ProcessGraph, Scope } from '../process-graph.ts';

/** Lists of a graph are filled while it is made; afterwards it is frozen. */
export const add = <T>(list: readonly T[], item: T): void => {
  (list as T[]).push(item);
};

export const addTo = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): void => {
  (map as Map<K, V>).set(key, value);
};

/** One literal, not spread together: engines keep such objects compact, and these are read at every step. */
export const newProcess = (key: string): ProcessGraph => ({
  kind: 'process',
  id: key,
  name: null,
  activities: [],
  eventActivities: [],
  initial: null,
  listeners: [],
  properties: {},
  documentation: null,
  definitionId: '',
  key,
  activityById: new Map(),
  transitionById: new Map(),
  jobDeclarations: [],
  isStartable: true,
  initiator: null,
  hasConditionalEvents: false,
  versionTag: null,
  historyTimeToLive: null,
  permissions: null,
  taskPriority: null,
  jobPriority: null,
});

export const newActivity = (
  id: string,
  type: ActivityType,
  process: ProcessGraph,
  flowScope: Scope,
): Activity => ({
  kind: 'activity',
  id,
  name: null,
  activities: [],
  eventActivities: [],
  initial: null,
  listeners: [],
  properties: {},
  documentation: null,
  type,
  process,
  flowScope,
  eventScope: null,
  isScope: false,
  startBehavior: 'default',
  incoming: [],
  outgoing: [],
  defaultFlow: null,
  asyncBefore: false,
  asyncAfter: false,
  exclusive: true,
  jobPriority: null,
  retryCycle: null,
  ioMapping: null,
  event: null,
  triggeredByEvent: false,
  isForCompensation: false,
  compensationHandler: null,
  userTask: null,
  service: null,
  decision: null,
  message: null,
  multiInstance: null,
  call: null,
  initiator: null,
  formKey: null,
  form: null,
});
