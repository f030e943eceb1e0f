import type { Activity, Scope } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { definitionOf } from './attributes.ts';
import { catchConditional, catchMessage, catchSignal } from './caught-event.ts';
import { warnOfCatchAttributes } from './compensation.ts';
import { parseRetryCycle } from './continuation.ts';
import { declareEscalation, parseCaughtError, parseCaughtEscalation } from './event-definition.ts';
import { refuseIoMapping } from './io-mapping.ts';
import { parseListeners } from './listener.ts';
import { repeatingBody } from './multi-instance.ts';
import type { ProcessParse } from './process-parse.ts';
import { ParsingStopped } from './refusal.ts';
import { parseTimer, warnOfCycle } from './timer.ts';

export const parseBoundaryEvents = (parse: ProcessParse, element: Element, scope: Scope): void => {
  for (const event of element.elements('boundaryEvent')) parseBoundaryEvent(parse, event, scope);
};

/** What a boundary event is attached to waits for it as a scope: the activity, or the body around a multi-instance one. */
const parseBoundaryEvent = (parse: ProcessParse, element: Element, scope: Scope): void => {
  const attachedTo = element.attribute('attachedToRef');
  if (!attachedTo)
    parse.addError('AttachedToRef is required when using a timerEventDefinition', element);
  const activity = parse.createFor(element, scope);
  parse.jobs.setAsync(element, activity);
  const host = parse.find(scope, attachedTo);
  if (!host) {
    parse.addError(
      'Invalid reference in boundary event. Make sure that the referenced activity is defined in the same scope as the boundary event',
      element,
    );
    throw new ParsingStopped('there is nothing to attach the event to');
  }
  const isCompensation = element.element('compensateEventDefinition') !== null;
  const body = isCompensation ? null : repeatingBody(parse, host);
  if (!body && !isCompensation) host.isScope = true;
  parse.setEventScope(activity, body ?? host);
  const isInterrupting = (element.attribute('cancelActivity') ?? 'true').toLowerCase() === 'true';
  activity.startBehavior = isInterrupting ? 'cancelEventScope' : 'concurrentInFlowScope';
  parseDefinition({ parse, element, activity, host, eventScope: body ?? host, isInterrupting });
  refuseIoMapping(parse, element);
  parseListeners(parse, element, activity);
  parseRetryCycle(parse, element, activity, activity.type === 'boundaryTimer');
};

interface Boundary {
  parse: ProcessParse;
  element: Element;
  activity: Activity;
  host: Activity;
  eventScope: Activity;
  isInterrupting: boolean;
}

type Parser = (boundary: Boundary, definition: Element) => void;

const parseDefinition = (boundary: Boundary): void => {
  const [definition, parseOne] = definitionOf(boundary.element, DEFINITIONS) ?? [];
  if (definition && parseOne) return parseOne(boundary, definition);
  boundary.parse.addError('Unsupported boundary event type', boundary.element);
};

const parseTimerEvent: Parser = ({ parse, activity, isInterrupting }, definition) => {
  activity.type = 'boundaryTimer';
  activity.event = {
    kind: 'timer',
    timer: parseTimer(parse, definition, activity, 'timer-transition'),
  };
  if (isInterrupting) warnOfCycle(parse, definition, 'cancelling boundary', activity.id);
};

const parseError: Parser = ({ parse, activity }, definition) => {
  activity.type = 'boundaryError';
  activity.event = parseCaughtError(parse, definition);
};

const parseSignal: Parser = (boundary, definition) => {
  boundary.activity.type = 'boundarySignal';
  catchSignal({ ...boundary, scope: boundary.eventScope, definition });
};

const parseMessageEvent: Parser = (boundary, definition) => {
  boundary.activity.type = 'boundaryMessage';
  catchMessage({ ...boundary, scope: boundary.eventScope, definition });
};

const parseCancel: Parser = ({ parse, activity, host, eventScope }, definition) => {
  activity.type = 'cancelBoundaryCatch';
  activity.event = { kind: 'cancel' };
  if (host.type !== 'transaction')
    parse.addError(
      'boundary event with cancelEventDefinition only supported on transaction subprocesses',
      definition,
      activity.id,
    );
  if (isRepeated(activity, eventScope))
    parse.addError(
      'multiple boundary events with cancelEventDefinition not supported on same transaction subprocess',
      definition,
      activity.id,
    );
};

const parseCompensation: Parser = ({ parse, activity, eventScope }, definition) => {
  activity.type = 'compensationBoundaryCatch';
  activity.event = { kind: 'compensate', activityRef: null, waitForCompletion: true };
  if (isRepeated(activity, eventScope))
    parse.addError(
      'multiple boundary events with compensateEventDefinition not supported on same activity',
      definition,
      activity.id,
    );
  warnOfCatchAttributes(parse, definition, activity.id);
};

/** Whether its host has a boundary event of the same type already. */
const isRepeated = (activity: Activity, eventScope: Activity): boolean =>
  activity.flowScope.activities.some(
    (sibling) =>
      sibling !== activity && sibling.type === activity.type && sibling.eventScope === eventScope,
  );

const parseEscalation: Parser = ({ parse, element, activity, host, eventScope }, definition) => {
  const catches =
    host.type === 'callActivity'
      ? parse.elements.get(host)?.attribute('calledElement') !== null
      : CATCHES_ESCALATION.includes(host.type);
  if (!catches)
    return parse.addError(
      'An escalation boundary event should only be attached to a subprocess, a call activity or an user task',
      element,
    );
  activity.type = 'boundaryEscalation';
  activity.event = parseCaughtEscalation(parse, definition, activity.id);
  declareEscalation(parse, eventScope, false, activity.event.code, definition, activity.id);
};

/** And a call activity that calls a process. */
const CATCHES_ESCALATION: readonly string[] = ['subProcess', 'transaction', 'userTask'];

const parseConditionalEvent: Parser = (boundary, definition) => {
  boundary.activity.type = 'boundaryConditional';
  catchConditional({ ...boundary, scope: boundary.eventScope, definition });
};

/** In the order in which Camunda looks for them. */
const DEFINITIONS = [
  ['timerEventDefinition', parseTimerEvent],
  ['errorEventDefinition', parseError],
  ['signalEventDefinition', parseSignal],
  ['cancelEventDefinition', parseCancel],
  ['compensateEventDefinition', parseCompensation],
  ['messageEventDefinition', parseMessageEvent],
  ['escalationEventDefinition', parseEscalation],
  ['conditionalEventDefinition', parseConditionalEvent],
] as const;
