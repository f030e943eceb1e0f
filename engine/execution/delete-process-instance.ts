import { cancellation, type Cancellation, deleteCascade } from './cancel-scope.ts';
import type { CommandContext } from './context.ts';
import { executionFailure } from '../failure.ts';
import type { Execution } from './execution.ts';
import type { Work } from './work.ts';

/**
 * Cancels a process instance with all that runs in it and, unless they are to be skipped, what it called
 * (ExecutionManager.deleteProcessInstance). Tasks go first, then executions, innermost first.
 */
export function* deleteProcessInstance(context: CommandContext, processInstanceId: string, given: Partial<Cancellation> = {}): Work {
  const instance = context.execution(processInstanceId);
  if (!instance?.isProcessInstance) throw executionFailure.noProcessInstance(processInstanceId);
  const how = cancellation(given);
  yield* deleteTasks(instance, how);
  yield* deleteCascade(instance, how);
}

function* deleteTasks(execution: Execution, how: Cancellation): Work {
  for (const task of [...execution.tasks]) yield* task.delete(how.reason ?? 'deleted', how.skipCustomListeners);
  for (const child of execution.children) yield* deleteTasks(child, how);
}
