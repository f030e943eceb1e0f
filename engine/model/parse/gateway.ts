import type { Activity, Scope, Transition } from '../process-graph.ts';
import type { Element } from '../xml/element.ts';
import { parseCatchEvent } from './catch-event.ts';
import { parseContinuation, parseRetryCycle } from './continuation.ts';
import { parseListeners } from './listener.ts';
import type { ProcessParse } from './process-parse.ts';
import { given } from './refusal.ts';

export const parseGateway = (parse: ProcessParse, element: Element, scope: Scope): Activity => {
  const activity = parse.createFor(element, scope);
  parseContinuation(parse, element, activity);
  parseListeners(parse, element, activity);
  parseRetryCycle(parse, element, activity);
  return activity;
};

/** With the events behind it: they wait as part of it, and there are no flows between (BpmnParse.parseEventBasedGateway). */
export const parseEventBasedGateway = (
  parse: ProcessParse,
  element: Element,
  scope: Scope,
  parent: Element | null,
): Activity => {
  const activity = parse.createFor(element, scope);
  activity.isScope = true;
  parseContinuation(parse, element, activity);
  if (activity.asyncAfter)
    parse.addError(`'asyncAfter' not supported for ${element.name} elements.`, element);
  parseListeners(parse, element, activity);
  parseRetryCycle(parse, element, activity);
  const { byId, flowsBySource } = parse.inside(
    given(
      parent,
      'org.camunda.bpm.engine.impl.util.xml.Element.elements(String)',
      '"parentElement"',
    ),
  );
  if (flowsBySource.size > 0)
    given(parse.nameless.has(activity) ? null : activity.id, 'String.equals(Object)', ACTIVITY_ID);
  for (const flow of flowsBySource.get(activity.id) ?? []) {
    const target = byId.get(flow.attribute('targetRef'));
    if (target?.name === 'intermediateCatchEvent') parseCatchEvent(parse, target, scope, activity);
    else if (target)
      parse.addError(
        'Event based gateway can only be connected to elements of type intermediateCatchEvent',
        element,
      );
  }
  return activity;
};

const ACTIVITY_ID =
  'the return value of "org.camunda.bpm.engine.impl.pvm.process.ActivityImpl.getId()"';

/** What an exclusive gateway must not have (BpmnParse.validateExclusiveGateway). */
export const validateExclusiveGateway = (parse: ProcessParse, activity: Activity): void => {
  const { outgoing } = activity;
  const shown = (one: Activity | Transition) => (parse.nameless.has(one) ? 'null' : one.id);
  const id = shown(activity);
  const [only] = outgoing;
  if (!only)
    return parse.addError(
      `Exclusive Gateway '${id}' has no outgoing sequence flows.`,
      null,
      activity.id,
    );
  if (outgoing.length === 1) {
    if (only.condition)
      parse.addError(
        `Exclusive Gateway '${id}' has only one outgoing sequence flow ('${shown(only)}'). This is not allowed to have a condition.`,
        null,
        activity.id,
        only.id,
      );
    return;
  }
  const defaultId = parse.defaults.get(activity) ?? '';
  const isDefault = (flow: Transition) => !parse.nameless.has(flow) && flow.id === defaultId;
  for (const flow of outgoing)
    if (flow.condition && isDefault(flow))
      parse.addError(
        `Exclusive Gateway '${id}' has outgoing sequence flow '${shown(flow)}' which is the default flow but has a condition too.`,
        null,
        activity.id,
        flow.id,
      );
  const withoutCondition = outgoing.filter((flow) => !flow.condition && !isDefault(flow));
  const text = (flow: Transition) =>
    `Exclusive Gateway '${id}' has outgoing sequence flow '${shown(flow)}' without condition which is not the default flow.`;
  if (defaultId !== '' || withoutCondition.length > 1)
    for (const flow of withoutCondition) parse.addError(text(flow), null, activity.id, flow.id);
  else
    for (const flow of withoutCondition)
      parse.addWarning(
        `${text(flow)} We assume it to be the default flow, but it is bad modeling practice, better set the default flow in your gateway.`,
        null,
        activity.id,
        flow.id,
      );
};

/** A flow is named by its id in an asynchronous continuation after its source. */
export const validateOutgoing = (
  parse: ProcessParse,
  { id, asyncAfter, outgoing }: Activity,
): void => {
  if (!asyncAfter) return;
  for (const flow of outgoing)
    if (parse.nameless.has(flow))
      parse.addError(
        `Sequence flow with sourceRef='${id}' must have an id, activity with id '${id}' uses 'asyncAfter'.`,
        null,
        id,
      );
};
