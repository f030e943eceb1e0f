import { declaredError, setExternalTaskRetries } from '../execution/external-task.ts';
import type { TypedValue } from '../execution/variable-scope.ts';
import { externalTaskFailure } from '../failure.ts';
import { historicExternalTask } from '../history/external-task-log.ts';
import type { CommandContext, Work } from './command.ts';
import {
  activeExecution,
  handling,
  lockedTask,
  type OfWorker,
  throwBpmnError,
} from './external-task.ts';

/** The work failed. */
export interface HandleExternalTaskFailure extends OfWorker {
  errorMessage: string | null;
  /** Those of an earlier failure stay where none are given. */
  errorDetails: string | null;
  /** How often it may still be tried; 0 makes an incident. */
  retries: number;
  /** Milliseconds until it may be fetched again. */
  retryTimeout: number;
  variables?: ReadonlyMap<string, TypedValue>;
  localVariables?: ReadonlyMap<string, TypedValue>;
}

/** HandleExternalTaskFailureCmd */
export function* handleExternalTaskFailure(
  context: CommandContext,
  command: HandleExternalTaskFailure,
): Work {
  const { errorMessage, errorDetails, retries, retryTimeout } = command;
  if (command.workerId === null) throw externalTaskFailure.noWorker();
  if (retries < 0) throw externalTaskFailure.badRetries();
  if (retryTimeout < 0) throw externalTaskFailure.badRetryDuration();
  const what = (id: string) => `Failure of External Task ${id} cannot be reported`;
  const task = lockedTask(context, command, what);
  yield* handling(function* () {
    const execution = activeExecution(context, task);
    execution.setVariables(command.variables ?? new Map());
    execution.setVariablesLocal(command.localVariables ?? new Map());
    task.errorMessage = errorMessage?.slice(0, longestMessage) ?? null;
    if (errorDetails !== null) task.errorDetails = errorDetails;
    const error = declaredError(execution, { afterFailure: true });
    if (error) return yield* throwBpmnError(execution, error.code, task.errorMessage);
    task.lockExpirationTime = context.now() + retryTimeout;
    task.lastFailureLogId = historicExternalTask(context, task, 'failed');
    setExternalTaskRetries(context, task, retries);
  });
}

/** ExternalTaskEntity.MAX_EXCEPTION_MESSAGE_LENGTH */
const longestMessage = 666;
