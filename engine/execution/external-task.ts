import { historicExternalTask } from '../history/external-task-log.ts';
import type { Activity, Service } from '../model/process-graph.ts';
import type { ExternalTaskRow } from '../store/tables.ts';
import type { CommandContext } from './context.ts';
import type { Execution } from './execution.ts';
import { integer, text } from './expression-context.ts';

/** Puts a task out for external workers (ExternalTaskEntity.createAndInsert). */
export const createExternalTask = (execution: Execution, activity: Activity, service: Extract<Service, { kind: 'external' }>): ExternalTaskRow => {
  const { context, row } = execution;
  const task = context.unit.insert('externalTask', {
    id: context.nextId(),
    revision: 1,
    workerId: null,
    topicName: text(service.topic, execution) ?? '',
    retries: null,
    errorMessage: null,
    errorDetails: null,
    lockExpirationTime: null,
    suspensionState: 1,
    executionId: row.id,
    processInstanceId: row.processInstanceId,
    processDefinitionId: row.processDefinitionId,
    processDefinitionKey: execution.graph.key,
    activityId: activity.id,
    activityInstanceId: row.activityInstanceId as string,
    priority: priorityOf(execution, service),
    lastFailureLogId: null,
    createTime: context.now(),
    tenantId: row.tenantId,
  });
  execution.externalTasks.push(task);
  historicExternalTask(context, task, 'created');
  return task;
};

const priorityOf = (execution: Execution, { priority }: Extract<Service, { kind: 'external' }>): number => {
  const declared = priority ?? execution.graph.taskPriority;
  return declared ? (integer(declared, execution) ?? 0) : 0;
};

/** Its activity was left otherwise than by completing it. */
export const deleteExternalTask = (context: CommandContext, row: ExternalTaskRow): void => {
  historicExternalTask(context, row, 'deleted');
  context.unit.remove('externalTask', row);
};
