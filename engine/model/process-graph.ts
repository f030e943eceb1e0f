/**
 * A process as the engine executes it: made once from the XML of a deployment (parse.ts), frozen, shared by all
 * instances. The shape is that of Camunda's PVM: scopes contain activities, activities are joined by transitions; a
 * multi-instance activity is wrapped in a body of its own (`a#multiInstanceBody`), which is its flow scope.
 */
import type { Expression } from '../expression/expression.ts';
import type { Permissions } from '../permission/permissions.ts';
import type { ActivityType } from './activity-type.ts';
import type { Call, MultiInstance } from './call.ts';
import type { EventDefinition } from './event-definition.ts';
import type { Form } from './form.ts';
import type { Decision, Service, UserTask } from './task-definition.ts';
import type { ConditionSource, ExecutionListener, IoMapping } from './user-code.ts';

export type * from './activity-type.ts';
export type * from './call.ts';
export type * from './event-definition.ts';
export type * from './form.ts';
export type * from './task-definition.ts';
export type * from './user-code.ts';

export interface Transition {
  readonly kind: 'transition';
  /** Empty for a flow without an id: it cannot be named, but is a flow like others. */
  id: string;
  name: string | null;
  source: Activity;
  destination: Activity;
  condition: ConditionSource | null;
  listeners: readonly ExecutionListener[];
}

/** What process and activity have in common: a place in which activities live. */
interface ScopeBase {
  id: string;
  name: string | null;
  /**
   * Directly contained, in the order of the file. A multi-instance body contains its inner activity first, and after it
   * the compensation handler of that activity, if it has one.
   */
  activities: readonly Activity[];
  /**
   * Other activities whose event this scope waits for: boundary events attached here, start events of event subprocesses
   * here, and the events behind an event-based gateway.
   */
  eventActivities: readonly Activity[];
  /** Where a token starts: the none or timer start event of a process, or else its only one; that of a subprocess. */
  initial: Activity | null;
  listeners: readonly ExecutionListener[];
  /** camunda:property name → value. */
  properties: Readonly<Record<string, string>>;
  documentation: string | null;
}

export interface ProcessGraph extends ScopeBase {
  readonly kind: 'process';
  /** The definition's id: `key:version:uuid`. */
  definitionId: string;
  key: string;
  /** Every activity by id, multi-instance bodies included. */
  activityById: ReadonlyMap<string, Activity>;
  transitionById: ReadonlyMap<string, Transition>;
  /** What job definitions the deployment makes, in order. */
  jobDeclarations: readonly JobDeclaration[];
  isStartable: boolean;
  /** The variable that takes who started an instance: camunda:initiator of the last start event that has one. */
  initiator: string | null;
  /** Whether changes of variables have to be remembered for conditional events at all. */
  hasConditionalEvents: boolean;
  versionTag: string | null;
  historyTimeToLive: number | null;
  /** What its scripts ask for; null where they ask for nothing. */
  permissions: Permissions | null;
  taskPriority: Expression | null;
  jobPriority: Expression | null;
}

export interface JobDeclaration {
  activityId: string;
  /** async-continuation, timer-transition, timer-intermediate-transition, timer-start-event, timer-start-event-subprocess … */
  jobType: string;
  /** async-before, async-after, or the timer's `DURATION: PT1H`. */
  jobConfiguration: string;
}

export interface Activity extends ScopeBase {
  readonly kind: 'activity';
  type: ActivityType;
  process: ProcessGraph;
  /** The scope that directly contains it. */
  flowScope: Scope;
  /**
   * Where its event is subscribed: the host of a boundary event (its body, if it is multi-instance), the parent of an
   * event subprocess for it and its start event, the gateway for an event behind it, itself for other catching events.
   */
  eventScope: Scope | null;
  /**
   * Whether it gets an execution of its own: as in Camunda's parser, subprocesses, multi-instance bodies, call
   * activities with boundary events, anything with an input or output mapping, boundary events or an event definition
   * that it waits for.
   */
  isScope: boolean;
  /** Camunda's ActivityStartBehavior: what happens to the surroundings when a token is started here. */
  startBehavior:
    | 'default'
    | 'interruptFlowScope'
    | 'concurrentInFlowScope'
    | 'cancelEventScope'
    | 'interruptEventScope';
  incoming: readonly Transition[];
  outgoing: readonly Transition[];
  defaultFlow: Transition | null;
  asyncBefore: boolean;
  asyncAfter: boolean;
  exclusive: boolean;
  jobPriority: Expression | null;
  /** camunda:failedJobRetryTimeCycle, unparsed. */
  retryCycle: Expression | null;
  ioMapping: IoMapping | null;
  event: EventDefinition | null;
  /** Of an event subprocess. */
  triggeredByEvent: boolean;
  isForCompensation: boolean;
  /** The handler of an activity with a compensation boundary event. */
  compensationHandler: Activity | null;
  userTask: UserTask | null;
  /** Of service, send, business rule and script tasks, and of throwing message events. */
  service: Service | null;
  decision: Decision | null;
  /** Of a receive task: the message's name. */
  message: Expression | null;
  multiInstance: MultiInstance | null;
  call: Call | null;
  /** Of start events: camunda:initiator. */
  initiator: string | null;
  /** camunda:formKey or form data of a user task or start event. */
  formKey: string | null;
  form: Form | null;
}

export type Scope = ProcessGraph | Activity;

/** Process, subprocesses and transactions: what flows and references are resolved in. */
export const isSubProcess = (scope: Scope): boolean =>
  scope.kind === 'process' || scope.type === 'subProcess' || scope.type === 'transaction';

/** The process or subprocess that an activity lies in, multi-instance bodies passed over. */
export const levelOf = (activity: Activity): Scope => {
  let scope = activity.flowScope;
  while (scope.kind === 'activity' && !isSubProcess(scope)) scope = scope.flowScope;
  return scope;
};

/** Whether a scope is another one, or lies in it at any depth. */
export const isWithin = (inner: Scope, outer: Scope): boolean => {
  for (let each = inner; ; each = each.flowScope) {
    if (each === outer) return true;
    if (each.kind === 'process') return false;
  }
};
