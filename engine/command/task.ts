import type { Task } from '../execution/task.ts';
import { type Failure, taskFailure } from '../failure.ts';
import type { CommandContext } from './command.ts';

/** The task that a command is about; refused where there is none. */
export const taskOf = (
  context: CommandContext,
  taskId: string,
  unknown: (id: string) => Failure = taskFailure.unknown,
): Task => {
  const task = context.task(taskId);
  if (!task) throw unknown(taskId);
  return task;
};
