import type { Expression } from '../../expression/expression.ts';
import { parseExpression } from '../../expression/parse.ts';
import type { Activity, Scope, TaskListener, UserTask } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { CAMUNDA } from '../xml/namespaces.ts';
import { documentationOf, extensions, splitList } from './attributes.ts';
import { parseContinuation, parseRetryCycle } from './continuation.ts';
import { parseForm } from './form.ts';
import { parseAnyDelegate, parseListeners } from './listener.ts';
import type { ProcessParse } from './process-parse.ts';
import { ParsingStopped } from './refusal.ts';
import { parseTimer } from './timer.ts';

export const parseUserTask = (parse: ProcessParse, element: Element, scope: Scope): Activity => {
  const activity = parse.createFor(element, scope);
  parseContinuation(parse, element, activity);
  parseForm(parse, element, activity);
  activity.userTask = parseDefinition(parse, element, activity);
  parseProperties(parse, element, activity);
  parseListeners(parse, element, activity);
  parseRetryCycle(parse, element, activity);
  return activity;
};

const parseDefinition = (parse: ProcessParse, element: Element, activity: Activity): UserTask => {
  const name = textExpression(element.attribute('name'));
  const description = textExpression(documentationOf(element));
  const performer = parsePerformer(parse, element, name);
  const owners = parseOwners(element);
  const assignee = parse.expression(element, 'assignee');
  if (performer && assignee)
    parse.addError(
      `Invalid usage: duplicate assignee declaration for task ${shown(name)}`,
      element,
    );
  return {
    name,
    description,
    assignee: performer ?? assignee,
    owner: null,
    candidateUsers: [...owners.users, ...parseCandidates(element, 'candidateUsers')],
    candidateGroups: [...owners.groups, ...parseCandidates(element, 'candidateGroups')],
    listeners: parseTaskListeners(parse, element, activity),
    dueDate: parse.expression(element, 'dueDate'),
    followUpDate: parse.expression(element, 'followUpDate'),
    priority: parse.expression(element, 'priority'),
  };
};

const textExpression = (text: string | null): Expression | null =>
  text === null ? null : parseExpression(text);

const shown = (name: Expression | null): string => name?.text ?? 'null';

const parseCandidates = (element: Element, attribute: string): Expression[] =>
  expressions(splitList(element.attribute(attribute, CAMUNDA)));

const expressions = (texts: readonly string[]): Expression[] =>
  texts.map((text) => parseExpression(text));

const assignmentOf = (element: Element): string | null =>
  element.element('resourceAssignmentExpression')?.element('formalExpression')?.text ?? null;

/** BPMN's own way to name who does a task. */
const parsePerformer = (
  parse: ProcessParse,
  element: Element,
  name: Expression | null,
): Expression | null => {
  const performers = element.elements('humanPerformer');
  if (performers.length > 1)
    parse.addError(
      `Invalid task definition: multiple humanPerformer sub elements defined for ${shown(name)}`,
      element,
    );
  const [performer] = performers;
  return performer && performers.length === 1 ? textExpression(assignmentOf(performer)) : null;
};

/** BPMN's own way to name who may do it: `user(demo), group(sales), sales`. */
const parseOwners = (element: Element) => {
  const assignments = element
    .elements('potentialOwner')
    .flatMap((owner) => splitList(assignmentOf(owner)));
  const inside = (text: string, prefix: string) => text.slice(prefix.length, -1).trim();
  return {
    users: expressions(
      assignments.filter((text) => text.startsWith('user(')).map((text) => inside(text, 'user(')),
    ),
    groups: expressions(
      assignments
        .filter((text) => !text.startsWith('user('))
        .map((text) => (text.startsWith('group(') ? inside(text, 'group(') : text)),
    ),
  };
};

/** Old declarations of local variables: of them only their scope is left. */
const parseProperties = (parse: ProcessParse, element: Element, activity: Activity): void => {
  for (const property of element.elements('property')) {
    if (property.attribute('name') === null && property.attribute('id') === null)
      parse.addError(
        `Invalid property usage on line ${property.line}: no id or name specified.`,
        property,
        activity.id,
      );
    activity.isScope = true;
  }
};

const EVENTS = ['create', 'assignment', 'complete', 'update', 'delete'] as const;

const parseTaskListeners = (
  parse: ProcessParse,
  element: Element,
  activity: Activity,
): TaskListener[] => {
  const listeners: TaskListener[] = [];
  for (const listener of extensions(element, 'taskListener')) {
    const given = listener.attribute('event');
    const event = EVENTS.find((name) => name === given);
    if (event) {
      const delegate = parseAnyDelegate(parse, listener, activity.id, 'taskListener');
      if (delegate) listeners.push({ event, delegate });
    } else if (given === 'timeout') listeners.push(...parseTimeout(parse, listener, activity));
    else if (given === null)
      parse.addError("Attribute 'event' is mandatory on taskListener", element);
    else
      parse.addError(
        "Attribute 'event' must be one of {create|assignment|complete|update|delete|timeout}",
        element,
      );
  }
  return listeners;
};

const parseTimeout = (
  parse: ProcessParse,
  element: Element,
  activity: Activity,
): TaskListener[] => {
  const id = element.attribute('id');
  if (id === null)
    parse.addError(
      "Element 'id' is mandatory on taskListener of type 'timeout'",
      element,
      activity.id,
    );
  const definition = element.element('timerEventDefinition');
  if (!definition) {
    parse.addError(
      "Element 'timerEventDefinition' is mandatory on taskListener of type 'timeout'",
      element,
      activity.id,
    );
    throw new ParsingStopped('the timer of the listener is missing');
  }
  activity.isScope = true;
  parse.setEventScope(activity, activity);
  const timer = parseTimer(parse, definition, activity, 'timer-task-listener');
  const delegate = parseAnyDelegate(parse, element, activity.id, 'taskListener');
  return delegate ? [{ event: 'timeout', delegate, timer, id: id ?? '' }] : [];
};
