import type { CommandContext } from '../execution/context.ts';

const tables = [
  'historicActivityInstance',
  'historicTask',
  'historicVariable',
  'historicDetail',
  'historicJobLog',
  'historicExternalTaskLog',
  'historicIncident',
  'comment',
] as const;

/** Removes every historic row of a process instance. */
export const removeHistory = (context: CommandContext, processInstanceId: string): void => {
  const { unit } = context;
  for (const task of unit.find('historicTask', 'processInstanceId', processInstanceId)) {
    for (const link of unit.find('historicIdentityLink', 'taskId', task.id))
      unit.remove('historicIdentityLink', link);
  }
  for (const table of tables) {
    for (const row of unit.find(table, 'processInstanceId', processInstanceId))
      unit.remove(table, row);
  }
  const historic = unit.get('historicProcessInstance', processInstanceId);
  if (historic) unit.remove('historicProcessInstance', historic);
};
