import { tryEvaluateCondition } from '../execution/condition.ts';
import type { Element } from '../execution/element.ts';
import type { Activity } from '../model/process-graph.ts';

/** Receive tasks: a message is awaited, by a subscription or by whoever signals the execution. */
export const receiveTask: Element = { enter: () => 'wait', resume: () => 'leave' };

/**
 * Intermediate catch events wait for their event; behind an event-based gateway it has happened already
 * (IntermediateCatchEventActivityBehavior).
 */
export const catchEvent: Element = {
  enter: ({ currentActivity }) => (isBehindEventGateway(currentActivity) ? 'leave' : 'wait'),
  resume: () => 'leave',
};

/** The same for a condition, which may hold already (IntermediateConditionalEventBehavior). */
export const conditionalCatchEvent: Element = {
  *enter(execution) {
    const { currentActivity: activity } = execution;
    if (isBehindEventGateway(activity)) return 'leave';
    if (activity.event?.kind !== 'conditional') throw new Error(`${activity.id} has no condition`);
    return (yield* tryEvaluateCondition(execution, activity.event.conditional.condition))
      ? 'leave'
      : 'wait';
  },
  resume: () => 'leave',
};

const isBehindEventGateway = ({ eventScope }: Activity): boolean =>
  eventScope?.kind === 'activity' && eventScope.type === 'eventBasedGateway';
