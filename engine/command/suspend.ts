import type { CommandContext } from '../execution/context.ts';
import { setDefinitionSuspended } from '../execution/suspend-definition.ts';
import type { ProcessDefinitionRow } from '../store/tables.ts';
import type { Work } from './command.ts';

/** Suspends or activates process instances: all those of a definition, of a key, or those named (SuspendProcessInstanceCmd). */
export type SuspendProcessInstance = { suspended: boolean } & (
  | { processInstanceId: string }
  | { processInstanceIds: readonly string[] }
  | { processDefinitionId: string }
  | { processDefinitionKey: string; tenantId?: string | null | undefined }
);

/** Unknown ids change nothing. */
export function* suspendProcessInstance(
  context: CommandContext,
  command: SuspendProcessInstance,
): Work {
  if ('processInstanceId' in command)
    return setInstanceSuspended(context, command.processInstanceId, command.suspended);
  if ('processInstanceIds' in command) {
    for (const id of command.processInstanceIds)
      setInstanceSuspended(context, id, command.suspended);
    return;
  }
  const definitionIds =
    'processDefinitionId' in command
      ? [command.processDefinitionId]
      : definitionsOf(context, command.processDefinitionKey, command.tenantId).map(({ id }) => id);
  for (const id of definitionIds) suspendInstancesOf(context, id, command.suspended);
}

/** Suspends or activates definitions: one, or all versions of a key (SuspendProcessDefinitionCmd). */
export type SuspendProcessDefinition = { suspended: boolean; includeProcessInstances: boolean } & (
  | { processDefinitionId: string }
  | { processDefinitionKey: string; tenantId?: string | null | undefined }
);

/** Its job definitions follow it; what its instances have only together with them. */
export function* suspendProcessDefinition(
  context: CommandContext,
  command: SuspendProcessDefinition,
): Work {
  const definitions =
    'processDefinitionId' in command
      ? [context.unit.get('processDefinition', command.processDefinitionId)].filter(
          (row) => row !== undefined,
        )
      : definitionsOf(context, command.processDefinitionKey, command.tenantId);
  for (const definition of definitions) {
    setDefinitionSuspended(context, definition, command.suspended);
    if (command.includeProcessInstances)
      suspendInstancesOf(context, definition.id, command.suspended);
  }
}

const stateOf = (suspended: boolean): 1 | 2 => (suspended ? 2 : 1);

const definitionsOf = (
  context: CommandContext,
  key: string,
  tenantId: string | null | undefined,
): ProcessDefinitionRow[] =>
  context.unit
    .find('processDefinition', 'key', key)
    .filter((row) => tenantId === undefined || row.tenantId === tenantId);

const suspendInstancesOf = (
  context: CommandContext,
  processDefinitionId: string,
  suspended: boolean,
): void => {
  const executions = context.unit.find('execution', 'processDefinitionId', processDefinitionId);
  for (const row of executions)
    if (row.parentId === null) setInstanceSuspended(context, row.id, suspended);
};

/** All that belongs to the instance follows; what it calls does not. */
const setInstanceSuspended = (
  context: CommandContext,
  processInstanceId: string,
  suspended: boolean,
): void => {
  const { unit } = context;
  const suspensionState = stateOf(suspended);
  for (const row of unit.find('execution', 'processInstanceId', processInstanceId))
    row.suspensionState = suspensionState;
  for (const row of unit.find('task', 'processInstanceId', processInstanceId))
    row.suspensionState = suspensionState;
  for (const row of unit.find('job', 'processInstanceId', processInstanceId))
    row.suspensionState = suspensionState;
  for (const row of unit.find('externalTask', 'processInstanceId', processInstanceId))
    row.suspensionState = suspensionState;
  const historic = unit.get('historicProcessInstance', processInstanceId);
  if (historic && historic.endTime === null) historic.state = suspended ? 'SUSPENDED' : 'ACTIVE';
};
