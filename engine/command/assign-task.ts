import type { TypedValue } from '../execution/variable-scope.ts';
import { taskFailure } from '../failure.ts';
import type { CommandContext, Work } from './command.ts';
import { taskOf } from './task.ts';

/** Who is to work on a task; null for nobody. */
export interface AssignTask {
  taskId: string;
  userId: string | null;
}

/** Takes a task that nobody else has (ClaimTaskCmd). */
export function* claimTask(context: CommandContext, { taskId, userId }: AssignTask): Work {
  const task = taskOf(context, taskId);
  const { assignee } = task.row;
  if (userId !== null && assignee !== null && assignee !== userId)
    throw taskFailure.alreadyClaimed(taskId);
  if (userId === null || assignee === null) task.assignee = userId;
  yield* task.updated();
}

/** Gives a task to somebody, whoever has it (AssignTaskCmd). */
export function* assignTask(context: CommandContext, { taskId, userId }: AssignTask): Work {
  const task = taskOf(context, taskId, taskFailure.notFound);
  task.assignee = userId;
  yield* task.updated();
}

/** Hands a task to somebody who gives it back to its owner (DelegateTaskCmd). */
export function* delegateTask(context: CommandContext, { taskId, userId }: AssignTask): Work {
  const task = taskOf(context, taskId);
  task.row.delegationState = 'PENDING';
  if (task.row.owner === null) task.owner = task.row.assignee;
  task.assignee = userId;
  yield* task.updated();
}

/** Gives a delegated task back to its owner, with variables for its process. */
export interface ResolveTask {
  taskId: string;
  variables?: ReadonlyMap<string, TypedValue>;
}

/** ResolveTaskCmd */
export function* resolveTask(context: CommandContext, command: ResolveTask): Work {
  const task = taskOf(context, command.taskId);
  task.parentScope?.setVariables(command.variables ?? new Map());
  task.resolve();
  yield* task.updated();
}
