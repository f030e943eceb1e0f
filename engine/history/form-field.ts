import type { Execution } from '../execution/execution.ts';
import type { Task } from '../execution/task.ts';

/** A field of a form was submitted with this text (DefaultHistoryEventProducer.createFormPropertyUpdateEvt). */
export const historicFormField = (
  execution: Execution,
  fieldId: string,
  text: string,
  task: Task | null,
): void => {
  const { context, row } = execution;
  const isStart = execution.processInstance.isStarting;
  context.unit.insert('historicDetail', {
    id: context.nextId(),
    detailType: 'FormProperty',
    name: fieldId,
    variableRevision: 0,
    variableInstanceId: null,
    processDefinitionId: row.processDefinitionId,
    processDefinitionKey: execution.graph.key,
    rootProcessInstanceId: row.rootProcessInstanceId,
    processInstanceId: row.processInstanceId,
    executionId: row.id,
    activityInstanceId: isStart ? row.processInstanceId : execution.activityInstanceId,
    taskId: task?.id ?? null,
    time: context.now(),
    isInitial: false,
    sequenceCounter: row.sequenceCounter,
    userOperationId: null,
    tenantId: row.tenantId,
    type: 'string',
    textValue: text,
    textValue2: null,
    longValue: null,
    doubleValue: null,
    bytes: null,
  });
};
