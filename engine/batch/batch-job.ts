import type { CommandContext } from '../execution/context.ts';
import { batchFailure } from '../failure.ts';
import { historicJob } from '../history/job-log.ts';
import type { BatchRow, JobRow } from '../store/tables.ts';

/** The three job definitions of a batch, which its jobs belong to. */
type JobDefinitionColumn =
  | 'seedJobDefinitionId'
  | 'batchJobDefinitionId'
  | 'monitorJobDefinitionId';

interface NewBatchJob {
  definition: JobDefinitionColumn;
  handlerType: string;
  handlerConfiguration: string;
  deploymentId?: string | null;
  processInstanceId?: string | null;
  dueDate?: number | null;
}

/** Adds a job of a batch; a suspended definition makes it a suspended one (JobDeclaration, BatchJobDeclaration). */
export const createBatchJob = (
  context: CommandContext,
  batch: BatchRow,
  given: NewBatchJob,
): JobRow => {
  const definition = context.unit.get('jobDefinition', batch[given.definition]);
  if (!definition) throw batchFailure.vanished(batch.id);
  const job = context.unit.insert('job', {
    id: context.nextId(),
    revision: 1,
    type: 'message',
    lockExpirationTime: null,
    lockOwner: null,
    isExclusive: true,
    executionId: null,
    processInstanceId: given.processInstanceId ?? null,
    processDefinitionId: null,
    processDefinitionKey: null,
    retries: 3,
    exceptionMessage: null,
    exceptionStackTrace: null,
    failedActivityId: null,
    dueDate: given.dueDate ?? null,
    repeat: null,
    repeatOffset: 0,
    handlerType: given.handlerType,
    handlerConfiguration: given.handlerConfiguration,
    deploymentId: given.deploymentId ?? definition.deploymentId,
    suspensionState: definition.suspensionState,
    jobDefinitionId: definition.id,
    priority: definition.jobPriority ?? 0,
    sequenceCounter: 1,
    createTime: context.now(),
    batchId: batch.id,
    tenantId: definition.tenantId,
  });
  historicJob(context, job, 'created');
  return job;
};
