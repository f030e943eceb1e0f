import type { JobDefinitionRow, JobRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';

/** A key's definitions; `tenantId` undefined is: of whatever tenant, null: of none. */
interface OfKey {
  processDefinitionKey: string;
  tenantId?: string | null | undefined;
}

/** Suspends or activates jobs: one, or those of a job definition, instance, definition or key. */
export type SuspendJobs = { suspended: boolean } & (
  | { jobId: string }
  | { jobDefinitionId: string }
  | { processInstanceId: string }
  | { processDefinitionId: string }
  | OfKey
);

/** SuspendJobCmd, ActivateJobCmd. Unknown ids change nothing. */
export function* suspendJobs(context: CommandContext, command: SuspendJobs): Work {
  for (const job of jobsOf(context, command)) job.suspensionState = stateOf(command.suspended);
}

/** Suspends or activates job definitions, and so the jobs that they make from now on. */
export type SuspendJobDefinitions = { suspended: boolean; includeJobs: boolean } & (
  | { jobDefinitionId: string }
  | { processDefinitionId: string }
  | OfKey
);

/** SuspendJobDefinitionCmd, ActivateJobDefinitionCmd: start timers follow even where other jobs do not. */
export function* suspendJobDefinitions(
  context: CommandContext,
  command: SuspendJobDefinitions,
): Work {
  const suspensionState = stateOf(command.suspended);
  for (const definition of definitionsOf(context, command))
    definition.suspensionState = suspensionState;
  for (const job of jobsOf(context, command)) {
    const isStartTimer = !('jobDefinitionId' in command) && job.handlerType === 'timer-start-event';
    if (command.includeJobs || isStartTimer) job.suspensionState = suspensionState;
  }
}

const stateOf = (suspended: boolean): 1 | 2 => (suspended ? 2 : 1);

const definitionsOf = (
  context: CommandContext,
  command: SuspendJobDefinitions,
): JobDefinitionRow[] => {
  const { unit } = context;
  if ('jobDefinitionId' in command) {
    const definition = unit.get('jobDefinition', command.jobDefinitionId);
    return definition ? [definition] : [];
  }
  return processDefinitionIds(context, command).flatMap((id) =>
    unit.find('jobDefinition', 'processDefinitionId', id),
  );
};

const jobsOf = (
  context: CommandContext,
  command: SuspendJobs | SuspendJobDefinitions,
): JobRow[] => {
  const { unit } = context;
  if ('jobId' in command) {
    const job = unit.get('job', command.jobId);
    return job ? [job] : [];
  }
  if ('jobDefinitionId' in command)
    return unit.find('job', 'jobDefinitionId', command.jobDefinitionId);
  if ('processInstanceId' in command)
    return unit.find('job', 'processInstanceId', command.processInstanceId);
  return processDefinitionIds(context, command).flatMap((id) =>
    unit.find('job', 'processDefinitionId', id),
  );
};

const processDefinitionIds = (
  { unit }: CommandContext,
  named: { processDefinitionId: string } | OfKey,
): string[] => {
  if ('processDefinitionId' in named) return [named.processDefinitionId];
  const { processDefinitionKey, tenantId } = named;
  return unit
    .find('processDefinition', 'key', processDefinitionKey)
    .filter((row) => tenantId === undefined || row.tenantId === tenantId)
    .map(({ id }) => id);
};
