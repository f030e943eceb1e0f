import type {
  ExternalTaskRow,
  HistoricExternalTaskLogRow,
  TypedValue,
} from '../../engine/index.ts';
import { formatDate, formatDateOrNull } from '../date-format.ts';
import { variableValueDtos } from './variable-value.ts';

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

/** LockedExternalTaskDto, which always says that the task is not suspended. */
export const lockedExternalTaskDto = (
  row: Readonly<ExternalTaskRow>,
  {
    variables,
    properties,
    ...context
  }: ExternalTaskContext & {
    variables: ReadonlyMap<string, TypedValue>;
    properties: readonly (readonly [string, string | null])[];
  },
) => ({
  ...externalTaskDto(row, context),
  suspended: false,
  errorDetails: row.errorDetails,
  createTime: formatDate(row.createTime),
  variables: variableValueDtos(variables, false),
  extensionProperties: Object.fromEntries(properties),
});
