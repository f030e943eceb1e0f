import type { ProcessDefinitionRow } from '../store/tables.ts';
import type { CommandContext } from './context.ts';

/** Suspends or activates a definition; its job definitions follow it and the jobs that start it, its instances do not. */
export const setDefinitionSuspended = (
  context: CommandContext,
  definition: ProcessDefinitionRow,
  suspended: boolean,
): void => {
  const suspensionState = suspended ? 2 : 1;
  definition.suspensionState = suspensionState;
  for (const row of context.unit.find('jobDefinition', 'processDefinitionId', definition.id)) {
    row.suspensionState = suspensionState;
    for (const job of context.unit.find('job', 'jobDefinitionId', row.id))
      if (job.handlerType === 'timer-start-event') job.suspensionState = suspensionState;
  }
};
