import type { HistoricActivityInstanceRow } from '../../engine/index.ts';
import { formatDate, formatDateOrNull } from '../date-format.ts';

/** HistoricActivityInstanceDto */
export const historicActivityInstanceDto = (
  row: Readonly<HistoricActivityInstanceRow>,
  removalTime: number | null,
) => ({
  id: row.id,
  parentActivityInstanceId: row.parentActivityInstanceId,
  activityId: row.activityId,
  activityName: row.activityName,
  activityType: row.activityType,
  processDefinitionKey: row.processDefinitionKey,
  processDefinitionId: row.processDefinitionId,
  processInstanceId: row.processInstanceId,
  executionId: row.executionId,
  taskId: row.taskId,
  calledProcessInstanceId: row.calledProcessInstanceId,
  calledCaseInstanceId: null,
  assignee: row.assignee,
  startTime: formatDate(row.startTime),
  endTime: formatDateOrNull(row.endTime),
  durationInMillis: row.duration,
  canceled: row.activityInstanceState === 2,
  completeScope: row.activityInstanceState === 1,
  tenantId: row.tenantId,
  removalTime: formatDateOrNull(removalTime),
  rootProcessInstanceId: row.rootProcessInstanceId,
});
