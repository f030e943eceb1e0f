import { jobFailure } from '../failure.ts';
import { deleteJob as remove } from '../job/job-row.ts';
import type { CommandContext, Work } from './command.ts';

export interface DeleteJob {
  jobId: string;
}

/** Takes a job away that nobody does at the moment; whoever waits for it waits on (DeleteJobCmd). */
export function* deleteJob(context: CommandContext, { jobId }: DeleteJob): Work {
  const job = context.unit.get('job', jobId);
  if (!job) throw jobFailure.isNull(jobId);
  if (job.lockOwner !== null || job.lockExpirationTime !== null) throw jobFailure.isBeingExecuted();
  remove(context, job);
}
