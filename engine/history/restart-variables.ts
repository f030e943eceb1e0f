import type { CommandContext } from '../execution/context.ts';
import type { TypedValue } from '../execution/variable-scope.ts';
import { restartFailure } from '../failure.ts';
import type { HistoricDetailRow, HistoricProcessInstanceRow } from '../store/tables.ts';

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
  old: Readonly<HistoricProcessInstanceRow>,
): Map<string, TypedValue> => {
  const updates = context.unit
    .find('historicDetail', 'processInstanceId', old.id)
    .filter((row) => row.detailType === 'VariableUpdate' && row.executionId === old.id);
  const marked = updates.filter((row) => row.isInitial);
  return byName(marked.length > 0 ? marked : setWhereItStarted(context, old, updates));
};

/**
 * Where none is marked as initial, Camunda goes on as it did before there was such a mark: what was first set while the
 * instance stood in its first activity counts, and an instance that never got there is refused.
 */
const setWhereItStarted = (
  context: CommandContext,
  old: Readonly<HistoricProcessInstanceRow>,
  updates: readonly HistoricDetailRow[],
): HistoricDetailRow[] => {
  const { id, startActivityId } = old;
  if (startActivityId === null) throw restartFailure.noStartActivity();
  const [first] = context.unit
    .find('historicActivityInstance', 'processInstanceId', id)
    .filter((row) => row.activityId === startActivityId)
    .sort((one, other) => one.sequenceCounter - other.sequenceCounter);
  if (!first) throw restartFailure.neverStarted();
  return updates.filter((row) => row.activityInstanceId === first.id && row.sequenceCounter === 1);
};

const byName = (updates: readonly HistoricDetailRow[]): Map<string, TypedValue> =>
  new Map(updates.map((row) => [row.name, row]));
