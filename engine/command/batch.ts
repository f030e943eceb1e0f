import { jobDefinitionIds, removeBatch } from '../batch/remove-batch.ts';
import { batchFailure } from '../failure.ts';
import { removeHistoricBatch } from '../history/batch.ts';
import type { CommandContext, Work } from './command.ts';

/** Ends a batch at once; what its jobs have done stays. With `cascade` it leaves history too. */
export interface DeleteBatch {
  batchId: string;
  cascade?: boolean;
}

/** DeleteBatchCmd */
export function* deleteBatch(
  context: CommandContext,
  { batchId, cascade = false }: DeleteBatch,
): Work {
  removeBatch(context, batchOf(context, batchId), { cascade });
}

/** Suspends or activates a batch with its job definitions and jobs, those to come included. */
export interface SuspendBatch {
  batchId: string;
  suspended: boolean;
}

/** SuspendBatchCmd, ActivateBatchCmd */
export function* suspendBatch(context: CommandContext, { batchId, suspended }: SuspendBatch): Work {
  const { unit } = context;
  const batch = batchOf(context, batchId);
  const suspensionState = suspended ? 2 : 1;
  for (const id of jobDefinitionIds(batch)) {
    const definition = unit.get('jobDefinition', id);
    if (definition) definition.suspensionState = suspensionState;
    for (const job of unit.find('job', 'jobDefinitionId', id))
      job.suspensionState = suspensionState;
  }
  batch.suspensionState = suspensionState;
}

/** Forgets a batch, whether it has ended or not. */
export interface DeleteHistoricBatch {
  batchId: string;
}

/** DeleteHistoricBatchCmd */
export function* deleteHistoricBatch(
  context: CommandContext,
  { batchId }: DeleteHistoricBatch,
): Work {
  const historic = context.unit.get('historicBatch', batchId);
  if (!historic) throw batchFailure.unknownHistoric(batchId);
  removeHistoricBatch(context, historic);
}

const batchOf = (context: CommandContext, id: string) => {
  const batch = context.unit.get('batch', id);
  if (!batch) throw batchFailure.unknown(id);
  return batch;
};
