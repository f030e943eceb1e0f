import { jobFailure } from '../failure.ts';
import type { CommandContext, Work } from './command.ts';

export interface SetJobPriority {
  jobId: string;
  priority: number;
}

/** SetJobPriorityCmd */
export function* setJobPriority(
  context: CommandContext,
  { jobId, priority }: SetJobPriority,
): Work {
  const job = context.unit.get('job', jobId);
  if (!job) throw jobFailure.notFound(jobId);
  job.priority = priority;
}

/** What the priority of a definition's new jobs is instead of the model's; null gives it back to the model. */
export interface SetJobDefinitionPriority {
  jobDefinitionId: string;
  priority: number | null;
  /** Whether the jobs that there are get it too. */
  includeJobs?: boolean;
}

/** SetJobDefinitionPriorityCmd */
export function* setJobDefinitionPriority(
  { unit }: CommandContext,
  { jobDefinitionId, priority, includeJobs = false }: SetJobDefinitionPriority,
): Work {
  const definition = unit.get('jobDefinition', jobDefinitionId);
  if (!definition) throw jobFailure.unknownDefinition(jobDefinitionId);
  definition.jobPriority = priority;
  if (!includeJobs || priority === null) return;
  for (const job of unit.find('job', 'jobDefinitionId', jobDefinitionId)) job.priority = priority;
}
