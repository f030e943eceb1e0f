import type { Task } from '../execution/task.ts';
import type { TaskRow } from '../store/tables.ts';
import { historicActivityUpdated } from './activity-instance.ts';

/** What history follows for as long as the task is there. */
const followed = ({
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
}: TaskRow) => ({
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

/** A task was created, with all of its properties (createTaskInstanceCreateEvt). */
export const historicTaskCreated = (task: Task): void => {
  const { context, execution, row } = task;
  context.unit.insert('historicTask', {
    ...followed(row),
    id: row.id,
    taskDefinitionKey: row.taskDefinitionKey,
    processDefinitionId: row.processDefinitionId,
    processDefinitionKey: execution?.graph.key ?? null,
    rootProcessInstanceId: execution?.row.rootProcessInstanceId ?? null,
    processInstanceId: row.processInstanceId,
    activityInstanceId: execution?.activityInstanceId ?? null,
    startTime: context.now(),
    endTime: null,
    duration: null,
    deleteReason: null,
  });
  if (execution) historicActivityUpdated(execution, task);
};

/** History follows every property of the task. */
export const historicTaskUpdated = (task: Task): void => {
  const { context, row, execution } = task;
  const historic = context.unit.get('historicTask', row.id);
  if (!historic) return;
  Object.assign(historic, followed(row));
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
