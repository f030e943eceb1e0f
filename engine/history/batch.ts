import type { CommandContext } from '../execution/context.ts';
import type { BatchRow, HistoricBatchRow } from '../store/tables.ts';

/** A batch has been made (DefaultHistoryEventProducer.createBatchStartEvent). */
export const historicBatchStarted = (context: CommandContext, batch: BatchRow): void => {
  context.unit.insert('historicBatch', {
    id: batch.id,
    type: batch.type,
    totalJobs: batch.totalJobs,
    batchJobsPerSeed: batch.batchJobsPerSeed,
    invocationsPerBatchJob: batch.invocationsPerBatchJob,
    seedJobDefinitionId: batch.seedJobDefinitionId,
    monitorJobDefinitionId: batch.monitorJobDefinitionId,
    batchJobDefinitionId: batch.batchJobDefinitionId,
    startTime: batch.startTime,
    executionStartTime: null,
    endTime: null,
    removalTime: null,
    createUserId: batch.createUserId,
    tenantId: batch.tenantId,
  });
};

/** Its first job is done now; its history may have been deleted before. */
export const historicBatchExecuted = (context: CommandContext, batch: BatchRow): void => {
  const historic = context.unit.get('historicBatch', batch.id);
  if (historic) historic.executionStartTime = batch.executionStartTime;
};

export const historicBatchEnded = (context: CommandContext, id: string): void => {
  const historic = context.unit.get('historicBatch', id);
  if (historic) historic.endTime = context.now();
};

/** Forgets a batch, and what was logged of its jobs. */
export const removeHistoricBatch = (
  context: CommandContext,
  {
    id,
    seedJobDefinitionId,
    monitorJobDefinitionId,
    batchJobDefinitionId,
  }: HistoricBatchRow | BatchRow,
): void => {
  const { unit } = context;
  for (const definitionId of [seedJobDefinitionId, monitorJobDefinitionId, batchJobDefinitionId]) {
    for (const row of unit.find('historicIncident', 'jobDefinitionId', definitionId))
      unit.remove('historicIncident', row);
    for (const row of unit.find('historicJobLog', 'jobDefinitionId', definitionId))
      unit.remove('historicJobLog', row);
  }
  const historic = unit.get('historicBatch', id);
  if (historic) unit.remove('historicBatch', historic);
};
