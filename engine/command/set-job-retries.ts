import { jobFailure } from '../failure.ts';
import { setRetries } from '../job/perform-job.ts';
import type { CommandContext, Work } from './command.ts';

/** How often jobs may still be tried: those named, or all failed ones of a job definition. */
export type SetJobRetries = {
  retries: number;
  /** When they are due then; left as it is where undefined. */
  dueDate?: number | null | undefined;
} & ({ jobIds: readonly string[] } | { jobDefinitionId: string });

/** SetJobRetriesCmd. By a job definition, the incidents of its jobs stay. */
export function* setJobRetries(context: CommandContext, command: SetJobRetries): Work {
  const { retries, dueDate } = command;
  if (retries < 0) throw jobFailure.negativeRetries(retries);
  if ('jobIds' in command) {
    for (const id of command.jobIds) {
      const job = context.unit.get('job', id);
      if (!job) throw jobFailure.noJob(id);
      setRetries(context, job, retries);
      if (dueDate !== undefined) job.dueDate = dueDate;
    }
    return;
  }
  for (const job of context.unit.find('job', 'jobDefinitionId', command.jobDefinitionId)) {
    if (job.retries !== 0) continue;
    job.retries = retries;
    job.lockOwner = null;
    job.lockExpirationTime = null;
    if (dueDate !== undefined) job.dueDate = dueDate;
  }
}
