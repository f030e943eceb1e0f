import { tryEvaluateCondition } from '../execution/condition.ts';
import type { Element } from '../execution/element.ts';
import { triggerActivity } from '../execution/trigger-event.ts';

/**
 * Waits for the first of the events behind it; a conditional event that holds already is passed at once
 * (EventBasedGatewayActivityBehavior). Subscriptions and timers are those of its scope.
 */
export const eventBasedGateway: Element = {
  *enter(execution) {
    for (const event of execution.currentActivity.eventActivities) {
      if (event.event?.kind !== 'conditional') continue;
      if (!(yield* tryEvaluateCondition(execution, event.event.conditional.condition))) continue;
      yield* triggerActivity(execution, event);
      return 'done';
    }
    return 'wait';
  },
};
