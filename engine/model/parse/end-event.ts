import type { Activity, Scope } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { definitionOf } from './attributes.ts';
import { parseThrownCompensation } from './compensation.ts';
import { parseContinuation, parseRetryCycle } from './continuation.ts';
import { parseSignal, parseThrownEscalation } from './event-definition.ts';
import { parseIoMapping } from './io-mapping.ts';
import { parseListeners } from './listener.ts';
import type { ProcessParse } from './process-parse.ts';
import { isServiceLike, parseService, requireService } from './service.ts';

export const parseEndEvents = (parse: ProcessParse, element: Element, scope: Scope): void => {
  for (const event of element.elements('endEvent')) parseEndEvent(parse, event, scope);
};

const parseEndEvent = (parse: ProcessParse, element: Element, scope: Scope): void => {
  const activity = parse.createFor(element, scope, 'endEvent');
  parseDefinition(parse, element, activity, scope);
  parseIoMapping(parse, element, activity);
  parseContinuation(parse, element, activity);
  parseListeners(parse, element, activity);
  parseRetryCycle(parse, element, activity);
  const message = element.element('messageEventDefinition');
  if (message && isServiceLike(message) && activity.type === 'messageEndEvent')
    requireService(parse, message, activity, 'messageEndEvent');
};

interface End {
  parse: ProcessParse;
  element: Element;
  definition: Element;
  activity: Activity;
  scope: Scope;
}

const parseDefinition = (
  parse: ProcessParse,
  element: Element,
  activity: Activity,
  scope: Scope,
): void => {
  const [definition, parseOne] = definitionOf(element, DEFINITIONS) ?? [];
  if (definition && parseOne) return parseOne({ parse, element, definition, activity, scope });
  activity.type = 'noneEndEvent';
};

const parseError = ({ parse, definition, activity }: End): void => {
  const reference = definition.attribute('errorRef');
  if (!reference)
    return parse.addError(
      "'errorRef' attribute is mandatory on error end event",
      definition,
      activity.id,
    );
  const declaration = parse.resource.errorDeclarations.get(reference);
  if (declaration && !declaration.code)
    parse.addError(
      `'errorCode' is mandatory on errors referenced by throwing error event definitions, but the error '${declaration.id}' does not define one.`,
      definition,
      activity.id,
    );
  activity.type = 'errorEndEvent';
  const code = declaration ? declaration.code : reference;
  activity.event = {
    kind: 'error',
    code,
    codeVariable: null,
    messageVariable: null,
    message: declaration?.message ?? null,
  };
};

const parseCancel = ({ parse, definition, activity, scope }: End): void => {
  if (scope.kind === 'process' || scope.type !== 'transaction')
    return parse.addError(
      'end event with cancelEventDefinition only supported inside transaction subprocess',
      definition,
      activity.id,
    );
  activity.type = 'cancelEndEvent';
  activity.event = { kind: 'cancel' };
  activity.startBehavior = 'interruptFlowScope';
  activity.isScope = true;
};

const parseTerminate = ({ activity }: End): void => {
  activity.type = 'terminateEndEvent';
  activity.event = { kind: 'terminate' };
  activity.startBehavior = 'interruptFlowScope';
};

const parseMessage = ({ parse, element, definition, activity }: End): void => {
  if (!isServiceLike(definition)) return;
  parseService(parse, definition, element, activity, 'messageEndEvent');
  activity.type = 'messageEndEvent';
};

const parseThrownSignal = ({ parse, definition, activity }: End): void => {
  activity.type = 'signalEndEvent';
  activity.event = parseSignal(parse, definition, activity.id, true);
};

const parseCompensation = ({ parse, element, definition, activity, scope }: End): void => {
  activity.type = 'compensationEndEvent';
  activity.event = parseThrownCompensation(parse, definition, scope, element.attribute('id'));
  activity.isScope = true;
};

const parseEscalation = ({ parse, definition, activity }: End): void => {
  activity.type = 'escalationEndEvent';
  activity.event = parseThrownEscalation(
    parse,
    definition,
    activity.id,
    "escalation end event must have an 'escalationCode'",
  );
};

/** In the order in which Camunda looks for them. */
const DEFINITIONS = [
  ['errorEventDefinition', parseError],
  ['cancelEventDefinition', parseCancel],
  ['terminateEventDefinition', parseTerminate],
  ['messageEventDefinition', parseMessage],
  ['signalEventDefinition', parseThrownSignal],
  ['compensateEventDefinition', parseCompensation],
  ['escalationEventDefinition', parseEscalation],
] as const;
