import type { EventSubscriptionRow } from '../store/tables.ts';
import { tryEvaluateCondition } from './condition.ts';
import type { VariableEvent } from './delayed-event.ts';
import type { Execution } from './execution.ts';
import { triggerSubscription } from './trigger-event.ts';
import { nothing, type Work } from './work.ts';

/** Asks the conditional events that wait for what has changed, then goes on, unless they moved the token elsewhere. */
export const dispatchDelayedEventsAnd = (
  execution: Execution,
  next: (execution: Execution) => Work,
): Work => {
  const instance = execution.processInstance;
  if (instance.delayedEvents.length === 0) return execution.isCanceled ? nothing : next(execution);
  return ifStillThere(execution, dispatchDelayed(instance), (current) =>
    current.isCanceled ? nothing : next(current),
  );
};

/** Does `first`, and `next` only where the token is still on the same activity instance (continueIfExecutionDoesNotAffectNextOperation). */
export const ifStillThere = (
  execution: Execution,
  first: Work,
  next: (execution: Execution) => Work,
): Work => {
  if (first !== nothing || execution.replacedBy) return seeWhere(execution, first, next);
  return execution.isCanceled ? nothing : next(execution);
};

function* seeWhere(execution: Execution, first: Work, next: (execution: Execution) => Work): Work {
  const before = positionOf(execution);
  yield* first;
  const current = execution.replacedBy ?? execution;
  if (!current.isCanceled && isSamePosition(before, positionOf(current))) yield* next(current);
}

function* dispatchDelayed(instance: Execution): Work {
  const events = instance.delayedEvents.splice(0);
  const before = new Map(events.map(({ target }) => [target, positionOf(target)]));
  for (const { target, event } of events) {
    const position = before.get(target) as Position;
    const replaced = target.replacedBy ?? target;
    const isThere =
      isSamePosition(position, positionOf(target)) ||
      (replaced !== target && isSamePosition(position, positionOf(replaced)));
    if (isThere && isDispatchable(target)) yield* dispatchConditionalEvents(target, event);
  }
}

/** Asks all conditional subscriptions of an execution and of those below it. */
export const dispatchConditionalEvents = (
  execution: Execution,
  event: VariableEvent | null,
): Work => (execution.graph.hasConditionalEvents ? askBelow(execution, event) : nothing);

function* askBelow(execution: Execution, event: VariableEvent | null): Work {
  const listening: Execution[] = [];
  const visit = (each: Execution): void => {
    if (
      each.subscriptions.length > 0 &&
      (each.activityInstanceState === 0 || !each.activity?.isScope)
    )
      listening.push(each);
    for (const child of each.children) visit(child);
  };
  visit(execution);
  for (const each of listening) {
    for (const subscription of [...each.subscriptions]) {
      if (subscription.eventType === 'conditional') yield* ask(each, subscription, event);
    }
  }
}

/**
 * ConditionalEventHandler: the variable and the kind of change must fit, and the condition hold. A scope that has ended asks
 * nothing, and a catch event only where its token waits (leaveOnSatisfiedCondition of the conditional behaviours).
 */
function* ask(
  execution: Execution,
  subscription: EventSubscriptionRow,
  event: VariableEvent | null,
): Work {
  if (!execution.subscriptions.includes(subscription)) return;
  if (execution.isEnded || !execution.isScope) return;
  const activity = execution.graph.activityById.get(subscription.activityId);
  const definition = activity?.event;
  if (definition?.kind !== 'conditional') return;
  const { variableName, variableEvents, condition } = definition.conditional;
  if (event && variableName !== null && variableName !== event.name) return;
  if (event && variableEvents.length > 0 && !variableEvents.includes(event.event)) return;
  if (!(yield* tryEvaluateCondition(execution, condition))) return;
  if (execution.isActive || activity?.type !== 'intermediateConditional')
    yield* triggerSubscription(execution.context, subscription);
}

interface Position {
  activityId: string | null;
  activityInstanceId: string | null;
}

const positionOf = (execution: Execution): Position => {
  const { activity } = execution;
  const isOwn = execution.isConcurrent || (activity !== null && activity.activities.length === 0);
  return {
    activityId: execution.row.activityId,
    activityInstanceId: isOwn ? execution.activityInstanceId : execution.parentActivityInstanceId,
  };
};

const isSamePosition = (last: Position, now: Position): boolean =>
  last.activityInstanceId === null
    ? now.activityInstanceId === null && last.activityId === now.activityId
    : last.activityInstanceId === now.activityInstanceId &&
      (last.activityId === null || last.activityId === now.activityId);

const isDispatchable = ({ activity, activityInstanceState }: Execution): boolean =>
  activity === null || !activity.isScope || activityInstanceState === 0;
