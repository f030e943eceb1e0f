import { evaluateCondition } from '../execution/condition.ts';
import type { Element } from '../execution/element.ts';
import type { Execution } from '../execution/execution.ts';
import { leaveByTransitions } from '../execution/leave.ts';
import { executionFailure } from '../failure.ts';
import type { Activity, Transition } from '../model/process-graph.ts';
import { activitiesBefore } from './activities-before.ts';
import { arrive, countWaiting, waitingWith } from './join.ts';

/**
 * Waits until no other token of its scope can reach it any more, then takes every flow whose condition holds, else the
 * default flow. It looks only when a token arrives (InclusiveGatewayActivityBehavior).
 */
export const inclusiveGateway: Element = {
  *enter(execution) {
    const { currentActivity: gateway } = execution;
    arrive(execution);
    if (!isComplete(execution, gateway)) return 'done';
    const taken: Transition[] = [];
    for (const flow of gateway.outgoing) {
      if (flow === gateway.defaultFlow) continue;
      if (flow.condition === null || (yield* evaluateCondition(execution, flow.condition)))
        taken.push(flow);
    }
    if (taken.length === 0) {
      if (!gateway.defaultFlow) throw executionFailure.gatewayStuck(gateway.id);
      taken.push(gateway.defaultFlow);
    }
    yield* leaveByTransitions(execution, taken, waitingWith(execution));
    return 'done';
  },
};

const isComplete = (execution: Execution, gateway: Activity): boolean => {
  if (countWaiting(execution) >= gateway.incoming.length) return true;
  const scopeExecution = execution.isScope ? execution : (execution.parent as Execution);
  for (const child of childrenBefore(scopeExecution, gateway))
    if (leaves(child).some((leaf) => !isWaiting(leaf, gateway) && canReach(leaf, gateway)))
      return false;
  return true;
};

/** Of thousands of children only those whose activity lies before the gateway, or is not said. */
function* childrenBefore({ childExecutions }: Execution, gateway: Activity): Iterable<Execution> {
  for (const activity of [null, ...activitiesBefore(gateway)])
    for (const child of childExecutions.at(activity)) if (!child.row.isEventScope) yield child;
}

const leaves = (execution: Execution): Execution[] => {
  const children = execution.nonEventScopeChildren;
  return children.length === 0 ? [execution] : children.flatMap(leaves);
};

const isWaiting = ({ isActive, isConcurrent, activity }: Execution, gateway: Activity): boolean =>
  !isActive && isConcurrent && activity === gateway;

const canReach = ({ transition, activity }: Execution, target: Activity): boolean => {
  const from = transition?.destination ?? activity;
  return from !== null && activitiesBefore(target).has(from);
};
