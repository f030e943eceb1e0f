import type { HistoricDetailRow } from '../../engine/index.ts';
import { formatDate, formatDateOrNull } from '../date-format.ts';
import { valueWithoutBytes } from './variable-instance.ts';

/** HistoricVariableUpdateDto or HistoricFormFieldDto, by the kind of detail. */
export const historicDetailDto = (
  row: Readonly<HistoricDetailRow>,
  removalTime: number | null,
  deserialize: boolean,
) => {
  const common = {
    id: row.id,
    processDefinitionKey: row.processDefinitionKey,
    processDefinitionId: row.processDefinitionId,
    processInstanceId: row.processInstanceId,
    activityInstanceId: row.activityInstanceId,
    executionId: row.executionId,
    caseDefinitionKey: null,
    caseDefinitionId: null,
    caseInstanceId: null,
    caseExecutionId: null,
    taskId: row.taskId,
    tenantId: row.tenantId,
    userOperationId: row.userOperationId,
    time: formatDate(row.time),
    removalTime: formatDateOrNull(removalTime),
    rootProcessInstanceId: row.rootProcessInstanceId,
  };
  if (row.detailType === 'FormProperty') {
    return { type: 'formField', ...common, fieldId: row.name, fieldValue: row.textValue };
  }
  const { type, value, valueInfo } = valueWithoutBytes(row, deserialize);
  return {
    type: 'variableUpdate',
    ...common,
    variableName: row.name,
    variableInstanceId: row.variableInstanceId,
    variableType: type,
    value,
    valueInfo,
    initial: row.isInitial,
    revision: row.variableRevision,
    errorMessage: null,
  };
};
