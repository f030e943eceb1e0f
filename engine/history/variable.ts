import type { Execution } from '../execution/execution.ts';
import { copyValue, type Variable, type VariableScope } from '../execution/variable-scope.ts';
import type { HistoricDetailRow, TypedColumns } from '../store/tables.ts';

/** A variable was created: its historic row, and a detail that says by which activity instance. */
export const historicVariableCreated = (
  scope: VariableScope,
  variable: Variable,
  source: VariableScope,
): void => {
  insertHistoricVariable(scope, variable);
  const { row } = variable;
  const origin = source.scopeExecution;
  const isStart = origin?.processInstance.isStarting ?? false;
  writeDetail(scope, variable, source, isStart && row.sequenceCounter === 1, isStart);
};

export const historicVariableUpdated = (
  scope: VariableScope,
  variable: Variable,
  source: VariableScope,
): void => {
  const { context } = scope;
  const historic = context.unit.get('historicVariable', variable.row.id);
  if (historic) {
    copyValue(variable.row, historic);
    historic.state = 'CREATED';
    // C7 notes with each update where the variable is, and writes that down only with a new row.
    if (context.unit.isNew('historicVariable', historic)) {
      const { executionId } = variable.row;
      const holder = executionId === null ? null : (context.execution(executionId) ?? null);
      historic.executionId = executionId;
      historic.activityInstanceId = scopeActivityInstanceId(holder, variable);
    }
  } else insertHistoricVariable(scope, variable);
  writeDetail(scope, variable, source, false, false);
};

/** Its last value stays in history; the detail of the deletion has none (VariableInstanceEntity.delete clears it). */
export const historicVariableDeleted = (
  scope: VariableScope,
  variable: Variable,
  source: VariableScope,
): void => {
  const historic = scope.context.unit.get('historicVariable', variable.row.id);
  if (historic) historic.state = 'DELETED';
  Object.assign(writeDetail(scope, variable, source, false, false), withoutValue);
};

const withoutValue = {
  textValue: null,
  textValue2: null,
  longValue: null,
  doubleValue: null,
  bytes: null,
} satisfies Partial<TypedColumns>;

// The rows of history are written out as one literal each: V8 makes those fast and small, and copies pieced together by
// shared helpers slow and large (test/bench/README.md).

/** As a variable begins, or begins anew after its history was deleted (DbHistoryEventHandler). */
const insertHistoricVariable = (
  { context, scopeExecution }: VariableScope,
  variable: Variable,
): void => {
  const { row } = variable;
  context.unit.insert('historicVariable', {
    id: row.id,
    name: row.name,
    processDefinitionId: scopeExecution?.row.processDefinitionId ?? null,
    processDefinitionKey: scopeExecution?.graph.key ?? null,
    rootProcessInstanceId: scopeExecution?.row.rootProcessInstanceId ?? null,
    processInstanceId: scopeExecution?.row.processInstanceId ?? null,
    tenantId: row.tenantId,
    executionId: row.executionId,
    activityInstanceId: scopeActivityInstanceId(scopeExecution, variable),
    taskId: row.taskId,
    createTime: context.now(),
    state: 'CREATED',
    type: row.type,
    textValue: row.textValue,
    textValue2: row.textValue2,
    longValue: row.longValue,
    doubleValue: row.doubleValue,
    bytes: row.bytes,
  });
};

/** DefaultHistoryEventProducer.createHistoricVariableEvent */
const writeDetail = (
  scope: VariableScope,
  { row, isNew }: Variable,
  source: VariableScope,
  isInitial: boolean,
  isStart: boolean,
): HistoricDetailRow => {
  const { context, scopeExecution } = scope;
  const origin = source.scopeExecution;
  let activityInstanceId = origin?.activityInstanceId ?? null;
  if (isStart && origin && activityInstanceId === null && origin.activity && !origin.transition) {
    activityInstanceId = origin.row.processInstanceId;
  }
  return context.unit.insert('historicDetail', {
    id: context.nextId(),
    detailType: 'VariableUpdate',
    name: row.name,
    variableRevision: isNew ? 0 : row.revision,
    variableInstanceId: row.id,
    processDefinitionId: scopeExecution?.row.processDefinitionId ?? null,
    processDefinitionKey: scopeExecution?.graph.key ?? null,
    rootProcessInstanceId: scopeExecution?.row.rootProcessInstanceId ?? null,
    processInstanceId: scopeExecution?.row.processInstanceId ?? null,
    tenantId: row.tenantId,
    executionId: row.executionId,
    activityInstanceId,
    taskId: row.taskId,
    time: context.now(),
    isInitial,
    sequenceCounter: row.sequenceCounter,
    userOperationId: null,
    type: row.type,
    textValue: row.textValue,
    textValue2: row.textValue2,
    longValue: row.longValue,
    doubleValue: row.doubleValue,
    bytes: row.bytes,
  });
};

/** A local variable belongs to the activity instance; one of a scope execution to the scope around its position. */
const scopeActivityInstanceId = (execution: Execution | null, { row }: Variable): string | null => {
  if (!execution) return null;
  return row.taskId === null && !row.isConcurrentLocal
    ? execution.parentActivityInstanceId
    : execution.activityInstanceId;
};
