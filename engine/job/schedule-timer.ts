import type { CommandContext } from '../execution/context.ts';
import { historicJob } from '../history/job-log.ts';

/** A job for something to be done at a time, of no instance (TimerEntity as commands make it). */
export interface ScheduledTimer {
  handlerType: string;
  handlerConfiguration: string;
  /** Milliseconds since 1970. */
  dueDate: number;
  deploymentId: string | null;
}

/** Adds the job. */
export const scheduleTimer = (context: CommandContext, given: ScheduledTimer): void => {
  const job = context.unit.insert('job', {
    ...given,
    id: context.nextId(),
    revision: 1,
    type: 'timer',
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
    repeat: null,
    repeatOffset: 0,
    suspensionState: 1,
    jobDefinitionId: null,
    priority: 0,
    sequenceCounter: 1,
    createTime: context.now(),
    batchId: null,
    tenantId: null,
  });
  historicJob(context, job, 'created');
};
