import type { BatchType } from '../batch/batch-type.ts';
import { createBatch } from '../batch/create-batch.ts';
import { batchFailure } from '../failure.ts';
import type { BatchRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';
import { type DeleteProcessInstance, deleteProcessInstance } from './delete-process-instance.ts';
import { type ProcessInstances, processInstanceElements } from './process-instances.ts';

type DeletionSettings = Omit<DeleteProcessInstance, 'processInstanceId' | 'failIfNotExists'>;

/** Cancels running instances by a batch, each in a job of its own. */
export interface DeleteProcessInstancesAsync extends ProcessInstances, DeletionSettings {}

/** DeleteProcessInstanceBatchCmd */
export function* deleteProcessInstancesAsync(
  context: CommandContext,
  command: DeleteProcessInstancesAsync,
): Work<Readonly<BatchRow>> {
  const { processInstanceIds, processInstanceQuery, historicProcessInstanceQuery, ...settings } =
    command;
  const elements = processInstanceElements(context, command);
  if (elements.ids.length === 0) throw batchFailure.noElements('processInstanceIds');
  return createBatch(context, deletionBatch, { elements, settings });
}

/** DeleteProcessInstancesJobHandler, which passes over an instance that is gone. */
export const deletionBatch: BatchType<DeletionSettings> = {
  name: 'instance-deletion',
  *perform(context, { ids, settings }) {
    for (const processInstanceId of ids)
      yield* deleteProcessInstance(context, {
        ...settings,
        processInstanceId,
        failIfNotExists: false,
      });
  },
};
