import type { CommandContext } from '../execution/context.ts';
import type { Work } from '../execution/work.ts';
import { historicBatchExecuted } from '../history/batch.ts';
import type { JobHandler } from '../job/job-handlers.ts';
import type { JobRow } from '../store/tables.ts';
import type { BatchType, BatchTypes } from './batch-type.ts';
import { readShare } from './configuration.ts';
import { createMonitorJob, MONITOR_JOB } from './monitor-job.ts';
import { removeBatch } from './remove-batch.ts';
import { batchOf, SEED_JOB, seed } from './seed-job.ts';

/** Camunda's batchPollTime. */
const pollTimeMs = 30_000;

/** What the jobs of batches do, by their handler type: those that manage a batch, and each kind's own. */
export const batchJobHandlers = (types: BatchTypes): Readonly<Record<string, JobHandler>> => {
  const ofTypes = Object.values(types).map((type) => [type.name, performing(type)] as const);
  return {
    [SEED_JOB]: (context, job) => seed(types, context, job),
    [MONITOR_JOB]: monitor,
    ...Object.fromEntries(ofTypes),
  };
};

/** Ends the batch if no job of it is left, else looks again later (BatchMonitorJobHandler). */
function* monitor(context: CommandContext, job: JobRow): Work {
  const batch = batchOf(context, job);
  const [left] = context.unit.query({
    table: 'job',
    where: [{ op: 'eq', column: 'jobDefinitionId', value: batch.batchJobDefinitionId }],
    limit: 1,
  });
  if (left) createMonitorJob(context, batch, context.now() + pollTimeMs);
  else removeBatch(context, batch, { cascade: false });
}

/** Does a job's share; the first one marks the beginning of the batch's execution (AbstractBatchJobHandler.execute). */
const performing = (type: BatchType<never>): JobHandler =>
  function* (context, job) {
    const { ids, settings } = readShare(job.handlerConfiguration);
    const batchId = job.batchId ?? '';
    const batch = context.unit.get('batch', batchId);
    if (batch && batch.executionStartTime === null) {
      batch.executionStartTime = context.now();
      historicBatchExecuted(context, batch);
    }
    yield* type.perform(context, { ids, settings: settings as never, batchId });
  };
