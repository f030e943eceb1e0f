import type { CommandContext } from '../execution/context.ts';
import { text } from '../execution/expression-context.ts';
import { Failure } from '../failure.ts';
import type { JobRow } from '../store/tables.ts';
import { dueDateOf } from './due-date.ts';
import { timesOfInterval } from './interval.ts';

/** How often and how long apart a job is tried again; the last interval holds for all that follow. */
interface RetryCycle {
  retries: number;
  intervals: readonly string[];
}

/**
 * When a job that has failed is tried again, and after its first failure how often, as its activity says. A cycle that
 * cannot be evaluated or read counts as none (DefaultJobRetryCmd.executeCustomStrategy).
 */
export const applyRetryCycle = (context: CommandContext, job: JobRow, isFirst: boolean): void => {
  try {
    const cycle = retryCycle(context, job);
    if (!cycle) return;
    const retries = isFirst ? cycle.retries : job.retries;
    const { length } = cycle.intervals;
    const interval = cycle.intervals[Math.max(0, Math.min(length - 1, length - (retries - 1)))];
    job.dueDate = dueDateOf('timeDuration', interval as string, context.now()).dueDate;
    job.retries = retries;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
};

/** What `camunda:failedJobRetryTimeCycle` says: `R5/PT10M`, or one duration for each retry, divided by commas. */
const retryCycle = (context: CommandContext, job: JobRow): RetryCycle | null => {
  if (job.processDefinitionId === null || job.executionId === null) return null;
  const definition =
    job.jobDefinitionId === null
      ? undefined
      : context.unit.get('jobDefinition', job.jobDefinitionId);
  const activity = context
    .graph(job.processDefinitionId)
    .activityById.get(definition?.activityId ?? '');
  const execution = context.execution(job.executionId);
  const cycle = activity?.retryCycle && execution ? text(activity.retryCycle, execution) : null;
  return cycle ? parse(cycle) : null;
};

/** ParseUtil.parseRetryIntervals */
const parse = (cycle: string): RetryCycle | null => {
  const intervals = cycle.split(',').map((each) => each.trim());
  const [only = '', another] = intervals;
  if (another !== undefined) return { retries: intervals.length + 1, intervals };
  const times = timesOfInterval(only);
  return times === undefined ? null : { retries: times ?? 2, intervals };
};
