import type { CommandContext } from '../execution/context.ts';
import type { JobDefinitionRow, JobRow } from '../store/tables.ts';

const states = { created: 0, failed: 1, successful: 2, deleted: 3 } as const;

/** What of a line of the log does not stand in the job itself. */
export interface JobLogDetails {
  message?: string | null;
  stackTrace?: string | null;
  /** The job's definition, where it may have been removed meanwhile. */
  definition?: JobDefinitionRow | undefined;
  /** Where it is, if neither its definition nor its execution says so. */
  activityId?: string | null;
}

/** One line of a job's log (DefaultHistoryEventProducer.initHistoricJobLogEvent). */
export const historicJob = (
  context: CommandContext,
  job: JobRow,
  state: keyof typeof states,
  {
    message = null,
    stackTrace = null,
    definition = definitionOf(context, job),
    activityId = null,
  }: JobLogDetails = {},
): void => {
  const execution = job.executionId === null ? undefined : context.executionOf(job.executionId);
  context.unit.insert('historicJobLog', {
    id: context.nextId(),
    timestamp: context.now(),
    jobId: job.id,
    jobDueDate: job.dueDate,
    jobRetries: job.retries,
    jobPriority: job.priority,
    jobExceptionMessage: message,
    exceptionStackTrace: stackTrace,
    jobState: states[state],
    jobDefinitionId: job.jobDefinitionId,
    jobDefinitionType: definition?.jobType ?? job.handlerType,
    jobDefinitionConfiguration: definition?.jobConfiguration ?? null,
    activityId: activityId ?? definition?.activityId ?? execution?.row.activityId ?? null,
    failedActivityId: job.failedActivityId,
    executionId: job.executionId,
    processInstanceId: job.processInstanceId,
    processDefinitionId: job.processDefinitionId,
    processDefinitionKey: job.processDefinitionKey,
    rootProcessInstanceId: execution?.row.rootProcessInstanceId ?? null,
    deploymentId: job.deploymentId,
    batchId: job.batchId,
    sequenceCounter: job.sequenceCounter,
    tenantId: job.tenantId,
  });
};

/** The definition that a job was made by, while there is one. */
export const definitionOf = (
  context: CommandContext,
  { jobDefinitionId }: JobRow,
): JobDefinitionRow | undefined =>
  jobDefinitionId === null ? undefined : context.unit.get('jobDefinition', jobDefinitionId);
