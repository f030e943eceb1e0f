import type { Activity, Scope } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { declare, parseCaughtSignal, parseConditional, parseMessage } from './event-definition.ts';
import type { Declared, ProcessParse } from './process-parse.ts';

/** An activity that catches an event, and the scope that waits for it, which may have no other like it. */
export interface Caught {
  parse: ProcessParse;
  activity: Activity;
  scope: Scope;
  definition: Element;
}

/** A signal; the type of the activity is known already, as of all three. */
export const catchSignal = (caught: Caught): void => {
  const { parse, activity, definition } = caught;
  activity.event = parseCaughtSignal(parse, definition, activity.id);
  refuseWithoutId(caught);
  declareCaught(caught, 'signal', activity.event.name.text);
};

export const catchMessage = (caught: Caught): void => {
  const { parse, activity, definition } = caught;
  const name = parseMessage(parse, definition, activity.id);
  refuseWithoutId(caught);
  declareCaught(caught, 'message', name?.text ?? '');
  if (name) activity.event = { kind: 'message', name };
};

export const catchConditional = (caught: Caught): void => {
  const { parse, activity, definition } = caught;
  activity.event = parseConditional(parse, definition, activity);
  declareCaught(caught, 'conditional', conditionText(definition));
};

/** The condition as it is written, by which two of a scope are told apart. */
export const conditionText = (definition: Element): string =>
  definition.element('condition')?.text.trim() ?? '';

const declareCaught = (
  { parse, scope, activity, definition }: Caught,
  kind: Declared['kind'],
  text: string,
): void =>
  declare(parse, scope, { kind, text, activityId: activity.id, isStart: false }, definition);

/** Camunda looks at boundary events alone. */
const refuseWithoutId = ({ parse, activity, definition }: Caught): void => {
  if (parse.nameless.has(activity) && activity.type.startsWith('boundary'))
    parse.addError('boundary event has no id', definition);
};
