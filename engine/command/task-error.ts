import { propagateError } from '../execution/propagate-error.ts';
import { propagateEscalation } from '../execution/propagate-escalation.ts';
import type { TypedValue } from '../execution/variable-scope.ts';
import { Failure, taskFailure } from '../failure.ts';
import type { CommandContext, Work } from './command.ts';
import { taskOf } from './task.ts';

/** Reports an error in the sense of BPMN to the process of a task. */
export interface HandleTaskBpmnError {
  taskId: string;
  errorCode: string | null;
  errorMessage?: string | null;
  variables?: ReadonlyMap<string, TypedValue>;
}

/** HandleTaskBpmnErrorCmd */
export function* handleTaskBpmnError(context: CommandContext, command: HandleTaskBpmnError): Work {
  const { taskId, errorCode, errorMessage = null, variables = new Map() } = command;
  if (errorCode === null) throw taskFailure.noErrorCode();
  if (errorCode.trim() === '') throw taskFailure.emptyErrorCode();
  const task = taskOf(context, taskId, taskFailure.notFound);
  task.ensureActive();
  const { execution } = task;
  if (!execution) throw taskFailure.errorNotPropagated(errorCode);
  try {
    execution.setVariables(variables);
    yield* propagateError(execution, errorCode, errorMessage);
  } catch (error) {
    throw error instanceof Failure ? taskFailure.errorNotPropagated(errorCode) : error;
  }
}

/** Reports an escalation to the process of a task, which must have a catcher for it. */
export interface HandleTaskEscalation {
  taskId: string;
  escalationCode: string | null;
  variables?: ReadonlyMap<string, TypedValue>;
}

/** HandleTaskEscalationCmd */
export function* handleTaskEscalation(
  context: CommandContext,
  command: HandleTaskEscalation,
): Work {
  const { taskId, escalationCode, variables = new Map() } = command;
  if (escalationCode === null) throw taskFailure.noEscalationCode();
  if (escalationCode.trim() === '') throw taskFailure.emptyEscalationCode();
  const task = taskOf(context, taskId, taskFailure.notFound);
  task.ensureActive();
  const { execution } = task;
  if (!execution) throw taskFailure.standsAlone();
  execution.setVariables(variables);
  const activityId = execution.currentActivity.id;
  if (!(yield* propagateEscalation(execution, escalationCode)))
    throw taskFailure.uncaughtEscalation(activityId, escalationCode);
}
