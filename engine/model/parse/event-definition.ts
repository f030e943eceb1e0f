import type { Expression } from '../../expression/expression.ts';
import type { Activity, EventDefinition, Scope } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { CAMUNDA } from '../xml/namespaces.ts';
import { splitList } from './attributes.ts';
import { parseCallMappings } from './call-mapping.ts';
import { parseCondition } from './condition.ts';
import { addTo } from './draft.ts';
import type { Declared, ProcessParse } from './process-parse.ts';
import { given, ParsingStopped } from './refusal.ts';

type Of<K extends EventDefinition['kind']> = Extract<EventDefinition, { kind: K }>;

/** The name of the message that an element refers to, null for a message without one. */
export const parseMessage = (
  parse: ProcessParse,
  element: Element,
  elementId: string | null,
): Expression | null => {
  const reference = element.attribute('messageRef');
  if (reference === null) parse.addError("attribute 'messageRef' is required", element, elementId);
  const name = parse.resource.messages.get(parse.resource.resolve(reference) ?? '');
  if (name !== undefined) return name;
  parse.addError(
    `Invalid 'messageRef': no message with id '${reference}' found.`,
    element,
    elementId,
  );
  throw new ParsingStopped('the message is missing');
};

/** `throwing`: a thrown signal takes variables along. */
export const parseSignal = (
  parse: ProcessParse,
  element: Element,
  elementId: string,
  throwing: boolean,
): Of<'signal'> | null => {
  const reference = element.attribute('signalRef');
  if (reference === null) {
    parse.addError(
      "signalEventDefinition does not have required property 'signalRef'",
      element,
      elementId,
    );
    return null;
  }
  const name = parse.resource.signals.get(parse.resource.resolve(reference) ?? '');
  if (!name) parse.addError(`Could not find signal with id '${reference}'`, element, elementId);
  const inputs = throwing ? parseCallMappings(parse, element, 'in') : [];
  return {
    kind: 'signal',
    name: given(
      name,
      'org.camunda.bpm.engine.impl.bpmn.parser.SignalDefinition.getExpression()',
      '"signalDefinition"',
    ),
    inputs,
    async: element.attribute('async', CAMUNDA) === 'true',
  };
};

/** An event that catches a signal: without a signal Camunda's parser cannot go on. */
export const parseCaughtSignal = (
  parse: ProcessParse,
  element: Element,
  activityId: string,
): Of<'signal'> =>
  given(
    parseSignal(parse, element, activityId, false),
    'EventSubscriptionDeclaration.setActivityId(String)',
    '"signalDefinition"',
  );

export const parseConditional = (
  parse: ProcessParse,
  element: Element,
  activity: Activity,
): Of<'conditional'> => {
  const condition = element.element('condition');
  if (!condition) {
    parse.addError(
      'Conditional event must contain an expression for evaluation.',
      element,
      activity.id,
    );
    throw new ParsingStopped('the condition is missing');
  }
  const source = parseCondition(parse, condition, activity.id);
  parse.graph.hasConditionalEvents = true;
  const events = splitList(element.attribute('variableEvents', CAMUNDA));
  for (const event of events)
    if (!isVariableEvent(event))
      parse.addWarning(
        `Variable event: ${event} is not valid. Possible variable change events are: [create, delete, update]`,
        element,
        activity.id,
      );
  const variableName = element.attribute('variableName', CAMUNDA);
  return {
    kind: 'conditional',
    conditional: { condition: source, variableName, variableEvents: events as VariableEvent[] },
  };
};

type VariableEvent = 'create' | 'update' | 'delete';

const isVariableEvent = (event: string): event is VariableEvent =>
  event === 'create' || event === 'update' || event === 'delete';

/** What catches an error: without a reference all of them; an unknown reference is taken for the code itself. */
export const parseCaughtError = (parse: ProcessParse, element: Element): Of<'error'> => {
  const reference = element.attribute('errorRef');
  const declaration = parse.resource.errorDeclarations.get(reference);
  return {
    kind: 'error',
    code: reference === null ? null : declaration ? declaration.code : reference,
    codeVariable: element.attribute('errorCodeVariable', CAMUNDA),
    messageVariable: element.attribute('errorMessageVariable', CAMUNDA),
    message: null,
  };
};

/** What throws an escalation; null where its reference leads nowhere. */
export const parseThrownEscalation = (
  parse: ProcessParse,
  element: Element,
  activityId: string,
  missingCode: string,
): Of<'escalation'> | null => {
  const reference = element.attribute('escalationRef');
  if (reference === null)
    parse.addError(
      "escalationEventDefinition does not have required attribute 'escalationRef'",
      element,
      activityId,
    );
  else if (!parse.resource.escalations.has(reference))
    parse.addError(`could not find escalation with id '${reference}'`, element, activityId);
  else {
    const code = parse.resource.escalations.get(reference) ?? null;
    if (code === null) parse.addError(missingCode, element, activityId);
    return { kind: 'escalation', code, codeVariable: null };
  }
  return null;
};

export const parseCaughtEscalation = (
  parse: ProcessParse,
  element: Element,
  activityId: string,
): Of<'escalation'> => {
  const reference = element.attribute('escalationRef');
  if (reference !== null && !parse.resource.escalations.has(reference))
    parse.addError(`could not find escalation with id '${reference}'`, element, activityId);
  const code = reference === null ? null : (parse.resource.escalations.get(reference) ?? null);
  return {
    kind: 'escalation',
    code,
    codeVariable: element.attribute('escalationCodeVariable', CAMUNDA),
  };
};

/** Notes that a scope catches escalations, unless they are caught there already, boundary events and subprocesses apart. */
export const declareEscalation = (
  parse: ProcessParse,
  scope: Scope,
  isSubProcess: boolean,
  code: string | null,
  element: Element,
  activityId: string,
): void => {
  const [one, several] = isSubProcess
    ? ['event subprocess', 'event subprocesses']
    : ['boundary event', 'boundary events'];
  const known = parse.escalations.get(scope) ?? [];
  for (const other of known) {
    if (other.isSubProcess !== isSubProcess) continue;
    if (other.code === null && code === null)
      parse.addError(
        `The same scope can not contains more than one escalation ${one} without escalation code. An escalation ${one} without escalation code catch all escalation events.`,
        element,
        activityId,
      );
    else if (other.code === null || code === null)
      parse.addError(
        `The same scope can not contains an escalation ${one} without escalation code and another one with escalation code. The escalation ${one} without escalation code catch all escalation events.`,
        element,
        activityId,
      );
    else if (other.code === code)
      parse.addError(
        `multiple escalation ${several} with the same escalationCode '${code}' are not supported on same scope`,
        element,
        activityId,
      );
  }
  known.push({ code, isSubProcess });
  parse.escalations.set(scope, known);
};

/** Notes that a scope waits for an event, which must not be the same as another one's (addEventSubscriptionDeclaration). */
export const declare = (
  parse: ProcessParse,
  scope: Scope,
  declared: Declared,
  element: Element,
): void => {
  const { kind, text, activityId, isStart } = declared;
  if (kind === 'message' && text.trim() === '')
    parse.addError(
      'Cannot have a message event subscription with an empty or missing name',
      element,
      activityId,
    );
  const known = parse.declared.get(scope) ?? new Set<string>();
  const event = `${kind} ${isStart} ${text}`;
  const isThere = known.has(event);
  if (isThere && kind !== 'conditional')
    parse.addError(
      `Cannot have more than one ${kind} event subscription with name '${text}' for scope '${parse.shownId(scope)}'`,
      element,
      activityId,
    );
  if (isThere && kind === 'conditional' && isStart)
    parse.addError(
      `Cannot have more than one conditional event subscription with the same condition '${text}'`,
      element,
      activityId,
    );
  parse.declared.set(scope, known.add(event));
};

/** Where something that is thrown leads to compensation of an activity that comes later in the file. */
export const awaitActivity = (
  parse: ProcessParse,
  scope: Scope,
  id: string,
  otherwise: () => void,
): void => {
  const awaited = parse.awaited.get(scope) ?? new Map<string, () => void>();
  addTo(awaited, id, otherwise);
  parse.awaited.set(scope, awaited);
};
