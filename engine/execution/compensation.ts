import type { Activity, Scope } from '../model/process-graph.ts';
import type { EventSubscriptionRow } from '../store/tables.ts';
import { executionForFlowScope, mappingOf } from './activity-execution-mapping.ts';
import { activityInstanceState } from './activity-instance-state.ts';
import { enterActivityInstance } from './activity-start.ts';
import { subscribe } from './event-subscription.ts';
import { executeActivity } from './execute-activity.ts';
import { type Execution, remove } from './execution.ts';
import { createExecution } from './execution-tree.ts';
import { perform } from './step-loop.ts';
import type { Work } from './work.ts';

/** What can be compensated in an execution. */
const compensationsOf = (execution: Execution): EventSubscriptionRow[] =>
  execution.subscriptions.filter(({ eventType }) => eventType === 'compensate');

/**
 * A subprocess or multi-instance body in which something can be compensated is left: an execution stays behind that
 * holds its variables as they are now (CompensationUtil.createEventScopeExecution).
 */
export function* createEventScopeExecution(execution: Execution): Work {
  const { currentActivity: activity } = execution;
  const handler = activity.compensationHandler;
  const subscriptions = compensationsOf(execution);
  const hasEventSubprocess = handler?.triggeredByEvent ?? false;
  if (subscriptions.length === 0 && !hasEventSubprocess) return;
  const scopeExecution = executionForFlowScope(execution, activity.flowScope);
  const kept = createExecution(scopeExecution);
  kept.activity = activity;
  kept.activityInstanceState = activityInstanceState.starting;
  yield* enterActivityInstance(kept);
  kept.isActive = false;
  kept.row.isConcurrent = false;
  kept.row.isEventScope = true;
  for (const [name, { row }] of execution.variables) kept.setVariableLocal(name, { ...row });
  for (const old of subscriptions) {
    const copy = subscribe(kept, activityOf(execution, old), 'compensate', null);
    copy.configuration = old.configuration;
    copy.createdAt = old.createdAt;
  }
  for (const child of execution.eventScopeChildren) child.parent = kept;
  const target = handler?.type === 'subProcess' ? handler : activity;
  subscribe(scopeExecution, target, 'compensate', null).configuration = kept.id;
}

const activityOf = (execution: Execution, { activityId }: EventSubscriptionRow): Activity => {
  const activity = execution.graph.activityById.get(activityId);
  if (!activity) throw new Error(`subscription for unknown activity ${activityId}`);
  return activity;
};

/** What a throwing event compensates: all of its scope, or one activity of it (collectCompensateEventSubscriptionsFor…). */
export const compensationsFor = (
  execution: Execution,
  activityRef: string | null,
): EventSubscriptionRow[] => {
  const mapping = mappingOf(execution);
  const found = new Set<EventSubscriptionRow>();
  for (let scope: Scope = execution.currentActivity; ; scope = scope.flowScope) {
    const scopeExecution = mapping.get(scope);
    if (scopeExecution) for (const each of compensationsOf(scopeExecution)) found.add(each);
    if (scope.kind === 'process' || consumesCompensation(scope)) break;
  }
  if (activityRef === null) return [...found];
  const wanted = subscribedActivityId(execution, activityRef);
  return [...found].filter(({ activityId }) => activityId === wanted);
};

/** Compensation stops at the subprocess around the event, unless that is an event subprocess or a body (PROPERTYNAME_CONSUMES_COMPENSATION). */
const consumesCompensation = (scope: Activity): boolean =>
  scope.activities.length > 0 && scope.type !== 'multiInstanceBody' && !scope.triggeredByEvent;

const subscribedActivityId = (execution: Execution, activityRef: string): string => {
  const activity = execution.graph.activityById.get(activityRef);
  if (activity?.flowScope.kind === 'activity' && activity.flowScope.type === 'multiInstanceBody')
    return activity.flowScope.id;
  return activity?.compensationHandler?.id ?? activityRef;
};

/** Starts the handlers, the last done first; the throwing event waits for them (CompensationUtil.throwCompensationEvent). */
export function* throwCompensation(
  execution: Execution,
  subscriptions: readonly EventSubscriptionRow[],
): Work {
  for (const subscription of subscriptions) {
    let compensating =
      subscription.configuration === null
        ? undefined
        : execution.context.execution(subscription.configuration);
    if (compensating) {
      if (compensating.parent !== execution) compensating.parent = execution;
      compensating.row.isEventScope = false;
    } else {
      compensating = createExecution(execution);
      subscription.configuration = compensating.id;
    }
    compensating.row.isConcurrent = true;
  }
  for (const each of [...subscriptions].sort((one, other) => other.createdAt - one.createdAt))
    yield* compensate(execution, each);
}

/** CompensationEventHandler.handleEvent */
function* compensate(throwing: Execution, subscription: EventSubscriptionRow): Work {
  const { context } = throwing;
  const handler = activityOf(throwing, subscription);
  const owner = context.execution(subscription.executionId as string);
  if (owner) remove(owner.subscriptions, subscription);
  context.unit.remove('eventSubscription', subscription);
  const compensating = context.executionOf(subscription.configuration as string);
  compensating.isActive = true;
  if (
    compensating.activity &&
    context.element(compensating.activity).composite &&
    compensating.parent
  ) {
    compensating.parent.activityInstanceId = compensating.activityInstanceId;
  }
  if (handler.isScope && !handler.isForCompensation) {
    yield* throwCompensation(compensating, compensationsOf(compensating));
  } else if (handler.triggeredByEvent) {
    yield* executeActivity(compensating, handler);
  } else {
    compensating.activity = handler;
    yield* perform(compensating, 'activityStart');
  }
}
