import type { BatchType } from '../batch/batch-type.ts';
import { createBatch } from '../batch/create-batch.ts';
import { batchFailure } from '../failure.ts';
import type { Query } from '../store/query.ts';
import type { BatchRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';
import { deleteHistoricProcessInstance } from './delete-historic-process-instance.ts';
import { historicProcessInstanceElements } from './process-instances.ts';

/** Forgets ended instances by a batch, each in a job of its own. */
export interface DeleteHistoricProcessInstancesAsync {
  processInstanceIds?: readonly (string | null)[] | null;
  historicProcessInstanceQuery?: Query<'historicProcessInstance'> | null;
}

/** DeleteHistoricProcessInstancesBatchCmd */
export function* deleteHistoricProcessInstancesAsync(
  context: CommandContext,
  command: DeleteHistoricProcessInstancesAsync,
): Work<Readonly<BatchRow>> {
  const elements = historicProcessInstanceElements(context, command);
  if (elements.ids.length === 0) throw batchFailure.noElements('historicProcessInstanceIds');
  return createBatch(context, historicDeletionBatch, { elements, settings: null });
}

/** DeleteHistoricProcessInstancesJobHandler: an instance that still runs fails its job. */
export const historicDeletionBatch: BatchType<null> = {
  name: 'historic-instance-deletion',
  *perform(context, { ids }) {
    for (const processInstanceId of ids)
      yield* deleteHistoricProcessInstance(context, { processInstanceId, failIfNotExists: false });
  },
};
