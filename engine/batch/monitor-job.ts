import type { CommandContext } from '../execution/context.ts';
import type { BatchRow, JobRow } from '../store/tables.ts';
import { createBatchJob } from './batch-job.ts';

export const MONITOR_JOB = 'batch-monitor-job';

/** The job that ends a batch when the batch's other jobs are done. */
export const createMonitorJob = (
  context: CommandContext,
  batch: BatchRow,
  dueDate: number | null,
): JobRow =>
  createBatchJob(context, batch, {
    definition: 'monitorJobDefinitionId',
    handlerType: MONITOR_JOB,
    handlerConfiguration: batch.id,
    dueDate,
  });
