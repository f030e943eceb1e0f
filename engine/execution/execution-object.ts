import { coerceToString } from '../expression/coerce.ts';
import { type ExpressionObject, expressionObject } from '../expression/expression.ts';
import type { Execution } from './execution.ts';
import { variableMethods } from './variable-methods.ts';

/** `execution` in expressions: what Camunda's DelegateExecution offers them. */
export const executionObject = (execution: Execution): ExpressionObject => ({
  [expressionObject]: true,
  className: 'org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity',
  property: (name) =>
    Object.hasOwn(properties, name)
      ? properties[name as keyof typeof properties](execution)
      : undefined,
  invoke(name, args) {
    const key = `${name}/${args.length}`;
    if (Object.hasOwn(methods, key))
      return methods[key as keyof typeof methods](execution, args) ?? null;
    return variableMethods(execution, name, args);
  },
});

const properties = {
  id: ({ id }: Execution) => id,
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

const methods = {
  'setProcessBusinessKey/1': (execution: Execution, [key]: readonly unknown[]) => {
    execution.processInstance.row.businessKey = coerceToString(key);
    const historic = execution.context.unit.get(
      'historicProcessInstance',
      execution.row.processInstanceId,
    );
    if (historic) historic.businessKey = execution.processInstance.row.businessKey;
  },
};
