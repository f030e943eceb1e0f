import type { BatchRow, HistoricBatchRow } from '../../engine/index.ts';
import { formatDate, formatDateOrNull } from '../date-format.ts';

/** BatchDto */
export const batchDto = (row: Readonly<BatchRow>) => ({
  id: row.id,
  type: row.type,
  totalJobs: row.totalJobs,
  jobsCreated: row.jobsCreated,
  batchJobsPerSeed: row.batchJobsPerSeed,
  invocationsPerBatchJob: row.invocationsPerBatchJob,
  seedJobDefinitionId: row.seedJobDefinitionId,
  monitorJobDefinitionId: row.monitorJobDefinitionId,
  batchJobDefinitionId: row.batchJobDefinitionId,
  suspended: row.suspensionState === 2,
  tenantId: row.tenantId,
  createUserId: row.createUserId,
  startTime: formatDate(row.startTime),
  executionStartTime: formatDateOrNull(row.executionStartTime),
});

/** BatchStatisticsDto. `jobs`: those that have been made and are not done; `failedJobs`: those among them without retries. */
export const batchStatisticsDto = (
  row: Readonly<BatchRow>,
  { jobs, failedJobs }: { jobs: number; failedJobs: number },
) => {
  const remainingJobs = jobs + row.totalJobs - row.jobsCreated;
  return {
    ...batchDto(row),
    remainingJobs,
    completedJobs: row.totalJobs - remainingJobs,
    failedJobs,
  };
};

/** HistoricBatchDto */
export const historicBatchDto = (row: Readonly<HistoricBatchRow>) => ({
  id: row.id,
  type: row.type,
  totalJobs: row.totalJobs,
  batchJobsPerSeed: row.batchJobsPerSeed,
  invocationsPerBatchJob: row.invocationsPerBatchJob,
  seedJobDefinitionId: row.seedJobDefinitionId,
  monitorJobDefinitionId: row.monitorJobDefinitionId,
  batchJobDefinitionId: row.batchJobDefinitionId,
  tenantId: row.tenantId,
  createUserId: row.createUserId,
  startTime: formatDate(row.startTime),
  endTime: formatDateOrNull(row.endTime),
  removalTime: formatDateOrNull(row.removalTime),
  executionStartTime: formatDateOrNull(row.executionStartTime),
});
