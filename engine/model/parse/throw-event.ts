import type { Activity, Scope } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { parseThrownCompensation } from './compensation.ts';
import { parseContinuation, parseRetryCycle } from './continuation.ts';
import { parseSignal, parseThrownEscalation } from './event-definition.ts';
import { parseListeners } from './listener.ts';
import type { ProcessParse } from './process-parse.ts';
import { isServiceLike, parseService, requireService } from './service.ts';

/** An intermediate event that throws. A throwing link is no activity: flows to it lead to its catching link. */
export const parseThrowEvent = (
  parse: ProcessParse,
  element: Element,
  scope: Scope,
): Activity | null => {
  const link = element.element('linkEventDefinition');
  if (link) {
    parse.resource.linkSources.set(element.attribute('id'), link.attribute('name'));
    return null;
  }
  const activity = parse.createFor(element, scope, 'intermediateNoneThrowEvent');
  parseContinuation(parse, element, activity);
  parseDefinition(parse, element, activity, scope);
  parseListeners(parse, element, activity);
  parseRetryCycle(parse, element, activity, true);
  const message = element.element('messageEventDefinition');
  if (message && isServiceLike(message) && activity.type === 'intermediateMessageThrowEvent')
    requireService(parse, message, activity, 'intermediateMessageThrowEvent');
  return activity;
};

const parseDefinition = (
  parse: ProcessParse,
  element: Element,
  activity: Activity,
  scope: Scope,
): void => {
  const signal = element.element('signalEventDefinition');
  const compensation = element.element('compensateEventDefinition');
  const message = element.element('messageEventDefinition');
  const escalation = element.element('escalationEventDefinition');
  if (signal) {
    activity.type = 'intermediateSignalThrow';
    activity.event = parseSignal(parse, signal, activity.id, true);
  } else if (compensation) {
    activity.type = 'intermediateCompensationThrowEvent';
    activity.event = parseThrownCompensation(parse, compensation, scope, element.attribute('id'));
    activity.isScope = true;
  } else if (message) {
    if (!isServiceLike(message)) return;
    activity.type = 'intermediateMessageThrowEvent';
    parseService(parse, message, element, activity, 'intermediateMessageThrowEvent');
  } else if (escalation) {
    activity.type = 'intermediateEscalationThrowEvent';
    activity.event = parseThrownEscalation(
      parse,
      escalation,
      activity.id,
      "throwing escalation event must have an 'escalationCode'",
    );
  }
};
