import type { Activity, Scope } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { catchConditional, catchMessage, catchSignal } from './caught-event.ts';
import { parseContinuation, parseRetryCycle } from './continuation.ts';
import { parseIoMapping } from './io-mapping.ts';
import { parseListeners } from './listener.ts';
import type { ProcessParse } from './process-parse.ts';
import { given } from './refusal.ts';
import { parseTimer } from './timer.ts';

/** An intermediate event that waits, by itself or as part of the event-based gateway before it. */
export const parseCatchEvent = (
  parse: ProcessParse,
  element: Element,
  scope: Scope,
  gateway: Activity | null,
): Activity => {
  const activity = parse.createFor(element, scope);
  parseContinuation(parse, element, activity);
  parse.setEventScope(activity, gateway ?? activity);
  if (gateway) activity.startBehavior = 'cancelEventScope';
  else activity.isScope = true;
  parseDefinition(parse, element, activity, gateway);
  parseListeners(parse, element, activity);
  parseRetryCycle(parse, element, activity, activity.type === 'intermediateTimer');
  parseIoMapping(parse, element, activity);
  return activity;
};

const parseDefinition = (
  parse: ProcessParse,
  element: Element,
  activity: Activity,
  gateway: Activity | null,
): void => {
  const scope = gateway ?? activity;
  const timer = element.element('timerEventDefinition');
  const signal = element.element('signalEventDefinition');
  const message = element.element('messageEventDefinition');
  const link = element.element('linkEventDefinition');
  const conditional = element.element('conditionalEventDefinition');
  if (timer) {
    activity.type = 'intermediateTimer';
    activity.event = {
      kind: 'timer',
      timer: parseTimer(parse, timer, activity, 'timer-intermediate-transition'),
    };
  } else if (signal) {
    activity.type = 'intermediateSignalCatch';
    catchSignal({ parse, activity, scope, definition: signal });
  } else if (message) {
    activity.type = 'intermediateMessageCatch';
    catchMessage({ parse, activity, scope, definition: message });
  } else if (link) {
    if (gateway)
      parse.addError(
        'IntermediateCatchLinkEvent is not allowed after an EventBasedGateway.',
        element,
      );
    parseLink(parse, element, link, activity);
  } else if (conditional) {
    activity.type = 'intermediateConditional';
    catchConditional({ parse, activity, scope, definition: conditional });
  } else parse.addError('Unsupported intermediate catch event type', element);
};

/** Where flows to the throwing link of that name lead; it is passed through like a task that does nothing. */
const parseLink = (
  parse: ProcessParse,
  element: Element,
  definition: Element,
  activity: Activity,
): void => {
  activity.type = 'intermediateLinkCatch';
  const { linkTargets } = parse.resource;
  const link = definition.attribute('name');
  activity.event = { kind: 'link', name: link ?? '' };
  if (linkTargets.has(link ?? ''))
    return parse.addError(
      `Multiple Intermediate Catch Events with the same link event name ('${link}') are not allowed.`,
      element,
    );
  const name = element.attribute('name');
  if (given(link, 'String.equals(Object)', '"linkName"') !== name)
    parse.addWarning(
      `Link Event named '${name}' contains link event definition with name '${link}' - it is recommended to use the same name for both.`,
      element,
    );
  linkTargets.set(link ?? '', element.attribute('id'));
};
