import type { CommandContext } from '../execution/context.ts';
import type { TypedValue } from '../execution/variable-scope.ts';

/**
 * The variables that an ended instance had last; deleted ones stay behind, and those of other executions. Camunda goes
 * by the execution alone: locals of a task that stood in the instance's own execution come along (collectLastVariables).
 */
export const lastVariables = (
  context: CommandContext,
  processInstanceId: string,
): Map<string, TypedValue> => {
  const variables = new Map<string, TypedValue>();
  for (const row of context.unit.find('historicVariable', 'processInstanceId', processInstanceId)) {
    if (row.executionId === processInstanceId && row.state === 'CREATED')
      variables.set(row.name, row);
  }
  return variables;
};

/** Those that it was started with (collectInitialVariables). */
export const initialVariables = (
  context: CommandContext,
  processInstanceId: string,
): Map<string, TypedValue> => {
  const variables = new Map<string, TypedValue>();
  for (const row of context.unit.find('historicDetail', 'processInstanceId', processInstanceId)) {
    const isInitial =
      row.isInitial && row.detailType === 'VariableUpdate' && row.executionId === processInstanceId;
    if (isInitial) variables.set(row.name, row);
  }
  return variables;
};
