import { externalTaskFailure } from '../failure.ts';
import type { CommandContext, Work } from './command.ts';
import { activeExecution, externalTaskOf, type OfWorker } from './external-task.ts';

export interface LockExternalTask extends OfWorker {
  /** Milliseconds. */
  lockDuration: number;
}

/** Gives a task to a worker for a while, unless another one has it (LockExternalTaskCmd). */
export function* lockExternalTask(context: CommandContext, command: LockExternalTask): Work {
  const { externalTaskId, workerId, lockDuration } = command;
  if (workerId === null) throw externalTaskFailure.noWorker();
  if (lockDuration <= 0) throw externalTaskFailure.badDuration();
  const task = externalTaskOf(context, externalTaskId);
  const isLocked = task.lockExpirationTime !== null && task.lockExpirationTime >= context.now();
  if (isLocked && task.workerId !== null && task.workerId !== workerId) {
    const what = `External Task ${task.id} cannot be locked`;
    throw externalTaskFailure.wrongWorker(what, workerId, task.workerId);
  }
  task.workerId = workerId;
  task.lockExpirationTime = context.now() + lockDuration;
}

export interface ExtendExternalTaskLock extends OfWorker {
  /** Milliseconds from now. */
  newDuration: number;
}

/** ExtendLockOnExternalTaskCmd */
export function* extendExternalTaskLock(
  context: CommandContext,
  command: ExtendExternalTaskLock,
): Work {
  if (command.newDuration <= 0) throw externalTaskFailure.badNewLockTime();
  if (command.workerId === null) throw externalTaskFailure.noWorker();
  const task = externalTaskOf(context, command.externalTaskId);
  if (task.workerId !== command.workerId) {
    const what = `The lock of the External Task ${task.id} cannot be extended`;
    // Camunda closes the quotation twice.
    throw externalTaskFailure.wrongWorker(what, `${command.workerId}'`, task.workerId);
  }
  const now = context.now();
  if ((task.lockExpirationTime ?? 0) < now) throw externalTaskFailure.lockExpired(now);
  activeExecution(context, task);
  task.lockExpirationTime = now + command.newDuration;
}

export interface UnlockExternalTask {
  externalTaskId: string;
}

/** Anybody may take it then (UnlockExternalTaskCmd). */
export function* unlockExternalTask(
  context: CommandContext,
  { externalTaskId }: UnlockExternalTask,
): Work {
  const task = externalTaskOf(context, externalTaskId);
  task.workerId = null;
  task.lockExpirationTime = null;
}
