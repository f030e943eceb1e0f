import { signal } from '../execution/step-loop.ts';
import { formVariables, submitForm } from '../execution/submit-form.ts';
import type { Task } from '../execution/task.ts';
import { lastValues, type TypedValue, valuesOf } from '../execution/variable-scope.ts';
import { taskFailure } from '../failure.ts';
import type { CommandContext, Work } from './command.ts';
import { taskOf } from './task.ts';

/** Completes a task with what its form was filled with; a delegated one is given back to its owner instead. */
export interface SubmitTaskForm {
  taskId: string;
  variables?: ReadonlyMap<string, TypedValue>;
}

/** Answers the variables of the process afterwards, or those of a task that stands alone (SubmitTaskFormCmd). */
export function* submitTaskForm(
  context: CommandContext,
  { taskId, variables = new Map() }: SubmitTaskForm,
): Work<ReadonlyMap<string, TypedValue>> {
  const task = taskOf(context, taskId);
  const form = formOf(task);
  if (form === undefined) task.setVariables(variables);
  else submitForm(task, form, variables, task);
  const { execution } = task;
  const instance = execution?.processInstance;
  const seen = () => (instance ? lastValues(instance) : valuesOf(task.visibleVariables()));
  if (task.row.delegationState === 'PENDING') {
    task.resolve();
    yield* task.updated();
    return seen();
  }
  const goesOn = yield* task.complete();
  if (!execution) return seen();
  if (goesOn) yield* signal(execution, { name: null, data: null });
  return seen();
}

/** What the form of a task shows. */
export interface GetTaskFormVariables {
  taskId: string;
  /** Null for all. */
  names?: readonly string[] | null;
}

/** GetTaskFormVariablesCmd. Changes nothing. */
export function* getTaskFormVariables(
  context: CommandContext,
  { taskId, names = null }: GetTaskFormVariables,
): Work<ReadonlyMap<string, TypedValue>> {
  const task = taskOf(context, taskId, taskFailure.noTaskOfForm);
  return formVariables(task, formOf(task) ?? null, names);
}

/** Undefined for a task that stands alone. */
const formOf = ({ execution, row }: Task) =>
  execution && row.taskDefinitionKey !== null
    ? (execution.graph.activityById.get(row.taskDefinitionKey)?.form ?? null)
    : undefined;
