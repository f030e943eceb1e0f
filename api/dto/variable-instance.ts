import type { HistoricVariableRow, TypedColumns, VariableRow } from '../../engine/index.ts';
import { formatDate, formatDateOrNull } from '../date-format.ts';
import { variableValueDto } from './variable-value.ts';

/** Lists and single reads of variables show no bytes; `/data` gives them (disableBinaryFetching). */
export const valueWithoutBytes = (columns: TypedColumns, deserialize: boolean) => {
  const { type, value, valueInfo } = variableValueDto(columns, deserialize);
  return { type, value: columns.type === 'bytes' ? null : value, valueInfo };
};

/** VariableInstanceDto. `activityInstanceId` follows from the variable's execution. */
export const variableInstanceDto = (
  row: Readonly<VariableRow>,
  activityInstanceId: string | null,
  deserialize: boolean,
) => ({
  ...valueWithoutBytes(row, deserialize),
  id: row.id,
  name: row.name,
  processDefinitionId: row.processDefinitionId,
  processInstanceId: row.processInstanceId,
  executionId: row.executionId,
  caseInstanceId: null,
  caseExecutionId: null,
  taskId: row.taskId,
  batchId: row.batchId,
  activityInstanceId,
  errorMessage: null,
  tenantId: row.tenantId,
});

/** HistoricVariableInstanceDto */
export const historicVariableInstanceDto = (
  row: Readonly<HistoricVariableRow>,
  removalTime: number | null,
  deserialize: boolean,
) => ({
  ...valueWithoutBytes(row, deserialize),
  id: row.id,
  name: row.name,
  processDefinitionKey: row.processDefinitionKey,
  processDefinitionId: row.processDefinitionId,
  processInstanceId: row.processInstanceId,
  executionId: row.executionId,
  activityInstanceId: row.activityInstanceId,
  caseDefinitionKey: null,
  caseDefinitionId: null,
  caseInstanceId: null,
  caseExecutionId: null,
  taskId: row.taskId,
  errorMessage: null,
  tenantId: row.tenantId,
  state: row.state,
  createTime: formatDate(row.createTime),
  removalTime: formatDateOrNull(removalTime),
  rootProcessInstanceId: row.rootProcessInstanceId,
});
