import type { CommandContext } from '../execution/context.ts';
import { add, type Execution, remove } from '../execution/execution.ts';
import { endIncidents } from '../execution/incident.ts';
import { priority } from '../execution/priority.ts';
import { historicJob, type JobLogDetails } from '../history/job-log.ts';
import type { Activity } from '../model/process-graph.ts';
import type { JobDefinitionRow, JobRow } from '../store/tables.ts';

/** What every job has to say; for the rest it is like most of them where nothing else is given. */
type GivenJob = Partial<JobRow> &
  Pick<JobRow, 'type' | 'handlerType' | 'handlerConfiguration' | 'deploymentId'>;

/** Adds a job, of no instance unless one is given, and tells history (JobManager.insertJob). */
export const insertJob = (
  context: CommandContext,
  given: GivenJob,
  log: JobLogDetails = {},
): JobRow => {
  const job = context.unit.insert('job', {
    id: context.nextId(),
    revision: 1,
    lockExpirationTime: null,
    lockOwner: null,
    isExclusive: true,
    executionId: null,
    processInstanceId: null,
    processDefinitionId: null,
    processDefinitionKey: null,
    retries: 3,
    exceptionMessage: null,
    exceptionStackTrace: null,
    failedActivityId: null,
    dueDate: null,
    repeat: null,
    repeatOffset: 0,
    suspensionState: 1,
    jobDefinitionId: null,
    priority: 0,
    sequenceCounter: 1,
    createTime: context.now(),
    batchId: null,
    tenantId: null,
    ...given,
  });
  historicJob(context, job, 'created', log);
  return job;
};

/** What makes one job differ from another. */
export interface NewJob {
  type: JobRow['type'];
  handlerType: string;
  handlerConfiguration: string;
  dueDate?: number | null;
  repeat?: string | null;
}

/** Adds a job for an execution that waits at an activity (JobDeclaration.createJobInstance). */
export const createJob = (
  execution: Execution,
  activity: Activity,
  definition: JobDefinitionRow | undefined,
  given: NewJob,
  log: JobLogDetails = {},
): JobRow => {
  const { context, row } = execution;
  const isSuspended = row.suspensionState === 2 || definition?.suspensionState === 2;
  const own: GivenJob = {
    ...given,
    isExclusive: activity.exclusive,
    executionId: row.id,
    processInstanceId: row.processInstanceId,
    processDefinitionId: row.processDefinitionId,
    processDefinitionKey: execution.graph.key,
    deploymentId:
      context.unit.get('processDefinition', row.processDefinitionId)?.deploymentId ?? null,
    suspensionState: isSuspended ? 2 : 1,
    jobDefinitionId: definition?.id ?? null,
    priority: priorityOf(execution, activity, definition, given.handlerType),
    tenantId: row.tenantId,
  };
  const job = insertJob(context, own, log);
  add(execution.jobs, job);
  return job;
};

/** That of the job definition, else of the activity, else of the process, else 0 (DefaultJobPriorityProvider). */
const priorityOf = (
  execution: Execution,
  activity: Activity,
  definition: JobDefinitionRow | undefined,
  handlerType: string,
): number => {
  if (definition && definition.jobPriority !== null) return definition.jobPriority;
  const declared = activity.jobPriority ?? execution.graph.jobPriority;
  if (!declared) return 0;
  return priority(
    declared,
    execution,
    () => `Job ${activity.id}/${handlerType} instantiated in context of ${described(execution)}`,
  );
};

/** ExecutionEntity.toString */
const described = ({ id, isProcessInstance, isConcurrent, isScope }: Execution): string =>
  isProcessInstance
    ? `ProcessInstance[${id}]`
    : `${isConcurrent ? 'Concurrent' : ''}${isScope ? 'Scope' : ''}Execution[${id}]`;

/** The definition of the jobs of an activity, by what kind of job it is. */
export const jobDefinitionOf = (
  context: CommandContext,
  processDefinitionId: string,
  activityId: string,
  fits: (row: JobDefinitionRow) => boolean,
): JobDefinitionRow | undefined =>
  context.unit
    .find('jobDefinition', 'processDefinitionId', processDefinitionId)
    .find((row) => row.activityId === activityId && fits(row));

/** The job goes without having been done; its incident goes with it. */
export const deleteJob = (context: CommandContext, job: JobRow): void => {
  endIncidents(context, job.id, 'deleted');
  detach(context, job);
  historicJob(context, job, 'deleted');
};

/** The job is done. */
export const completeJob = (context: CommandContext, job: JobRow): void => {
  endIncidents(context, job.id, 'resolved');
  detach(context, job);
};

const detach = (context: CommandContext, job: JobRow): void => {
  const execution = job.executionId === null ? undefined : context.execution(job.executionId);
  if (execution) remove(execution.jobs, job);
  context.unit.remove('job', job);
};
