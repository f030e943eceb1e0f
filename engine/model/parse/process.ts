import type { Expression } from '../../expression/expression.ts';
import { parseExpression } from '../../expression/parse.ts';
import {
  type Permissions,
  readPermissions,
  WrongPermissions,
} from '../../permission/permissions.ts';
import type { Activity, ActivityType, ProcessGraph, Scope } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { CAMUNDA } from '../xml/namespaces.ts';
import {
  documentationOf,
  extensions,
  isJavaInteger,
  propertiesOf,
  splitList,
} from './attributes.ts';
import { validateExclusiveGateway, validateOutgoing } from './gateway.ts';
import { ProcessParse } from './process-parse.ts';
import type { ResourceParse } from './resource-parse.ts';
import { inner } from './scope.ts';

/** Who may start a process, as the model names them. */
export interface Starters {
  users: readonly Expression[];
  groups: readonly Expression[];
}

export interface ParsedElement {
  graph: ProcessGraph;
  key: string | null;
  starters: Starters;
  lanes: ReadonlySet<string>;
}

/** One process element (BpmnParse.parseProcess). */
export const parseProcess = (
  resource: ResourceParse,
  element: Element,
  isSupported: (type: ActivityType) => boolean,
): ParsedElement => {
  const key = element.attribute('id');
  const parse = new ProcessParse(resource, element, key ?? '', inner);
  const { graph } = parse;
  graph.name = element.attribute('name');
  graph.documentation = documentationOf(element);
  graph.jobPriority = parse.priority(element, 'jobPriority');
  graph.taskPriority = parse.priority(element, 'taskPriority');
  graph.versionTag = element.attribute('versionTag', CAMUNDA);
  graph.historyTimeToLive = parseTimeToLive(parse, element);
  graph.permissions = parsePermissions(parse, element);
  graph.isStartable =
    (element.attribute('isStartableInTasklist', CAMUNDA) ?? 'true').toLowerCase() === 'true';
  inner.scope(parse, element, graph);
  const starters = parseStarters(element);
  const lanes = element
    .elements('laneSet')
    .flatMap((set) => set.elements('lane').map((lane) => lane.attribute('id') ?? ''));
  validate(parse, graph);
  refuseUnsupported(parse, isSupported);
  complete(parse, graph);
  return { graph, key, starters, lanes: new Set(lanes) };
};

/** Days: `P30D` or `30` (ParseUtil.parseHistoryTimeToLive, whose message Camunda says twice). */
const parseTimeToLive = (parse: ProcessParse, element: Element): number | null => {
  const text = element.attribute('historyTimeToLive', CAMUNDA);
  if (!text) return null;
  const days = text.match(/^P(\d+)D$/)?.[1] ?? text;
  const complaint = !isJavaInteger(days)
    ? `Cannot parse historyTimeToLive: For input string: "${days}"`
    : Number(days) < 0
      ? 'Cannot parse historyTimeToLive: negative value is not allowed'
      : null;
  if (complaint === null) return Number(days);
  parse.addError(`${complaint}: ${complaint}`, element);
  return null;
};

/** What the scripts of the process ask for: the camunda:property `permissions`. */
const parsePermissions = (parse: ProcessParse, element: Element): Permissions | null => {
  const { permissions: text } = propertiesOf(element);
  try {
    return text === undefined ? null : readPermissions(text);
  } catch (error) {
    if (!(error instanceof WrongPermissions)) throw error;
    parse.addError(error.message, element);
    return null;
  }
};

const parseStarters = (element: Element): Starters => {
  const assignments = extensions(element, 'potentialStarter').flatMap((starter) =>
    splitList(
      starter.element('resourceAssignmentExpression')?.element('formalExpression')?.text ?? null,
    ),
  );
  const inside = (text: string, prefix: string) => text.slice(prefix.length, -1).trim();
  const users = assignments
    .filter((text) => text.startsWith('user('))
    .map((text) => inside(text, 'user('));
  const groups = assignments
    .filter((text) => !text.startsWith('user('))
    .map((text) => (text.startsWith('group(') ? inside(text, 'group(') : text));
  const listed = (name: string) => splitList(element.attribute(name, CAMUNDA));
  return {
    users: [...users, ...listed('candidateStarterUsers')].map(parseExpression),
    groups: [...groups, ...listed('candidateStarterGroups')].map(parseExpression),
  };
};

const validate = (parse: ProcessParse, scope: Scope): void => {
  for (const activity of scope.activities) {
    if (activity.type === 'exclusiveGateway') validateExclusiveGateway(parse, activity);
    validateOutgoing(parse, activity);
    validate(parse, activity);
  }
};

/** What Camunda would run and this engine cannot is refused by name, instead of failing when a token comes there. */
const refuseUnsupported = (
  parse: ProcessParse,
  isSupported: (type: ActivityType) => boolean,
): void => {
  if (parse.resource.errors.length > 0) return;
  for (const [activity, element] of parse.elements) {
    const what =
      parse.unsupported.get(activity) ?? (isSupported(activity.type) ? null : activity.type);
    if (what !== null)
      parse.addError(`The element '${activity.id}' is not supported: ${what}`, element);
  }
};

/** What can be said only when all is there; the activities of each scope come in the order of the file. */
const complete = (parse: ProcessParse, scope: Scope): void => {
  if (scope.kind === 'process' || scope.type !== 'multiInstanceBody') {
    const place = (activity: Activity): Element => parse.elements.get(activity) as Element;
    const compare = (one: Element, other: Element): number =>
      one.line - other.line || one.column - other.column;
    (scope.activities as Activity[]).sort((one, other) => compare(place(one), place(other)));
  }
  for (const activity of scope.activities) {
    const defaultId = parse.defaults.get(activity);
    if (defaultId !== undefined)
      activity.defaultFlow = activity.outgoing.find(({ id }) => id === defaultId) ?? null;
    complete(parse, activity);
  }
};
