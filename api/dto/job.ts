import type { HistoricJobLogRow, JobDefinitionRow, JobRow } from '../../engine/index.ts';
import { formatDate, formatDateOrNull } from '../date-format.ts';

/** JobDto */
export const jobDto = (row: Readonly<JobRow>) => ({
  id: row.id,
  jobDefinitionId: row.jobDefinitionId,
  processInstanceId: row.processInstanceId,
  processDefinitionId: row.processDefinitionId,
  processDefinitionKey: row.processDefinitionKey,
  executionId: row.executionId,
  exceptionMessage: row.exceptionMessage,
  failedActivityId: row.failedActivityId,
  retries: row.retries,
  dueDate: formatDateOrNull(row.dueDate),
  suspended: row.suspensionState === 2,
  priority: row.priority,
  tenantId: row.tenantId,
  createTime: formatDate(row.createTime),
  batchId: row.batchId,
});

/** JobDefinitionDto */
export const jobDefinitionDto = (row: Readonly<JobDefinitionRow>) => ({
  id: row.id,
  processDefinitionId: row.processDefinitionId,
  processDefinitionKey: row.processDefinitionKey,
  jobType: row.jobType,
  jobConfiguration: row.jobConfiguration,
  activityId: row.activityId,
  suspended: row.suspensionState === 2,
  overridingJobPriority: row.jobPriority,
  tenantId: row.tenantId,
  deploymentId: row.deploymentId,
});

/** HistoricJobLogDto. `hostname` names the engine's place. */
export const historicJobLogDto = (
  row: Readonly<HistoricJobLogRow>,
  removalTime: number | null,
  hostname: string,
) => ({
  id: row.id,
  timestamp: formatDate(row.timestamp),
  removalTime: formatDateOrNull(removalTime),
  jobId: row.jobId,
  jobDueDate: formatDateOrNull(row.jobDueDate),
  jobRetries: row.jobRetries,
  jobPriority: row.jobPriority,
  jobExceptionMessage: row.jobExceptionMessage,
  jobDefinitionId: row.jobDefinitionId,
  jobDefinitionType: row.jobDefinitionType,
  jobDefinitionConfiguration: row.jobDefinitionConfiguration,
  activityId: row.activityId,
  failedActivityId: row.failedActivityId,
  executionId: row.executionId,
  processInstanceId: row.processInstanceId,
  processDefinitionId: row.processDefinitionId,
  processDefinitionKey: row.processDefinitionKey,
  deploymentId: row.deploymentId,
  tenantId: row.tenantId,
  hostname,
  rootProcessInstanceId: row.rootProcessInstanceId,
  batchId: row.batchId,
  creationLog: row.jobState === 0,
  failureLog: row.jobState === 1,
  successLog: row.jobState === 2,
  deletionLog: row.jobState === 3,
});
