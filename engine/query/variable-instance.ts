import type { Condition } from '../store/query.ts';
import type { Meaning, QueryDefinition } from './definition.ts';
import {
  exists,
  joined,
  modifier,
  parametersOf,
  tenantParameters,
  unknownTexts,
} from './parameters.ts';
import { comparisonRules, variableParameter } from './variable-conditions.ts';

const { equal, like, oneOf } = parametersOf<'variable'>();

/**
 * A variable's activity instance is not stored but follows from its execution (VariableInstance.xml, actInstIdColumn):
 * a task's and a concurrent local variable belongs to what its execution does, one of the process instance to the
 * instance, and one of another scope to what stands around it.
 */
const activityInstanceIdIn: Meaning<'strings'> = {
  type: 'strings',
  conditions: (values) => {
    if (values.length === 0) return [];
    const ids = values.filter((value) => value !== null);
    const ofExecution: Condition = { op: 'in', column: 'activityInstanceId', values: ids };
    const on = (...where: Condition[]): Condition =>
      exists('execution', 'id', 'executionId', where);
    const isRoot: Condition = { op: 'isNull', column: 'parentId' };
    const isScope: Condition = { op: 'eq', column: 'isScope', value: true };
    const isLocal: Condition = { op: 'eq', column: 'isConcurrentLocal', value: true };
    const isNotLocal: Condition = { op: 'eq', column: 'isConcurrentLocal', value: false };
    const isOfTask: Condition = { op: 'isNotNull', column: 'taskId' };
    const isNotOfTask: Condition = { op: 'isNull', column: 'taskId' };
    return [
      anyOf(
        allOf(isOfTask, on(ofExecution)),
        allOf(isNotOfTask, isNotLocal, on(isRoot, { op: 'in', column: 'id', values: ids })),
        allOf(
          isNotOfTask,
          isNotLocal,
          on(isScope, exists('execution', 'id', 'parentId', [ofExecution])),
        ),
        allOf(
          isNotOfTask,
          isNotLocal,
          on(
            { op: 'isNotNull', column: 'parentId' },
            { op: 'not', condition: isScope },
            ofExecution,
          ),
        ),
        allOf(isNotOfTask, isLocal, on(ofExecution)),
      ),
    ];
  },
};

const allOf = (...conditions: Condition[]): Condition => ({ op: 'and', conditions });
const anyOf = (...conditions: Condition[]): Condition => ({ op: 'or', conditions });

/** GET and POST /variable-instance (VariableInstanceQueryDto, VariableInstance.xml). */
export const variableInstanceQuery: QueryDefinition<'variable'> = {
  table: 'variable',
  parameters: {
    variableName: equal('name'),
    variableNameLike: like('name'),
    variableNamesIgnoreCase: modifier,
    variableValuesIgnoreCase: modifier,
    variableValues: variableParameter(comparisonRules.instance, (conditions) => ({
      op: 'and',
      conditions,
    })),
    executionIdIn: oneOf('executionId', 'strings'),
    processInstanceIdIn: oneOf('processInstanceId', 'strings'),
    caseExecutionIdIn: unknownTexts,
    caseInstanceIdIn: unknownTexts,
    taskIdIn: oneOf('taskId', 'strings'),
    batchIdIn: oneOf('batchId', 'strings'),
    variableScopeIdIn: oneOf('scopeId', 'strings'),
    activityInstanceIdIn,
    tenantIdIn: tenantParameters('stringList').tenantIdIn,
  },
  sortings: {
    variableName: 'name',
    variableType: 'type',
    activityInstanceId: joined('executionId', 'execution', 'activityInstanceId'),
    tenantId: 'tenantId',
  },
};
