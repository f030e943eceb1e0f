import type { CommandContext, Work } from './command.ts';
import { deleteDefinition, deleteInstances, removeDefinitionHistory } from './delete-definition.ts';

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
  if (cascade)
    for (const { id } of definitions)
      yield* deleteInstances(context, id, { ...command, reason: 'deleted deployment' });
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
