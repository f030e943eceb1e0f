import { eventFailure, executionFailure } from '../failure.ts';
import type { Transition } from '../model/process-graph.ts';
import { activityInstanceState } from './activity-instance-state.ts';
import { throwsCompensation } from './compensation-behavior.ts';
import { evaluateCondition } from './condition.ts';
import { dispatchDelayedEventsAnd } from './conditional-events.ts';
import { subscribeCompensation } from './event-subscription.ts';
import type { Execution } from './execution.ts';
import { removeExecution, touch } from './execution-tree.ts';
import { type Operation, perform, signal } from './step-loop.ts';
import type { Work } from './work.ts';

/** The activity is done: conditional events that its variables fulfil come first (FlowNodeActivityBehavior.leave). */
export const leave = (execution: Execution): Work =>
  dispatchDelayedEventsAnd(execution, (current) => perform(current, 'activityLeave'));

export const activityLeave: Operation = {
  *run(execution) {
    execution.activityInstanceState = activityInstanceState.ending;
    const element = execution.context.element(execution.currentActivity);
    const way = element.leave ? yield* element.leave(execution) : 'default';
    if (way === 'default') {
      const { compensationHandler } = execution.currentActivity;
      if (compensationHandler && !compensationHandler.triggeredByEvent)
        subscribeCompensation(execution, compensationHandler);
      yield* leaveByDefault(execution);
    } else if (way !== 'done') yield* leaveByTransitions(execution, way);
  },
};

export const activitySignal: Operation = {
  allowedWhenSuspended: true,
  *run(execution) {
    const { activity, context, received } = execution;
    // As where a handler that an instruction started was joined by those that a compensation waits for.
    if (!activity) throw eventFailure.noActivity(execution.id);
    execution.received = null;
    const element = context.element(activity);
    if (received?.name === 'compensationDone' && element.composite)
      return yield* joinCompensation(execution);
    if (!element.resume) throw executionFailure.unsupportedSignal(activity.id);
    const answer = element.resume(execution, received ?? { name: null, data: null });
    if ((typeof answer === 'string' ? answer : yield* answer) === 'leave') yield* leave(execution);
  },
};

/** Something inside a scope was compensated; with the last of it the scope is (AbstractBpmnActivityBehavior.signalCompensationDone). */
function* joinCompensation(execution: Execution): Work {
  if (execution.hasTokens) return touch(execution);
  const { parent } = execution;
  if (!parent) return;
  yield* removeExecution(execution);
  yield* signal(parent, { name: 'compensationDone', data: null });
}

/** By each flow whose condition holds, else by the default flow; without any flow the token ends (BpmnActivityBehavior). */
export function* leaveByDefault(execution: Execution): Work {
  const { currentActivity: activity } = execution;
  const taken: Transition[] = [];
  for (const flow of activity.outgoing) {
    if (flow === activity.defaultFlow) continue;
    if (flow.condition === null || (yield* evaluateCondition(execution, flow.condition)))
      taken.push(flow);
  }
  if (taken.length > 0)
    return yield* leaveByTransitions(execution, taken, taken.length > 1 ? [execution] : []);
  if (activity.defaultFlow) return yield* leaveByTransitions(execution, [activity.defaultFlow]);
  if (activity.outgoing.length > 0) throw executionFailure.noFlowTaken(activity.id);
  if (activity.isForCompensation && isWithinCompensation(execution))
    yield* endCompensation(execution);
  else yield* end(execution, true);
}

const isWithinCompensation = (execution: Execution): boolean => {
  for (let each = execution.parent; each; each = each.parent)
    if (throwsCompensation(each.activity)) return true;
  return false;
};

/** Tokens that waited to be joined (`recyclable`) end; this one goes on by all the given flows (leaveActivityViaTransitions). */
export function* leaveByTransitions(
  execution: Execution,
  transitions: readonly Transition[],
  recyclable: readonly Execution[] = [],
): Work {
  if (recyclable.length > 1) execution.dropVariables();
  for (const each of recyclable) each.isEnded = true;
  for (const each of recyclable) {
    if (each === execution) continue;
    each.ignoreAsync = true;
    yield* end(each, transitions.length === 0);
  }
  const going = execution.replacedBy ?? execution;
  going.isActive = true;
  going.isEnded = false;
  if (transitions.length === 0) return yield* end(going, !going.isConcurrent);
  going.transitionsToTake = transitions;
  yield* perform(going, 'transitionNotifyListenerEnd');
}

/** The token ends here (PvmExecutionImpl.end). */
export function* end(execution: Execution, completeScope: boolean): Work {
  if (completeScope && !execution.isCanceled)
    execution.activityInstanceState = activityInstanceState.scopeComplete;
  execution.isActive = false;
  execution.isEnded = true;
  if (execution.parent?.replacedBy === execution) execution.parent.replacedBy = null;
  yield* perform(execution, 'activityNotifyListenerEnd');
}

/** A compensation handler is done; whoever threw the compensation is told (PvmExecutionImpl.endCompensation). */
function* endCompensation(execution: Execution): Work {
  const activity = execution.currentActivity;
  const parent = execution.parent as Execution;
  yield* perform(execution, 'fireActivityEnd');
  yield* removeExecution(execution);
  if (parent.activity === null && activity.flowScope.kind === 'activity')
    parent.activity = activity.flowScope;
  yield* signal(parent, { name: 'compensationDone', data: null });
}

/** Goes over the flow in `execution.transition`. */
export function* take(execution: Execution): Work {
  if (!execution.transition) throw new Error(`execution ${execution.id} has no flow to take`);
  execution.activity = execution.transition.source;
  execution.activityInstanceId = null;
  execution.isActive = true;
  yield* perform(execution, 'transitionNotifyListenerTake');
}
