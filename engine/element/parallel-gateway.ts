import type { Element } from '../execution/element.ts';
import { leaveByTransitions } from '../execution/leave.ts';
import { arrive } from './join.ts';

/**
 * Waits for as many tokens as it has incoming flows, whichever flows they come by, then takes all outgoing flows
 * (ParallelGatewayActivityBehavior).
 */
export const parallelGateway: Element = {
  *enter(execution) {
    const { incoming, outgoing } = execution.currentActivity;
    const waiting = arrive(execution);
    if (waiting.length === incoming.length) yield* leaveByTransitions(execution, outgoing, waiting);
    return 'done';
  },
};
