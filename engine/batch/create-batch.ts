import type { CommandContext } from '../execution/context.ts';
import { historicBatchStarted } from '../history/batch.ts';
import type { BatchRow, JobDefinitionRow } from '../store/tables.ts';
import type { BatchElements } from './batch-elements.ts';
import type { BatchType } from './batch-type.ts';
import { writeBatch } from './configuration.ts';
import { MONITOR_JOB } from './monitor-job.ts';
import { createSeedJob, SEED_JOB } from './seed-job.ts';

/** Camunda's defaults: how many jobs a seed job makes, and how many elements a job is for. */
const batchJobsPerSeed = 100;
const invocationsPerBatchJob = 1;

/** What a batch is to be. */
export interface NewBatch<S> {
  elements: BatchElements;
  settings: S;
  tenantId?: string | null;
}

/** Makes a batch with its job definitions and its first seed job (BatchBuilder). */
export const createBatch = <S>(
  context: CommandContext,
  { name }: BatchType<S>,
  { elements, settings, tenantId = null }: NewBatch<S>,
): BatchRow => {
  const id = context.nextId();
  const define = (jobType: string, deploymentId: string | null = null) =>
    context.unit.insert(
      'jobDefinition',
      definition(context, { id, jobType, deploymentId, tenantId }),
    ).id;
  const batch = context.unit.insert('batch', {
    id,
    revision: 1,
    type: name,
    totalJobs: Math.ceil(elements.ids.length / invocationsPerBatchJob),
    jobsCreated: 0,
    batchJobsPerSeed,
    invocationsPerBatchJob,
    seedJobDefinitionId: define(SEED_JOB, elements.mappings[0]?.deploymentId),
    monitorJobDefinitionId: define(MONITOR_JOB),
    batchJobDefinitionId: define(name),
    configuration: writeBatch(elements, settings),
    suspensionState: 1,
    startTime: context.now(),
    executionStartTime: null,
    createUserId: context.userId,
    tenantId,
  });
  historicBatchStarted(context, batch);
  createSeedJob(context, batch);
  return batch;
};

interface OfBatch {
  id: string;
  jobType: string;
  deploymentId: string | null;
  tenantId: string | null;
}

const definition = (context: CommandContext, { id, ...given }: OfBatch): JobDefinitionRow => ({
  id: context.nextId(),
  revision: 1,
  processDefinitionId: null,
  processDefinitionKey: null,
  activityId: null,
  jobConfiguration: id,
  jobPriority: null,
  suspensionState: 1,
  ...given,
});
