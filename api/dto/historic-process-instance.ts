import type { HistoricProcessInstanceRow, ProcessDefinitionRow } from '../../engine/index.ts';
import { formatDate, formatDateOrNull } from '../date-format.ts';

/** HistoricProcessInstanceDto. The definition may have been deleted. */
export const historicProcessInstanceDto = (
  row: Readonly<HistoricProcessInstanceRow>,
  definition: Readonly<ProcessDefinitionRow> | undefined,
) => ({
  id: row.id,
  businessKey: row.businessKey,
  processDefinitionId: row.processDefinitionId,
  processDefinitionKey: row.processDefinitionKey,
  processDefinitionName: definition?.name ?? null,
  processDefinitionVersion: definition?.version ?? null,
  startTime: formatDate(row.startTime),
  endTime: formatDateOrNull(row.endTime),
  removalTime: formatDateOrNull(row.removalTime),
  durationInMillis: row.duration,
  startUserId: row.startUserId,
  startActivityId: row.startActivityId,
  deleteReason: row.deleteReason,
  rootProcessInstanceId: row.rootProcessInstanceId,
  superProcessInstanceId: row.superProcessInstanceId,
  superCaseInstanceId: row.superCaseInstanceId,
  caseInstanceId: row.caseInstanceId,
  tenantId: row.tenantId,
  state: row.state,
  restartedProcessInstanceId: row.restartedProcessInstanceId,
});
