import { signal } from '../execution/step-loop.ts';
import { lastValues, type TypedValue, valuesOf } from '../execution/variable-scope.ts';
import { taskFailure } from '../failure.ts';
import type { CommandContext, Work } from './command.ts';

/** Completes a user task, with variables for its process. */
export interface CompleteTask {
  taskId: string;
  variables?: ReadonlyMap<string, TypedValue>;
}

/** Answers the variables of the process afterwards, or those of a task that stands alone (CompleteTaskCmd). */
export function* completeTask(
  context: CommandContext,
  { taskId, variables = new Map() }: CompleteTask,
): Work<ReadonlyMap<string, TypedValue>> {
  const task = context.task(taskId);
  if (!task) throw taskFailure.unknown(taskId);
  // What a task has itself is not asked, and one without a process has nowhere to set them (setExecutionVariables).
  task.parentScope?.setVariables(variables);
  const { execution } = task;
  const goesOn = yield* task.complete();
  if (!execution) return valuesOf(task.visibleVariables());
  const { processInstance } = execution;
  if (goesOn) yield* signal(execution, { name: null, data: null });
  return lastValues(processInstance);
}
