import { evaluateCondition } from '../execution/condition.ts';
import type { Element } from '../execution/element.ts';
import type { Execution } from '../execution/execution.ts';
import { leaveByTransitions } from '../execution/leave.ts';
import { executionFailure } from '../failure.ts';
import type { Activity, Transition } from '../model/process-graph.ts';
import { arrive } from './join.ts';

/**
 * Waits until no other token of its scope can reach it any more, then takes every flow whose condition holds, else the
 * default flow. It looks only when a token arrives (InclusiveGatewayActivityBehavior).
 */
export const inclusiveGateway: Element = {
  *enter(execution) {
    const { currentActivity: gateway } = execution;
    const waiting = arrive(execution);
    if (!isComplete(execution, gateway, waiting)) return 'done';
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
    yield* leaveByTransitions(execution, taken, waiting);
    return 'done';
  },
};

const isComplete = (
  execution: Execution,
  gateway: Activity,
  waiting: readonly Execution[],
): boolean => {
  if (waiting.length >= gateway.incoming.length) return true;
  const scopeExecution = execution.isScope ? execution : (execution.parent as Execution);
  return !leaves(scopeExecution).some((leaf) => !waiting.includes(leaf) && canReach(leaf, gateway));
};

const leaves = (execution: Execution): Execution[] => {
  const children = execution.nonEventScopeChildren;
  return children.length === 0 ? [execution] : children.flatMap(leaves);
};

const canReach = ({ transition, activity }: Execution, target: Activity): boolean => {
  const from = transition?.destination ?? activity;
  return from !== null && isReachable(from, target, new Set());
};

/** From an activity without flows it goes on behind the scope around it; behind an event-based gateway at its events. */
const isReachable = (from: Activity, target: Activity, seen: Set<Activity>): boolean => {
  const open = [from];
  for (let activity = open.pop(); activity; activity = open.pop()) {
    if (activity === target) return true;
    if (seen.has(activity)) continue;
    seen.add(activity);
    if (activity.outgoing.length > 0)
      open.push(...activity.outgoing.map(({ destination }) => destination));
    else if (activity.type === 'eventBasedGateway') open.push(...activity.eventActivities);
    else if (activity.flowScope.kind === 'activity') open.push(activity.flowScope);
  }
  return false;
};
