import { executionFailure } from '../failure.ts';
import { type Cancellation, cancellation, deleteCascade } from './cancel-scope.ts';
import type { CommandContext } from './context.ts';
import type { Execution } from './execution.ts';
import type { Work } from './work.ts';

/**
 * Cancels a process instance with all that runs in it and, unless they are to be skipped, what it called
 * (ExecutionManager.deleteProcessInstance). Tasks go first, then executions, innermost first. C7 takes the id of an
 * execution within an instance too: then that one goes with all below it, and the instance stays, whatever is left.
 */
export function* deleteProcessInstance(
  context: CommandContext,
  processInstanceId: string,
  given: Partial<Cancellation> = {},
): Work {
  const instance = context.execution(processInstanceId);
  if (!instance) throw executionFailure.noProcessInstance(processInstanceId);
  const how = cancellation(given);
  if (instance.isProcessInstance) yield* deleteTasks(instance, how);
  yield* deleteCascade(instance, how);
}

function* deleteTasks(execution: Execution, how: Cancellation): Work {
  for (const task of [...execution.tasks])
    yield* task.delete(how.reason ?? 'deleted', how.skipCustomListeners);
  for (const child of execution.children) yield* deleteTasks(child, how);
}
