import type { BatchType } from '../batch/batch-type.ts';
import { keepVariables, variablesOf } from '../batch/batch-variables.ts';
import { createBatch } from '../batch/create-batch.ts';
import type { TypedValue } from '../execution/variable-scope.ts';
import { batchFailure } from '../failure.ts';
import type { BatchRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';
import { correlateMessage } from './correlate-message.ts';
import { type ProcessInstances, processInstanceElements } from './process-instances.ts';

/** Sends a message to process instances by a batch, each in a job of its own. */
export interface CorrelateMessageAsync extends ProcessInstances {
  messageName: string | null;
  variables: ReadonlyMap<string, TypedValue> | null;
}

/** CorrelateAllMessageBatchCmd */
export function* correlateMessageAsync(
  context: CommandContext,
  { messageName, variables, ...instances }: CorrelateMessageAsync,
): Work<Readonly<BatchRow>> {
  const { processInstanceIds, processInstanceQuery, historicProcessInstanceQuery } = instances;
  if (!processInstanceIds && !processInstanceQuery && !historicProcessInstanceQuery)
    throw batchFailure.nobodyNamed();
  const elements = processInstanceElements(context, instances);
  if (elements.ids.length === 0) throw batchFailure.noInstancesForMessage();
  const batch = createBatch(context, messageBatch, { elements, settings: { messageName } });
  keepVariables(context, batch.id, variables ?? new Map());
  return batch;
}

/** MessageCorrelationBatchJobHandler: who does not wait for the message is not reached, and that is no failure. */
export const messageBatch: BatchType<{ messageName: string | null }> = {
  name: 'correlate-message',
  inInstance: true,
  *perform(context, { ids, settings: { messageName }, batchId }) {
    const variables = variablesOf(context, batchId);
    for (const processInstanceId of ids)
      yield* correlateMessage(context, {
        messageName,
        processInstanceId,
        variables,
        all: true,
        executionsOnly: true,
      });
  },
};
