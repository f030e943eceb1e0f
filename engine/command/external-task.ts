import { endIncidents } from '../execution/incident.ts';
import { remove } from '../execution/execution.ts';
import { signal } from '../execution/step-loop.ts';
import type { TypedValue } from '../execution/variable-scope.ts';
import { externalTaskFailure } from '../failure.ts';
import { historicExternalTask } from '../history/external-task-log.ts';
import type { ExternalTaskRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';

export interface LockExternalTask {
  externalTaskId: string;
  workerId: string | null;
  /** Milliseconds. */
  lockDuration: number;
}

/** Gives a task to a worker for a while (LockExternalTaskCmd). */
// biome-ignore lint/correctness/useYield: work that never waits
export function* lockExternalTask(context: CommandContext, { externalTaskId, workerId, lockDuration }: LockExternalTask): Work {
  if (workerId === null) throw externalTaskFailure.noWorker();
  if (lockDuration <= 0) throw externalTaskFailure.badDuration();
  const task = taskOf(context, externalTaskId);
  const isLocked = task.lockExpirationTime !== null && task.lockExpirationTime > context.now();
  if (isLocked && task.workerId !== workerId) throw externalTaskFailure.locked(task.id, workerId, task.workerId);
  task.workerId = workerId;
  task.lockExpirationTime = context.now() + lockDuration;
}

export interface CompleteExternalTask {
  externalTaskId: string;
  workerId: string | null;
  variables?: ReadonlyMap<string, TypedValue>;
  /** Set in the task's own execution. */
  localVariables?: ReadonlyMap<string, TypedValue>;
}

/** The worker has done it; the process goes on (CompleteExternalTaskCmd). */
export function* completeExternalTask(context: CommandContext, command: CompleteExternalTask): Work {
  const task = lockedTask(context, command.externalTaskId, command.workerId, 'completed');
  const execution = context.executionOf(task.executionId);
  execution.setVariables(command.variables ?? new Map());
  execution.setVariablesLocal(command.localVariables ?? new Map());
  remove(execution.externalTasks, task);
  context.unit.remove('externalTask', task);
  endIncidents(context, task.id, 'resolved');
  historicExternalTask(context, task, 'successful');
  yield* signal(execution, { name: null, data: null });
}

const taskOf = (context: CommandContext, id: string): ExternalTaskRow => {
  const task = context.unit.get('externalTask', id);
  if (!task) throw externalTaskFailure.unknown(id);
  return task;
};

/** The task of the worker who says that it is theirs. */
const lockedTask = (context: CommandContext, id: string, workerId: string | null, verb: string): ExternalTaskRow => {
  if (workerId === null) throw externalTaskFailure.noWorker();
  const task = taskOf(context, id);
  if (task.workerId !== workerId) throw externalTaskFailure.wrongWorker(id, verb, workerId, task.workerId);
  return task;
};
