import { inHashOrderOfIds } from '../model/hash-order.ts';
import type { Activity, Scope } from '../model/process-graph.ts';
import type { EventSubscriptionRow } from '../store/tables.ts';
import { executionForFlowScope } from './activity-execution-mapping.ts';
import { add, type Execution } from './execution.ts';
import { text } from './expression-context.ts';

type EventType = EventSubscriptionRow['eventType'];

/**
 * Subscribes a scope that is entered to the events that it waits for: its own, those of its boundary events, and those
 * of the event subprocesses in it (ExecutionEntity.initialize, EventSubscriptionDeclaration).
 */
export const createSubscriptions = (execution: Execution, scope: Scope): void => {
  const events =
    scope.kind === 'activity' && scope.event !== null && waitsFor(scope)
      ? [scope, ...scope.eventActivities]
      : scope.eventActivities;
  for (const activity of inHashOrderOfIds(events)) {
    const declared = declarationOf(activity);
    if (declared) subscribe(execution, activity, declared.type, declared.name(execution));
  }
  if (scope.kind === 'activity' && scope.message)
    subscribe(execution, scope, 'message', text(scope.message, execution));
};

/** Adds one subscription. */
export const subscribe = (
  execution: Execution,
  activity: Activity,
  eventType: EventType,
  eventName: string | null,
): EventSubscriptionRow => {
  const { context, row } = execution;
  const subscription = context.unit.insert('eventSubscription', {
    id: context.nextId(),
    revision: 1,
    eventType,
    eventName,
    executionId: row.id,
    processInstanceId: row.processInstanceId,
    activityId: activity.id,
    configuration: null,
    createdAt: context.now(),
    tenantId: row.tenantId,
  });
  add(execution.subscriptions, subscription);
  return subscription;
};

/** An activity with a compensation handler has been done: it can be undone from now on (createCompensateEventSubscription). */
export const subscribeCompensation = (execution: Execution, handler: Activity): void => {
  const { flowScope } = execution.currentActivity;
  subscribe(executionForFlowScope(execution, flowScope), handler, 'compensate', null);
};

const waitsFor = ({ type }: Activity): boolean =>
  type === 'intermediateMessageCatch' ||
  type === 'intermediateSignalCatch' ||
  type === 'intermediateConditional';

const declarationOf = ({
  event,
}: Activity): { type: EventType; name: (execution: Execution) => string | null } | undefined => {
  switch (event?.kind) {
    case 'message':
    case 'signal':
      return { type: event.kind, name: (execution) => text(event.name, execution) };
    case 'conditional':
      return { type: 'conditional', name: () => null };
    default:
      return undefined;
  }
};
