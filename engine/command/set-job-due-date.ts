import { startTimerDue } from '../deployment/start-timer.ts';
import { jobFailure } from '../failure.ts';
import { timerDue } from '../job/timer.ts';
import { timerOf } from '../job/timer-configuration.ts';
import type { JobRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';

export interface SetJobDueDate {
  jobId: string;
  /** Milliseconds since 1970; null for at once. */
  dueDate: number | null;
  /** Whether a repeating timer's later dates shift as well. */
  cascade?: boolean;
}

/** SetJobDuedateCmd */
export function* setJobDueDate(context: CommandContext, command: SetJobDueDate): Work {
  const { jobId, dueDate, cascade = false } = command;
  const job = context.unit.get('job', jobId);
  if (!job) throw jobFailure.noJobOfDueDate(jobId);
  if (cascade && dueDate !== null && job.type === 'timer' && job.dueDate !== null)
    job.repeatOffset += dueDate - job.dueDate;
  job.dueDate = dueDate;
}

export interface RecalculateJobDueDate {
  jobId: string;
  /** Whether the timer counts from when it was made, or from now. */
  fromCreation: boolean;
}

/** Sets a timer's due date by what its expression gives now (RecalculateJobDuedateCmd). */
export function* recalculateJobDueDate(
  context: CommandContext,
  { jobId, fromCreation }: RecalculateJobDueDate,
): Work {
  const job = context.unit.get('job', jobId);
  if (!job) throw jobFailure.notFound(jobId);
  if (!timerTypes.has(job.handlerType)) throw jobFailure.noTimer(jobId, job.handlerType);
  job.dueDate = dueDateOf(context, job, fromCreation ? job.createTime : context.now());
}

const timerTypes: ReadonlySet<string> = new Set([
  'timer-transition',
  'timer-intermediate-transition',
  'timer-start-event',
  'timer-start-event-subprocess',
  'timer-task-listener',
]);

const dueDateOf = (context: CommandContext, job: JobRow, from: number): number => {
  const { processDefinitionId, jobDefinitionId, executionId } = job;
  const definition =
    jobDefinitionId === null ? undefined : context.unit.get('jobDefinition', jobDefinitionId);
  const activity =
    processDefinitionId === null
      ? undefined
      : context.graph(processDefinitionId).activityById.get(definition?.activityId ?? '');
  const { listenerId } = timerOf(job);
  const timeout = activity?.userTask?.listeners.find(({ timer, id }) => timer && id === listenerId);
  if (timeout?.timer && executionId !== null)
    return timerDue(context.executionOf(executionId), timeout.timer, from).dueDate;
  if (activity?.event?.kind !== 'timer') throw jobFailure.noTimerDeclaration(job.id);
  const { timer } = activity.event;
  if (executionId === null) return startTimerDue(context, timer, from).dueDate;
  return timerDue(context.executionOf(executionId), timer, from).dueDate;
};
