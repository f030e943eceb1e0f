import type { UserOperationRow } from '../../engine/index.ts';
import { formatDate, formatDateOrNull } from '../date-format.ts';

/** UserOperationLogEntryDto */
export const userOperationDto = (row: Readonly<UserOperationRow>, removalTime: number | null) => ({
  id: row.id,
  deploymentId: row.deploymentId,
  processDefinitionId: row.processDefinitionId,
  processDefinitionKey: row.processDefinitionKey,
  processInstanceId: row.processInstanceId,
  executionId: row.executionId,
  caseDefinitionId: null,
  caseInstanceId: null,
  caseExecutionId: null,
  taskId: row.taskId,
  jobId: row.jobId,
  jobDefinitionId: row.jobDefinitionId,
  batchId: row.batchId,
  userId: row.userId,
  timestamp: formatDate(row.timestamp),
  operationId: row.operationId,
  externalTaskId: null,
  operationType: row.operationType,
  entityType: row.entityType,
  property: row.property,
  orgValue: row.orgValue,
  newValue: row.newValue,
  removalTime: formatDateOrNull(removalTime),
  rootProcessInstanceId: row.rootProcessInstanceId,
  category: row.category,
  annotation: row.annotation,
});
