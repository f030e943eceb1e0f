import type { ExpressionObject } from '../expression/expression.ts';
import { extendMethods } from '../expression/signature.ts';
import { engineMethods, engineObjects } from './engine-object.ts';
import type { Execution } from './execution.ts';
import { raiseIncident, resolveIncidentById } from './incident-object.ts';
import { executionForActivity } from './scoped-variable.ts';
import { variableMethods } from './variable-methods.ts';
import { fromValue } from './variable-value.ts';

/** `execution` in expressions: what Camunda's DelegateExecution offers them. */
export const executionObject = (execution: Execution): ExpressionObject => show(execution);

const properties = {
  id: ({ id }: Execution) => id,
  variableScopeKey: () => 'execution',
  processInstanceId: ({ row }: Execution) => row.processInstanceId,
  rootProcessInstanceId: ({ row }: Execution) => row.rootProcessInstanceId,
  processDefinitionId: ({ row }: Execution) => row.processDefinitionId,
  businessKey: (execution: Execution) => execution.processInstance.row.businessKey,
  processBusinessKey: (execution: Execution) => execution.processInstance.row.businessKey,
  activityInstanceId: ({ activityInstanceId }: Execution) => activityInstanceId,
  parentActivityInstanceId: (execution: Execution) => execution.parentActivityInstanceId,
  currentActivityId: ({ row }: Execution) => row.activityId,
  currentActivityName: ({ activity }: Execution) => activity?.name ?? null,
  currentTransitionId: ({ transition }: Execution) => transition?.id ?? null,
  parentId: ({ row }: Execution) => row.parentId,
  eventName: ({ eventName }: Execution) => eventName,
  tenantId: ({ row }: Execution) => row.tenantId,
  canceled: ({ isCanceled }: Execution) => isCanceled,
  isCanceled: ({ isCanceled }: Execution) => isCanceled,
  superExecution: ({ superExecution }: Execution) =>
    superExecution && executionObject(superExecution),
  processInstance: ({ processInstance }: Execution) => executionObject(processInstance),
};

const setBusinessKey = (execution: Execution, key: string | null): void => {
  execution.processInstance.row.businessKey = key;
  const historic = execution.context.unit.get(
    'historicProcessInstance',
    execution.row.processInstanceId,
  );
  if (historic) historic.businessKey = key;
};

/** PvmExecutionImpl.toString */
const text = ({ id, isProcessInstance, isConcurrent, isScope }: Execution): string =>
  isProcessInstance
    ? `ProcessInstance[${id}]`
    : `${isConcurrent ? 'Concurrent' : ''}${isScope ? 'Scope' : ''}Execution[${id}]`;

const methods = engineMethods<Execution>({
  'void setProcessBusinessKey(String)': setBusinessKey,
  'void setVariable(String,Object,String)': (
    execution,
    name: string,
    value: unknown,
    activityId: string | null,
  ) => executionForActivity(execution, activityId).setVariableLocal(name, fromValue(value)),
  'Incident createIncident(String,String)': (
    execution,
    type: string | null,
    configuration: string | null,
  ) => raiseIncident(execution, type, configuration),
  'Incident createIncident(String,String,String)': (
    execution,
    type: string | null,
    configuration: string | null,
    message: string | null,
  ) => raiseIncident(execution, type, configuration, message),
  'void resolveIncident(String)': resolveIncidentById,
  'String toString()': text,
});

const show = engineObjects<Execution>({
  className: 'org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity',
  properties,
  methods: extendMethods(methods, variableMethods),
});
