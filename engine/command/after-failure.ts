import { isOptimisticLocking } from '../failure.ts';
import type { CommandContext, Work } from './command.ts';
import type { CommandOf, Verb } from './commands.ts';
import { recordFailedJob } from './execute-job.ts';

/**
 * What is to be recorded of a command that failed, in a transaction of its own: a job loses a retry. One that only came
 * too late keeps them, and is tried again.
 */
export const afterFailure = (
  verb: Verb,
  command: CommandOf<Verb>,
  error: unknown,
  failed: CommandContext | undefined,
): ((context: CommandContext) => Work) | undefined => {
  if (verb !== 'executeJob' || isOptimisticLocking(error)) return undefined;
  const { jobId } = command as CommandOf<'executeJob'>;
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return (context) =>
    recordFailedJob(context, {
      jobId,
      message,
      stackTrace: stack ?? message,
      failedActivityId: failed?.loop.latestActivityId ?? null,
    });
};
