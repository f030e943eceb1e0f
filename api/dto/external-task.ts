import type { ExternalTaskRow, HistoricExternalTaskLogRow } from '../../engine/index.ts';
import { formatDate, formatDateOrNull } from '../date-format.ts';

/** What an external task's instance and definition add to it. */
export interface ExternalTaskContext {
  businessKey: string | null;
  versionTag: string | null;
}

/** ExternalTaskDto */
export const externalTaskDto = (
  row: Readonly<ExternalTaskRow>,
  { businessKey, versionTag }: ExternalTaskContext,
) => ({
  activityId: row.activityId,
  activityInstanceId: row.activityInstanceId,
  errorMessage: row.errorMessage,
  executionId: row.executionId,
  id: row.id,
  lockExpirationTime: formatDateOrNull(row.lockExpirationTime),
  processDefinitionId: row.processDefinitionId,
  processDefinitionKey: row.processDefinitionKey,
  processDefinitionVersionTag: versionTag,
  processInstanceId: row.processInstanceId,
  retries: row.retries,
  suspended: row.suspensionState === 2,
  workerId: row.workerId,
  topicName: row.topicName,
  tenantId: row.tenantId,
  priority: row.priority,
  businessKey,
});

/** HistoricExternalTaskLogDto */
export const historicExternalTaskLogDto = (
  row: Readonly<HistoricExternalTaskLogRow>,
  removalTime: number | null,
) => ({
  id: row.id,
  timestamp: formatDate(row.timestamp),
  removalTime: formatDateOrNull(removalTime),
  externalTaskId: row.externalTaskId,
  topicName: row.topicName,
  workerId: row.workerId,
  priority: row.priority,
  retries: row.retries,
  errorMessage: row.errorMessage,
  activityId: row.activityId,
  activityInstanceId: row.activityInstanceId,
  executionId: row.executionId,
  processInstanceId: row.processInstanceId,
  processDefinitionId: row.processDefinitionId,
  processDefinitionKey: row.processDefinitionKey,
  tenantId: row.tenantId,
  rootProcessInstanceId: row.rootProcessInstanceId,
  creationLog: row.state === 0,
  failureLog: row.state === 1,
  successLog: row.state === 2,
  deletionLog: row.state === 3,
});
