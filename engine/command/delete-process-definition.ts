import { definitionFailure } from '../failure.ts';
import type { ProcessDefinitionRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';
import {
  type DeletionOfInstances,
  deleteDefinition,
  deleteInstances,
  removeDefinitionHistory,
} from './delete-definition.ts';

/** Deletes one version of a process, or all of a key; `tenantId` undefined is: of whatever tenant. */
export type DeleteProcessDefinition = {
  /** Whether running instances and history go too; without it, running instances refuse it. */
  cascade?: boolean;
} & Omit<DeletionOfInstances, 'reason'> &
  ({ processDefinitionId: string } | { processDefinitionKey: string; tenantId?: string });

/** DeleteProcessDefinitionsByIdsCmd, DeleteProcessDefinitionsByKeyCmd */
export function* deleteProcessDefinition(
  context: CommandContext,
  command: DeleteProcessDefinition,
): Work {
  for (const definition of definitionsOf(context, command)) {
    const { cascade = false, skipCustomListeners = false, skipIoMappings = false } = command;
    if (cascade) {
      const how = { reason: 'deleted process definition', skipCustomListeners, skipIoMappings };
      yield* deleteInstances(context, definition.id, how);
    }
    deleteDefinition(context, definition, cascade);
    if (cascade) removeDefinitionHistory(context, definition.id);
  }
}

/** The oldest first, so that none takes its start events back only to go itself. */
const definitionsOf = (
  { unit }: CommandContext,
  command: DeleteProcessDefinition,
): ProcessDefinitionRow[] => {
  if ('processDefinitionId' in command) {
    const definition = unit.get('processDefinition', command.processDefinitionId);
    if (!definition) throw definitionFailure.nothingToDelete(command.processDefinitionId);
    return [definition];
  }
  const { processDefinitionKey: key, tenantId } = command;
  const definitions = unit
    .find('processDefinition', 'key', key)
    .filter((row) => tenantId === undefined || row.tenantId === tenantId)
    .sort((one, other) => one.version - other.version);
  if (definitions.length === 0) throw definitionFailure.nothingOfKeyToDelete(key);
  return definitions;
};
