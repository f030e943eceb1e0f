import type { Element } from '../execution/element.ts';
import { leaveByTransitions } from '../execution/leave.ts';
import { arrive, countWaiting, waitingWith } from './join.ts';

/**
 * Waits for as many tokens as it has incoming flows, whichever flows they come by, then takes all outgoing flows
 * (ParallelGatewayActivityBehavior).
 */
export const parallelGateway: Element = {
  *enter(execution) {
    const { incoming, outgoing } = execution.currentActivity;
    arrive(execution);
    if (countWaiting(execution) === incoming.length)
      yield* leaveByTransitions(execution, outgoing, waitingWith(execution));
    return 'done';
  },
};
