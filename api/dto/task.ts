import type { FormTexts, TaskRow } from '../../engine/index.ts';
import { formatDate, formatDateOrNull } from '../date-format.ts';
import { formReference } from './form.ts';

/** TaskDto. `form`: where its form is found. */
export const taskDto = (row: Readonly<TaskRow>, form: FormTexts) => {
  const { key, camundaFormRef } = formReference(form);
  return {
    id: row.id,
    name: row.name,
    assignee: row.assignee,
    created: formatDate(row.createTime),
    due: formatDateOrNull(row.dueDate),
    followUp: formatDateOrNull(row.followUpDate),
    lastUpdated: formatDateOrNull(row.lastUpdated),
    delegationState: row.delegationState,
    description: row.description,
    executionId: row.executionId,
    owner: row.owner,
    parentTaskId: row.parentTaskId,
    priority: row.priority,
    processDefinitionId: row.processDefinitionId,
    processInstanceId: row.processInstanceId,
    taskDefinitionKey: row.taskDefinitionKey,
    caseExecutionId: null,
    caseInstanceId: null,
    caseDefinitionId: null,
    suspended: row.suspensionState === 2,
    formKey: key,
    camundaFormRef,
    tenantId: row.tenantId,
    taskState: row.taskState,
  };
};
