import { type TypedValue, valuesOf } from '../execution/variable-scope.ts';
import type { CommandContext, Work } from './command.ts';
import { type ModifyVariables, scopeOf } from './modify-variables.ts';

export interface GetVariables {
  scope: ModifyVariables['scope'];
  /** Only what the scope itself has, or also what it sees of those around it. */
  local: boolean;
}

/** The variables of an execution or task, by name (GetExecutionVariablesCmd, GetTaskVariablesCmd). Changes nothing. */
export function* getVariables(
  context: CommandContext,
  { scope: named, local }: GetVariables,
): Work<ReadonlyMap<string, TypedValue>> {
  const scope = scopeOf(context, named);
  const variables = local ? scope.variables : scope.visibleVariables();
  return valuesOf(variables);
}
