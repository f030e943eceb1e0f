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

/**
 * Those that it was started with; where none is marked so, as after several instructions, those that its first activity
 * created (collectInitialVariables).
 */
export const initialVariables = (
  context: CommandContext,
  processInstanceId: string,
): Map<string, TypedValue> => {
  const updates = context.unit
    .find('historicDetail', 'processInstanceId', processInstanceId)
    .filter((row) => row.detailType === 'VariableUpdate' && row.executionId === processInstanceId);
  let initial = updates.filter(({ isInitial }) => isInitial);
  if (initial.length === 0) {
    const first = firstActivityInstanceId(context, processInstanceId);
    initial = updates.filter(
      (row) => row.activityInstanceId === first && row.sequenceCounter === 1,
    );
  }
  return new Map(initial.map((row) => [row.name, row]));
};

/** Of the activity at which it started the instance that came first; undefined where there is none. */
const firstActivityInstanceId = (
  context: CommandContext,
  processInstanceId: string,
): string | undefined => {
  const started = context.unit.get('historicProcessInstance', processInstanceId);
  const [first] = context.unit
    .find('historicActivityInstance', 'processInstanceId', processInstanceId)
    .filter(({ activityId }) => activityId === started?.startActivityId)
    .sort((one, other) => one.sequenceCounter - other.sequenceCounter);
  return first?.id;
};
