import { addStartEvents, removeStartSubscriptions } from '../deployment/start-events.ts';
import { removeStartTimers } from '../deployment/start-timer.ts';
import { deleteProcessInstance } from '../execution/delete-process-instance.ts';
import { deploymentFailure } from '../failure.ts';
import { removeHistory } from '../history/remove-history.ts';
import type { ProcessDefinitionRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';

export interface DeletionOfInstances {
  reason: string;
  skipCustomListeners?: boolean;
  skipIoMappings?: boolean;
}

/** All instances of a definition go, running and ended ones, with their history. */
export function* deleteInstances(
  context: CommandContext,
  definitionId: string,
  { reason, skipCustomListeners = false, skipIoMappings = false }: DeletionOfInstances,
): Work {
  const { unit } = context;
  for (const row of unit.find('execution', 'processDefinitionId', definitionId)) {
    if (row.parentId !== null || !context.execution(row.id)) continue;
    yield* deleteProcessInstance(context, row.id, {
      reason,
      skipCustomListeners,
      skipIoMappings,
    });
  }
  for (const { id } of unit.find('historicProcessInstance', 'processDefinitionId', definitionId))
    removeHistory(context, id);
}

/** ProcessDefinitionManager.deleteProcessDefinition; the version before takes the start events back. */
export const deleteDefinition = (
  context: CommandContext,
  definition: ProcessDefinitionRow,
  cascade: boolean,
): void => {
  const { unit } = context;
  const { id, key, tenantId, version } = definition;
  const versions = unit
    .find('processDefinition', 'key', key)
    .filter((row) => row.tenantId === tenantId);
  const isLatest = versions.every((row) => row.version <= version);
  if (!cascade) refuseRunning(context, id);
  for (const row of unit.find('identityLink', 'processDefinitionId', id))
    unit.remove('identityLink', row);
  if (isLatest) removeStartTimers(context, versions);
  unit.remove('processDefinition', definition);
  removeStartSubscriptions(context, id);
  for (const row of unit.find('jobDefinition', 'processDefinitionId', id))
    unit.remove('jobDefinition', row);
  const before = versions
    .filter((row) => row !== definition)
    .sort((one, other) => other.version - one.version)[0];
  if (isLatest && before) addStartEvents(context, before, context.graph(before.id));
};

/** History of a definition that belongs to no instance, what its deletion wrote included. */
export const removeDefinitionHistory = (context: CommandContext, definitionId: string): void => {
  const { unit } = context;
  for (const row of unit.find('historicIncident', 'processDefinitionId', definitionId))
    unit.remove('historicIncident', row);
  for (const row of unit.find('historicJobLog', 'processDefinitionId', definitionId))
    unit.remove('historicJobLog', row);
  const where = [{ op: 'eq' as const, column: 'processDefinitionId', value: definitionId }];
  const links = unit.query({ table: 'historicIdentityLink', where });
  for (const row of unit.edit('historicIdentityLink', links))
    unit.remove('historicIdentityLink', row);
};

const refuseRunning = (context: CommandContext, definitionId: string): void => {
  const running = context.unit
    .find('execution', 'processDefinitionId', definitionId)
    .filter(({ parentId }) => parentId === null);
  if (running.length > 0) throw deploymentFailure.instancesRunning(definitionId, running.length);
};
