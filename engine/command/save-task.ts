import { Task } from '../execution/task.ts';
import { executionFailure, taskFailure } from '../failure.ts';
import type { TaskRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';
import { taskOf } from './task.ts';

/** The properties of a task that can be set together. */
export type TaskProperties = Pick<
  TaskRow,
  | 'name'
  | 'description'
  | 'priority'
  | 'assignee'
  | 'owner'
  | 'delegationState'
  | 'dueDate'
  | 'followUpDate'
  | 'parentTaskId'
  | 'tenantId'
>;

/** Makes a task that belongs to no process. */
export interface CreateTask {
  /** Made where none is given. */
  taskId: string | null;
  properties: TaskProperties;
}

/** SaveTaskCmd of a new task. */
export function* createTask(context: CommandContext, { taskId, properties }: CreateTask): Work {
  const { unit } = context;
  const { parentTaskId, assignee, owner, ...plain } = properties;
  const parent = parentTaskId === null ? null : taskOf(context, parentTaskId, taskFailure.noParent);
  if (parent?.row.suspensionState === 2)
    throw executionFailure.suspended('parent task', taskId ?? 'null');
  if (parent && plain.tenantId !== null && plain.tenantId !== parent.row.tenantId) {
    throw taskFailure.tenantOfSubtask(parent.id, parent.row.tenantId, plain.tenantId);
  }
  if (taskId !== null && unit.get('task', taskId)) throw taskFailure.idTaken();
  const task = Task.insert(context, {
    ...plain,
    id: taskId ?? context.nextId(),
    revision: 1,
    executionId: null,
    processInstanceId: null,
    processDefinitionId: null,
    parentTaskId,
    taskDefinitionKey: null,
    owner: null,
    assignee: null,
    createTime: context.now(),
    lastUpdated: null,
    suspensionState: 1,
    taskState: null,
    tenantId: parent ? parent.row.tenantId : plain.tenantId,
  });
  task.assignee = assignee;
  task.owner = owner;
  yield* task.create();
}

/** Sets all of these properties of a task at once. */
export interface UpdateTask {
  taskId: string;
  properties: TaskProperties;
}

/** SaveTaskCmd of a task that is there. */
export function* updateTask(context: CommandContext, { taskId, properties }: UpdateTask): Work {
  const task = taskOf(context, taskId);
  const { assignee, owner, tenantId, ...plain } = properties;
  const before = task.row.tenantId;
  if (tenantId !== before) throw taskFailure.tenantChanged(taskId, before, tenantId);
  Object.assign(task.row, plain);
  task.assignee = assignee;
  task.owner = owner;
  yield* task.updated();
}

export interface DeleteTask {
  taskId: string;
}

/** Takes a task away that belongs to no process; an unknown one is nothing to take away (DeleteTaskCmd). */
export function* deleteTask(context: CommandContext, { taskId }: DeleteTask): Work {
  const task = context.task(taskId);
  if (!task) return;
  if (task.row.executionId !== null) throw taskFailure.partOfProcess();
  yield* task.delete('deleted', false);
}
