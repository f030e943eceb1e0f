import type { HistoricIncidentRow, IncidentRow } from '../../engine/index.ts';
import { formatDate, formatDateOrNull } from '../date-format.ts';

/** IncidentDto */
export const incidentDto = (row: Readonly<IncidentRow>) => ({
  id: row.id,
  processDefinitionId: row.processDefinitionId,
  processInstanceId: row.processInstanceId,
  executionId: row.executionId,
  incidentTimestamp: formatDate(row.incidentTimestamp),
  incidentType: row.incidentType,
  activityId: row.activityId,
  failedActivityId: row.failedActivityId,
  causeIncidentId: row.causeIncidentId,
  rootCauseIncidentId: row.rootCauseIncidentId,
  configuration: row.configuration,
  incidentMessage: row.incidentMessage,
  tenantId: row.tenantId,
  jobDefinitionId: row.jobDefinitionId,
  annotation: row.annotation,
});

/** HistoricIncidentDto */
export const historicIncidentDto = (
  row: Readonly<HistoricIncidentRow>,
  removalTime: number | null,
) => ({
  id: row.id,
  processDefinitionKey: row.processDefinitionKey,
  processDefinitionId: row.processDefinitionId,
  processInstanceId: row.processInstanceId,
  executionId: row.executionId,
  rootProcessInstanceId: row.rootProcessInstanceId,
  createTime: formatDate(row.createTime),
  endTime: formatDateOrNull(row.endTime),
  removalTime: formatDateOrNull(removalTime),
  incidentType: row.incidentType,
  activityId: row.activityId,
  failedActivityId: row.failedActivityId,
  causeIncidentId: row.causeIncidentId,
  rootCauseIncidentId: row.rootCauseIncidentId,
  configuration: row.configuration,
  historyConfiguration: row.historyConfiguration,
  incidentMessage: row.incidentMessage,
  tenantId: row.tenantId,
  jobDefinitionId: row.jobDefinitionId,
  open: row.incidentState === 0,
  deleted: row.incidentState === 2,
  resolved: row.incidentState === 1,
  annotation: row.annotation,
});
