import { type Payload, triggerSubscription } from '../execution/trigger-event.ts';
import { eventFailure } from '../failure.ts';
import type { CommandContext, Work } from './command.ts';

/** A message for one execution that waits for it. */
export interface MessageEventReceived extends Payload {
  executionId: string;
  /** Null: the one message that it waits for. */
  messageName: string | null;
}

/** MessageEventReceivedCmd */
export function* messageEventReceived(
  context: CommandContext,
  command: MessageEventReceived,
): Work {
  const { executionId, messageName, ...payload } = command;
  const found = (context.execution(executionId)?.subscriptions ?? []).filter(
    ({ eventType, eventName }) =>
      eventType === 'message' && (messageName === null || eventName === messageName),
  );
  const [subscription, ...more] = found;
  if (!subscription) throw eventFailure.noMessageSubscription(executionId, messageName);
  if (more.length > 0) throw eventFailure.severalSubscriptions(executionId, found.length);
  yield* triggerSubscription(context, subscription, payload);
}
