import type { CommandContext } from '../execution/context.ts';
import type { ExternalTaskRow } from '../store/tables.ts';

const states = { created: 0, failed: 1, successful: 2, deleted: 3 } as const;

/** One line of an external task's log; returns its id (DefaultHistoryEventProducer.initHistoricExternalTaskLog). */
export const historicExternalTask = (
  context: CommandContext,
  task: ExternalTaskRow,
  state: keyof typeof states,
): string => {
  const id = context.nextId();
  const hasError = state === 'failed';
  context.unit.insert('historicExternalTaskLog', {
    id,
    timestamp: state === 'created' ? task.createTime : context.now(),
    externalTaskId: task.id,
    retries: task.retries,
    topicName: task.topicName,
    workerId: task.workerId,
    priority: task.priority,
    errorMessage: hasError ? task.errorMessage : null,
    errorDetails: hasError ? task.errorDetails : null,
    activityId: task.activityId,
    activityInstanceId: task.activityInstanceId,
    executionId: task.executionId,
    processInstanceId: task.processInstanceId,
    processDefinitionId: task.processDefinitionId,
    processDefinitionKey: task.processDefinitionKey,
    rootProcessInstanceId: context.executionOf(task.executionId).row.rootProcessInstanceId,
    state: states[state],
    tenantId: task.tenantId,
  });
  return id;
};
