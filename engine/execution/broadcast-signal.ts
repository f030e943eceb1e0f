import type { EventSubscriptionRow } from '../store/tables.ts';
import type { CommandContext } from './context.ts';
import { createProcessInstance, startProcessInstance } from './process-start.ts';
import { triggerSubscription } from './trigger-event.ts';
import type { TypedValue } from './variable-scope.ts';
import type { Work } from './work.ts';

/** A signal reaches whoever waits for it at this moment, executions before start events (SignalEventReceivedCmd). */
export function* broadcastSignal(
  context: CommandContext,
  subscriptions: readonly EventSubscriptionRow[],
  variables: ReadonlyMap<string, TypedValue>,
  businessKey: string | null = null,
): Work {
  for (const subscription of subscriptions) {
    if (subscription.executionId !== null) yield* reach(context, subscription, variables);
  }
  for (const subscription of subscriptions) {
    if (subscription.executionId === null)
      yield* startBySignal(context, subscription, variables, businessKey);
  }
}

/** Not one that the signal itself has ended meanwhile, nor a suspended one. */
function* reach(
  context: CommandContext,
  subscription: EventSubscriptionRow,
  variables: ReadonlyMap<string, TypedValue>,
): Work {
  const execution = context.execution(subscription.executionId as string);
  if (
    !execution ||
    execution.isEnded ||
    execution.isCanceled ||
    !execution.subscriptions.includes(subscription)
  )
    return;
  yield* triggerSubscription(context, subscription, { variables });
}

function* startBySignal(
  context: CommandContext,
  { configuration, activityId }: EventSubscriptionRow,
  variables: ReadonlyMap<string, TypedValue>,
  businessKey: string | null,
): Work {
  const definition =
    configuration === null ? undefined : context.unit.get('processDefinition', configuration);
  if (!definition || definition.suspensionState === 2) return;
  const graph = yield* context.otherGraph(definition.id);
  const start = graph.activityById.get(activityId) ?? null;
  yield* startProcessInstance(
    createProcessInstance(context, graph, start, { businessKey }),
    variables,
  );
}
