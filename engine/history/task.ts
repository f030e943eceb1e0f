import type { Task } from '../execution/task.ts';
import { historicActivityUpdated } from './activity-instance.ts';

/** A task was created, with all of its properties (createTaskInstanceCreateEvt). */
export const historicTaskCreated = (task: Task): void => {
  const { context, execution, row } = task;
  context.unit.insert('historicTask', {
    id: row.id,
    taskDefinitionKey: row.taskDefinitionKey,
    processDefinitionId: row.processDefinitionId,
    processDefinitionKey: execution?.graph.key ?? null,
    rootProcessInstanceId: execution?.row.rootProcessInstanceId ?? null,
    processInstanceId: row.processInstanceId,
    executionId: row.executionId,
    activityInstanceId: execution?.activityInstanceId ?? null,
    name: row.name,
    parentTaskId: row.parentTaskId,
    description: row.description,
    owner: row.owner,
    assignee: row.assignee,
    startTime: context.now(),
    endTime: null,
    duration: null,
    deleteReason: null,
    priority: row.priority,
    dueDate: row.dueDate,
    followUpDate: row.followUpDate,
    taskState: row.taskState,
    tenantId: row.tenantId,
  });
  if (execution) historicActivityUpdated(execution, task);
};

/** History follows every property of the task. */
export const historicTaskUpdated = (task: Task): void => {
  const { context, row, execution } = task;
  const historic = context.unit.get('historicTask', row.id);
  if (!historic) return;
  const {
    name,
    parentTaskId,
    description,
    owner,
    assignee,
    priority,
    dueDate,
    followUpDate,
    taskState,
    executionId,
    tenantId,
  } = row;
  Object.assign(historic, {
    name,
    parentTaskId,
    description,
    owner,
    assignee,
    priority,
    dueDate,
    followUpDate,
    taskState,
    executionId,
    tenantId,
  });
  if (execution) historicActivityUpdated(execution, task);
};

/** The reason is `completed`, `deleted`, or what the caller gave. */
export const historicTaskEnded = (task: Task, reason: string): void => {
  const { context, row } = task;
  historicTaskUpdated(task);
  const historic = context.unit.get('historicTask', row.id);
  if (!historic) return;
  historic.endTime = context.now();
  historic.duration = historic.endTime - historic.startTime;
  historic.deleteReason = reason;
};
