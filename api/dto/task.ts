import type { Activity, TaskRow } from '../../engine/index.ts';
import { formatDate, formatDateOrNull } from '../date-format.ts';
import { formReference } from './form.ts';

/** TaskDto. `activity` is the user task in the model; a task may have none. */
export const taskDto = (row: Readonly<TaskRow>, activity: Activity | undefined) => {
  const { key, camundaFormRef } = formReference(activity);
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
