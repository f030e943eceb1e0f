import type { HistoricTaskRow } from '../../engine/index.ts';
import { formatDate, formatDateOrNull } from '../date-format.ts';

/** HistoricTaskInstanceDto */
export const historicTaskDto = (row: Readonly<HistoricTaskRow>, removalTime: number | null) => ({
  id: row.id,
  processDefinitionKey: row.processDefinitionKey,
  processDefinitionId: row.processDefinitionId,
  processInstanceId: row.processInstanceId,
  executionId: row.executionId,
  caseDefinitionKey: null,
  caseDefinitionId: null,
  caseInstanceId: null,
  caseExecutionId: null,
  activityInstanceId: row.activityInstanceId,
  name: row.name,
  description: row.description,
  deleteReason: row.deleteReason,
  owner: row.owner,
  assignee: row.assignee,
  startTime: formatDate(row.startTime),
  endTime: formatDateOrNull(row.endTime),
  duration: row.duration,
  taskDefinitionKey: row.taskDefinitionKey,
  priority: row.priority,
  due: formatDateOrNull(row.dueDate),
  parentTaskId: row.parentTaskId,
  followUp: formatDateOrNull(row.followUpDate),
  tenantId: row.tenantId,
  removalTime: formatDateOrNull(removalTime),
  rootProcessInstanceId: row.rootProcessInstanceId,
  taskState: row.taskState,
});
