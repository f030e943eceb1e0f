import type { CommandContext } from '../execution/context.ts';
import { batchFailure } from '../failure.ts';
import { insertJob } from '../job/job-row.ts';
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
  const { handlerType, handlerConfiguration, processInstanceId = null, dueDate = null } = given;
  return insertJob(context, {
    type: 'message',
    handlerType,
    handlerConfiguration,
    processInstanceId,
    dueDate,
    deploymentId: given.deploymentId ?? definition.deploymentId,
    suspensionState: definition.suspensionState,
    jobDefinitionId: definition.id,
    priority: definition.jobPriority ?? 0,
    batchId: batch.id,
    tenantId: definition.tenantId,
  });
};
