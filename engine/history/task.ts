import type { Task } from '../execution/task.ts';
import type { HistoricTaskRow, TaskRow } from '../store/tables.ts';
import { historicActivityUpdated } from './activity-instance.ts';

/** What history follows for as long as the task is there. */
const follow = (historic: HistoricTaskRow, row: TaskRow): void => {
  historic.name = row.name;
  historic.parentTaskId = row.parentTaskId;
  historic.description = row.description;
  historic.owner = row.owner;
  historic.assignee = row.assignee;
  historic.priority = row.priority;
  historic.dueDate = row.dueDate;
  historic.followUpDate = row.followUpDate;
  historic.taskState = row.taskState;
  historic.executionId = row.executionId;
  historic.tenantId = row.tenantId;
};

/** A task was created, with all of its properties (createTaskInstanceCreateEvt). */
export const historicTaskCreated = (task: Task): void => {
  const { context, execution, row } = task;
  const historic = context.unit.insert('historicTask', {
    id: row.id,
    taskDefinitionKey: row.taskDefinitionKey,
    processDefinitionId: row.processDefinitionId,
    processDefinitionKey: execution?.graph.key ?? null,
    rootProcessInstanceId: execution?.row.rootProcessInstanceId ?? null,
    processInstanceId: row.processInstanceId,
    executionId: null,
    activityInstanceId: execution?.activityInstanceId ?? null,
    name: null,
    parentTaskId: null,
    description: null,
    owner: null,
    assignee: null,
    startTime: context.now(),
    endTime: null,
    duration: null,
    deleteReason: null,
    priority: 0,
    dueDate: null,
    followUpDate: null,
    taskState: null,
    tenantId: null,
  });
  follow(historic, row);
  if (execution) historicActivityUpdated(execution, task);
};

/** History follows every property of the task. */
export const historicTaskUpdated = (task: Task): void => {
  const { context, row, execution } = task;
  const historic = context.unit.get('historicTask', row.id);
  if (!historic) return;
  follow(historic, row);
  if (execution) historicActivityUpdated(execution, task);
};

/**
 * The reason is `completed`, `deleted`, or what the caller gave. The activity's history does not follow: the execution may
 * stand elsewhere by now.
 */
export const historicTaskEnded = (task: Task, reason: string): void => {
  const { context, row } = task;
  const historic = context.unit.get('historicTask', row.id);
  if (!historic) return;
  follow(historic, row);
  historic.endTime = context.now();
  historic.duration = historic.endTime - historic.startTime;
  historic.deleteReason = reason;
};
