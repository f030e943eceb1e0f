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
  const others = relevantTokens(scopeExecution, gateway).filter((token) => token !== execution);
  return !mayCome(others, gateway);
};

/** So many children of a scope are all looked at. */
const FEW = 32;

/** Of thousands of tokens only those whose activity lies before the gateway; all of them where one has no activity. */
const relevantTokens = (scopeExecution: Execution, gateway: Activity): Execution[] => {
  const { childExecutions } = scopeExecution;
  if (childExecutions.list.length <= FEW) return leaves(scopeExecution);
  const found: Execution[] = [];
  for (const activity of [null, ...activitiesBefore(gateway)])
    for (const child of childExecutions.at(activity))
      if (!child.row.isEventScope) found.push(...leaves(child));
  return found.some(({ activity }) => activity === null) ? leaves(scopeExecution) : found;
};

const leaves = (execution: Execution): Execution[] => {
  const children = execution.nonEventScopeChildren;
  return children.length === 0 ? [execution] : children.flatMap(leaves);
};

/** C7 fails at a token without an activity, as one is left behind by a start at an event whose scope was not there. */
const mayCome = (tokens: readonly Execution[], gateway: Activity): boolean => {
  const before = activitiesBefore(gateway);
  return tokens.some((token) => {
    const { isActive, isConcurrent, transition, activity } = token;
    if (!isActive && isConcurrent && activity === gateway) return false;
    return before.has(transition?.destination ?? token.currentActivity);
  });
};
