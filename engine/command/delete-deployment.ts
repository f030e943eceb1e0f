import { addStartEvents, removeStartSubscriptions } from '../deployment/start-events.ts';
import { removeStartTimers } from '../deployment/start-timer.ts';
import { deleteProcessInstance } from '../execution/delete-process-instance.ts';
import { deploymentFailure } from '../failure.ts';
import { removeHistory } from '../history/remove-history.ts';
import type { ProcessDefinitionRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';

/** Deletes a deployment with its definitions. */
export interface DeleteDeployment {
  deploymentId: string;
  /** Whether running instances and history go too; without it, running instances refuse it. */
  cascade?: boolean;
  skipCustomListeners?: boolean;
  skipIoMappings?: boolean;
}

/** DeleteDeploymentCmd, DeploymentManager: all instances go before the first definition. */
export function* deleteDeployment(context: CommandContext, command: DeleteDeployment): Work {
  const { deploymentId, cascade = false } = command;
  const { unit } = context;
  const deployment = unit.get('deployment', deploymentId);
  if (!deployment) return;
  const definitions = unit.find('processDefinition', 'deploymentId', deploymentId);
  if (cascade) for (const { id } of definitions) yield* deleteInstances(context, id, command);
  for (const definition of definitions) deleteDefinition(context, definition, cascade);
  if (cascade) {
    for (const { id } of definitions) removeDefinitionHistory(context, id);
    for (const row of unit.find('historicJobLog', 'deploymentId', deploymentId))
      unit.remove('historicJobLog', row);
  }
  for (const row of unit.find('resource', 'deploymentId', deploymentId))
    unit.remove('resource', row);
  unit.remove('deployment', deployment);
}

function* deleteInstances(
  context: CommandContext,
  definitionId: string,
  command: DeleteDeployment,
): Work {
  const { skipCustomListeners = false, skipIoMappings = false } = command;
  const { unit } = context;
  for (const row of unit.find('execution', 'processDefinitionId', definitionId)) {
    if (row.parentId !== null || !context.execution(row.id)) continue;
    yield* deleteProcessInstance(context, row.id, {
      reason: 'deleted deployment',
      skipCustomListeners,
      skipIoMappings,
    });
  }
  for (const { id } of unit.find('historicProcessInstance', 'processDefinitionId', definitionId))
    removeHistory(context, id);
}

/** ProcessDefinitionManager.deleteProcessDefinition; the version before takes the start events back. */
const deleteDefinition = (
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
const removeDefinitionHistory = (context: CommandContext, definitionId: string): void => {
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
