import { type Execution, remove } from '../execution/execution.ts';
import { declaredError } from '../execution/external-task.ts';
import { endIncidents } from '../execution/incident.ts';
import { propagateError } from '../execution/propagate-error.ts';
import { signal } from '../execution/step-loop.ts';
import type { TypedValue } from '../execution/variable-scope.ts';
import { executionFailure, externalTaskFailure, Failure, taskFailure } from '../failure.ts';
import { historicExternalTask } from '../history/external-task-log.ts';
import type { ExternalTaskRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';

/** A worker that says something of its task. */
export interface OfWorker {
  externalTaskId: string;
  workerId: string | null;
}

export interface CompleteExternalTask extends OfWorker {
  variables?: ReadonlyMap<string, TypedValue>;
  /** Set in the task's own execution. */
  localVariables?: ReadonlyMap<string, TypedValue>;
}

/** The worker has done it; the process goes on (CompleteExternalTaskCmd). */
export function* completeExternalTask(
  context: CommandContext,
  command: CompleteExternalTask,
): Work {
  const task = lockedTask(context, command, (id) => `External Task ${id} cannot be completed`);
  yield* handling(function* () {
    const execution = activeExecution(context, task);
    execution.setVariables(command.variables ?? new Map());
    execution.setVariablesLocal(command.localVariables ?? new Map());
    const error = declaredError(execution, { afterFailure: false });
    if (error) return yield* throwBpmnError(execution, error.code, task.errorMessage);
    remove(execution.externalTasks, task);
    context.unit.remove('externalTask', task);
    endIncidents(context, task.id, 'resolved');
    historicExternalTask(context, task, 'successful');
    yield* signal(execution, { name: null, data: null });
  });
}

export interface HandleExternalTaskBpmnError extends OfWorker {
  errorCode: string | null;
  errorMessage?: string | null;
  variables?: ReadonlyMap<string, TypedValue>;
}

/** The work came to an error in the sense of BPMN (HandleExternalTaskBpmnErrorCmd). */
export function* handleExternalTaskBpmnError(
  context: CommandContext,
  command: HandleExternalTaskBpmnError,
): Work {
  const { errorCode, errorMessage = null, variables } = command;
  if (command.workerId === null) throw externalTaskFailure.noWorker();
  if (errorCode === null) throw externalTaskFailure.noErrorCode();
  const what = (id: string) => `Bpmn error of External Task ${id} cannot be reported`;
  const task = lockedTask(context, command, what);
  yield* handling(() => {
    const execution = activeExecution(context, task);
    return throwBpmnError(execution, errorCode, errorMessage, variables);
  });
}

/** ExternalTaskEntity.bpmnError */
export function* throwBpmnError(
  execution: Execution,
  code: string,
  message: string | null,
  variables: ReadonlyMap<string, TypedValue> = new Map(),
): Work {
  try {
    execution.setVariables(variables);
    yield* propagateError(execution, code, message);
  } catch (error) {
    throw error instanceof Failure ? taskFailure.errorNotPropagated(code) : error;
  }
}

export const externalTaskOf = (context: CommandContext, id: string): ExternalTaskRow => {
  const task = context.unit.get('externalTask', id);
  if (!task) throw externalTaskFailure.unknown(id);
  return task;
};

/** The task of the worker who says that it is theirs; `what` they want stands in the refusal. */
export const lockedTask = (
  context: CommandContext,
  { externalTaskId, workerId }: OfWorker,
  what: (id: string) => string,
): ExternalTaskRow => {
  if (workerId === null) throw externalTaskFailure.noWorker();
  const task = externalTaskOf(context, externalTaskId);
  if (task.workerId !== workerId)
    throw externalTaskFailure.wrongWorker(what(externalTaskId), workerId, task.workerId);
  return task;
};

/** A suspended task is not worked on. */
export const activeExecution = (context: CommandContext, task: ExternalTaskRow): Execution => {
  if (task.suspensionState === 2) throw executionFailure.suspended('ExternalTask', task.id);
  return context.executionOf(task.executionId);
};

/** HandleExternalTaskCmd */
export function* handling(work: () => Work): Work {
  try {
    yield* work();
  } catch (error) {
    const isNotFound = error instanceof Failure && error.type === 'NotFoundException';
    throw isNotFound ? externalTaskFailure.whileHandling(error.message) : error;
  }
}
