import { dispatchDelayedEventsAnd } from '../execution/conditional-events.ts';
import { Task } from '../execution/task.ts';
import type { TypedValue, VariableScope } from '../execution/variable-scope.ts';
import { instanceFailure, taskFailure } from '../failure.ts';
import type { CommandContext, Work } from './command.ts';

/** Sets and removes variables of an execution (a process instance is one) or task; `local` leaves outer scopes alone. */
export interface ModifyVariables {
  scope: { kind: 'execution' | 'task'; id: string };
  local: boolean;
  modifications?: ReadonlyMap<string, TypedValue>;
  deletions?: readonly string[];
}

/** PatchExecutionVariablesCmd, PatchTaskVariablesCmd: removals come last. */
export function* modifyVariables(
  context: CommandContext,
  { scope: named, local, modifications, deletions = [] }: ModifyVariables,
): Work {
  const scope = scopeOf(context, named, modifications ? taskFailure.notThere : taskFailure.unknown);
  let isTaskChanged = false;
  for (const [name, value] of modifications ?? []) {
    if (local || scope.variables.has(name)) isTaskChanged = true;
    if (local) scope.setVariableLocal(name, value);
    else scope.setVariable(name, value);
  }
  // A task counts as changed when a variable of its own was set, not when one was removed (SetTaskVariablesCmd).
  if (isTaskChanged && scope instanceof Task) yield* scope.updated();
  for (const name of deletions) {
    if (local) scope.removeVariableLocal(name);
    else scope.removeVariable(name);
  }
  const execution = scope.scopeExecution;
  if (execution) yield* dispatchDelayedEventsAnd(execution, function* () {});
}

/** The scope that a command names; refused where there is none. */
export const scopeOf = (
  context: CommandContext,
  { kind, id }: ModifyVariables['scope'],
  unknownTask = taskFailure.notThere,
): VariableScope => {
  const scope = kind === 'task' ? context.task(id) : context.execution(id);
  if (scope) return scope;
  throw kind === 'task' ? unknownTask(id) : instanceFailure.unknownExecution(id);
};
