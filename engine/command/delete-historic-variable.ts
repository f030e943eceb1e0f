import { historyFailure } from '../failure.ts';
import type { CommandContext, Work } from './command.ts';

/** One historic variable, or all of a process instance. */
export type DeleteHistoricVariable = { variableInstanceId: string } | { processInstanceId: string };

/**
 * Forgets historic variables with all their updates; those that are still there begin a new history when they change
 * (DeleteHistoricVariableInstanceCmd, DeleteHistoricVariableInstancesByProcessInstanceIdCmd).
 */
export function* deleteHistoricVariable(
  context: CommandContext,
  command: DeleteHistoricVariable,
): Work {
  const { unit } = context;
  if ('variableInstanceId' in command) {
    const id = command.variableInstanceId;
    const variable = unit.get('historicVariable', id);
    if (!variable) throw historyFailure.unknownVariable(id);
    for (const detail of unit.find('historicDetail', 'variableInstanceId', id))
      unit.remove('historicDetail', detail);
    return unit.remove('historicVariable', variable);
  }
  const id = command.processInstanceId;
  if (!unit.get('historicProcessInstance', id)) throw historyFailure.unknownInstanceOfVariables(id);
  for (const detail of unit.find('historicDetail', 'processInstanceId', id))
    unit.remove('historicDetail', detail);
  for (const variable of unit.find('historicVariable', 'processInstanceId', id))
    unit.remove('historicVariable', variable);
}
