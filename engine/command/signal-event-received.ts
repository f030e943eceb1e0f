import { broadcastSignal } from '../execution/broadcast-signal.ts';
import type { TypedValue } from '../execution/variable-scope.ts';
import { eventFailure } from '../failure.ts';
import type { CommandContext, Work } from './command.ts';

/** A signal for all who wait for it, or for one execution. */
export interface SignalEventReceived {
  signalName: string;
  executionId?: string | null;
  variables?: ReadonlyMap<string, TypedValue>;
  /** Only subscriptions of this tenant, or with null of none. */
  tenantId?: string | null;
}

/** SignalEventReceivedCmd. Suspended executions and definitions are not reached. */
export function* signalEventReceived(context: CommandContext, command: SignalEventReceived): Work {
  const { signalName, executionId = null, variables = new Map(), tenantId } = command;
  const subscribed = context.unit
    .find('eventSubscription', 'eventName', signalName)
    .filter(({ eventType }) => eventType === 'signal');
  if (executionId === null) {
    const reached = subscribed.filter(
      (each) => tenantId === undefined || each.tenantId === tenantId,
    );
    return yield* broadcastSignal(
      context,
      reached.filter((each) => isAwake(context, each.executionId)),
      variables,
    );
  }
  if (!context.execution(executionId)) throw eventFailure.unknownExecution(executionId);
  const own = subscribed.filter((each) => each.executionId === executionId);
  if (own.length === 0) throw eventFailure.noSignalSubscription(executionId, signalName);
  yield* broadcastSignal(context, own, variables);
}

const isAwake = (context: CommandContext, executionId: string | null): boolean =>
  executionId === null || context.execution(executionId)?.isSuspended === false;
