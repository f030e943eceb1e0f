import type { Activity, Scope } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { parseBoolean } from './attributes.ts';
import { parseContinuation, parseRetryCycle } from './continuation.ts';
import type { ProcessParse } from './process-parse.ts';

export const parseSubProcess = (parse: ProcessParse, element: Element, scope: Scope): Activity => {
  const activity = parse.createFor(element, scope);
  parseContinuation(parse, element, activity);
  activity.triggeredByEvent = parseBoolean(element, 'triggeredByEvent', '"isTriggeredByEvent"');
  activity.isScope = true;
  if (activity.triggeredByEvent) parse.setEventScope(activity, scope);
  parse.inner.scope(parse, element, activity);
  parseRetryCycle(parse, element, activity);
  return activity;
};

export const parseTransaction = (parse: ProcessParse, element: Element, scope: Scope): Activity => {
  const activity = parse.createFor(element, scope);
  parseContinuation(parse, element, activity);
  activity.isScope = true;
  parse.inner.scope(parse, element, activity);
  parseRetryCycle(parse, element, activity);
  return activity;
};
