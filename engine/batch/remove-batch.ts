import type { CommandContext } from '../execution/context.ts';
import { historicBatchEnded, removeHistoricBatch } from '../history/batch.ts';
import { deleteJob } from '../job/job-row.ts';
import type { BatchRow } from '../store/tables.ts';

/** Takes a batch away with all its jobs, and with `cascade` from history too (BatchEntity.delete). */
export const removeBatch = (
  context: CommandContext,
  batch: BatchRow,
  { cascade }: { cascade: boolean },
): void => {
  const { unit } = context;
  for (const variable of unit.find('variable', 'batchId', batch.id))
    unit.remove('variable', variable);
  for (const id of jobDefinitionIds(batch))
    for (const job of unit.find('job', 'jobDefinitionId', id)) deleteJob(context, job);
  for (const id of jobDefinitionIds(batch)) {
    const definition = unit.get('jobDefinition', id);
    if (definition) unit.remove('jobDefinition', definition);
  }
  unit.remove('batch', batch);
  historicBatchEnded(context, batch.id);
  if (cascade) removeHistoricBatch(context, batch);
};

/** Those of the seed, monitor and batch jobs. */
export const jobDefinitionIds = (
  batch: Pick<BatchRow, 'seedJobDefinitionId' | 'monitorJobDefinitionId' | 'batchJobDefinitionId'>,
): string[] => [
  batch.seedJobDefinitionId,
  batch.monitorJobDefinitionId,
  batch.batchJobDefinitionId,
];
