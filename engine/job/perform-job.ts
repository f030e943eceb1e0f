import type { CommandContext } from '../execution/context.ts';
import { add } from '../execution/execution.ts';
import { createIncident, endIncidents } from '../execution/incident.ts';
import type { Work } from '../execution/work.ts';
import { jobFailure } from '../failure.ts';
import { historicIncidentTold } from '../history/incident.ts';
import { definitionOf, historicJob } from '../history/job-log.ts';
import type { JobRow } from '../store/tables.ts';
import { nextOfCycle } from './due-date.ts';
import { completeJob } from './job-row.ts';
import { applyRetryCycle } from './retry.ts';
import { hasFollower, noteFollower } from './timer-configuration.ts';

/** Does the work of a job; a repeating timer first makes its follower (JobEntity.execute, TimerEntity). */
export function* performJob(context: CommandContext, job: JobRow): Work {
  const { jobHandlers } = context.surroundings;
  const handler = Object.hasOwn(jobHandlers, job.handlerType)
    ? jobHandlers[job.handlerType]
    : undefined;
  if (!handler) throw jobFailure.noHandler(job.handlerType);
  // Looked up first: the last job of a batch removes it.
  const definition = definitionOf(context, job);
  scheduleFollower(context, job);
  completeJob(context, job);
  yield* handler(context, job);
  historicJob(context, job, 'successful', { definition });
}

/** Answers whether there is one now: the last of a cycle has none, nor has one that has failed before and made it then. */
const scheduleFollower = (context: CommandContext, job: JobRow): boolean => {
  if (job.repeat === null || hasFollower(job)) return false;
  const dueDate = nextOfCycle(job.repeat, context.now(), job.repeatOffset);
  if (dueDate === null) return false;
  const follower = context.unit.insert('job', {
    ...job,
    id: context.nextId(),
    revision: 1,
    dueDate,
    lockOwner: null,
    lockExpirationTime: null,
    exceptionMessage: null,
    exceptionStackTrace: null,
    failedActivityId: null,
    createTime: context.now(),
  });
  const execution = job.executionId === null ? undefined : context.execution(job.executionId);
  if (execution) add(execution.jobs, follower);
  historicJob(context, follower, 'created');
  return true;
};

/** What a failure says of itself. */
export interface JobFailureReport {
  message: string;
  stackTrace: string;
  failedActivityId: string | null;
}

/**
 * A job has failed: it loses a retry, and with the last one it makes an incident (DefaultJobRetryCmd, FailedJobListener).
 * A repeating timer goes on all the same (RepeatingFailedJobListener).
 */
export const recordJobFailure = (
  context: CommandContext,
  job: JobRow,
  failure: JobFailureReport,
): void => {
  if (scheduleFollower(context, job)) noteFollower(job);
  const isFirst = job.exceptionMessage === null && job.exceptionStackTrace === null;
  job.lockOwner = null;
  job.lockExpirationTime = null;
  job.exceptionMessage = failure.message;
  job.exceptionStackTrace = failure.stackTrace;
  job.failedActivityId = failure.failedActivityId;
  historicJob(context, job, 'failed', failure);
  applyRetryCycle(context, job, isFirst);
  setRetries(context, job, Math.max(0, job.retries - 1));
};

/** Retries of 0 make an incident of a job; more of them resolve it (JobEntity.setRetries). */
export const setRetries = (context: CommandContext, job: JobRow, retries: number): void => {
  const hadRetries = job.retries > 0;
  job.retries = retries;
  if (retries > 0) {
    if (!hadRetries) endIncidents(context, job.id, 'resolved');
    return;
  }
  if (!hadRetries) return;
  const known = context.unit.find('incident', 'configuration', job.id);
  if (known.length > 0) {
    for (const { id } of known) historicIncidentTold(context, id, lastFailureLogId(context, job));
    return;
  }
  const execution = job.executionId === null ? null : (context.execution(job.executionId) ?? null);
  const definition = definitionOf(context, job);
  createIncident(context, {
    incidentType: 'failedJob',
    message: job.exceptionMessage,
    configuration: job.id,
    execution,
    activityId: definition?.activityId ?? execution?.row.activityId ?? null,
    failedActivityId: job.failedActivityId,
    processDefinitionId: job.processDefinitionId,
    jobDefinitionId: job.jobDefinitionId,
    historyConfiguration: lastFailureLogId(context, job),
    tenantId: job.tenantId,
  });
};

/** The newest line of the log that tells of a failure of the job. */
const lastFailureLogId = ({ unit }: CommandContext, job: JobRow): string | null =>
  unit.find('historicJobLog', 'jobId', job.id).findLast(({ jobState }) => jobState === 1)?.id ??
  null;
