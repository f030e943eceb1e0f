import { jobFailure } from '../failure.ts';
import { type JobFailureReport, performJob, recordJobFailure } from '../job/perform-job.ts';
import type { CommandContext, Work } from './command.ts';

export interface ExecuteJob {
  jobId: string;
}

/** Does a job now, whenever it is due (ExecuteJobsCmd). */
export function* executeJob(context: CommandContext, { jobId }: ExecuteJob): Work {
  const job = context.unit.get('job', jobId);
  if (!job) throw jobFailure.unknown(jobId);
  yield* performJob(context, job);
}

/** What is left of a job's execution that failed: its own transaction, after that of the execution was dropped. */
export interface RecordFailedJob extends JobFailureReport {
  jobId: string;
}

export function* recordFailedJob(
  context: CommandContext,
  { jobId, ...failure }: RecordFailedJob,
): Work {
  const job = context.unit.get('job', jobId);
  if (job) recordJobFailure(context, job, failure);
}
