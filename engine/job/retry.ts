import type { CommandContext } from '../execution/context.ts';
import { text } from '../execution/expression-context.ts';
import type { JobRow } from '../store/tables.ts';
import { dueDateOf } from './due-date.ts';

/** How often and how long apart a job is tried again. */
export interface RetryConfiguration {
  retries: number;
  intervals: readonly string[];
  /** When the interval of that place ends. */
  dueDate(index: number, now: number): number;
}

/** What `camunda:failedJobRetryTimeCycle` says: `R5/PT10M`, or one duration for each retry, divided by commas. */
export const retryConfiguration = (
  context: CommandContext,
  job: JobRow,
): RetryConfiguration | null => {
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

const parse = (cycle: string): RetryConfiguration | null => {
  const list = cycle.split(',').map((each) => each.trim());
  const repeated = /^R(\d+)\/(.+)$/.exec(list[0] ?? '');
  if (list.length === 1 && repeated)
    return configuration([`PT0S`], Number(repeated[1]), repeated[2] as string);
  if (list.some((each) => !each.startsWith('P'))) return null;
  return configuration(list, list.length + 1);
};

const configuration = (
  intervals: readonly string[],
  retries: number,
  only?: string,
): RetryConfiguration => ({
  retries,
  intervals,
  dueDate: (index, now) =>
    dueDateOf('timeDuration', only ?? (intervals[index] as string), now).dueDate,
});
