import type { CommandContext } from '../execution/context.ts';
import type { Work } from '../execution/work.ts';
import { batchFailure } from '../failure.ts';
import type { BatchRow, JobRow } from '../store/tables.ts';
import { createBatchJob } from './batch-job.ts';
import type { BatchTypes } from './batch-type.ts';
import { readBatch, writeBatch, writeShare } from './configuration.ts';
import { createMonitorJob } from './monitor-job.ts';

export const SEED_JOB = 'batch-seed-job';

/** The job that makes the jobs of a batch. */
export const createSeedJob = (context: CommandContext, batch: BatchRow): JobRow =>
  createBatchJob(context, batch, {
    definition: 'seedJobDefinitionId',
    handlerType: SEED_JOB,
    handlerConfiguration: batch.id,
  });

/**
 * Makes as many jobs as one seeding may, all for the same deployment, and then another seed job or, when there is a job
 * for every element, the monitor job (BatchSeedJobHandler, AbstractBatchJobHandler.createJobs).
 */
export function* seed(types: BatchTypes, context: CommandContext, job: JobRow): Work {
  const batch = batchOf(context, job);
  const { ids, mappings, settings } = readBatch(batch.configuration);
  const [mapping, ...later] = mappings;
  const { batchJobsPerSeed, invocationsPerBatchJob } = batch;
  const number = Math.min(batchJobsPerSeed * invocationsPerBatchJob, mapping?.count ?? 0);
  for (let at = 0; at < number; at += invocationsPerBatchJob) {
    const share = ids.slice(at, Math.min(at + invocationsPerBatchJob, number));
    const isOfInstance = types[batch.type]?.inInstance && share.length === 1;
    createBatchJob(context, batch, {
      definition: 'batchJobDefinitionId',
      handlerType: batch.type,
      handlerConfiguration: writeShare(share, settings),
      deploymentId: mapping?.deploymentId ?? null,
      processInstanceId: isOfInstance ? share[0] : null,
    });
    batch.jobsCreated++;
  }
  const left =
    mapping && mapping.count > number ? [{ ...mapping, count: mapping.count - number }] : [];
  const elements = { ids: ids.slice(number), mappings: [...left, ...later] };
  batch.configuration = writeBatch(elements, settings);
  if (elements.mappings.length > 0) createSeedJob(context, batch);
  else createMonitorJob(context, batch, null);
}

/** The batch that a seed or monitor job names. */
export const batchOf = (context: CommandContext, { handlerConfiguration }: JobRow): BatchRow => {
  const id = handlerConfiguration ?? '';
  const batch = context.unit.get('batch', id);
  if (!batch) throw batchFailure.vanished(id);
  return batch;
};
