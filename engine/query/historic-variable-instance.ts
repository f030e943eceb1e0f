import { restFailure } from '../failure.ts';
import type { Condition } from '../store/query.ts';
import type { Meaning, QueryDefinition } from './definition.ts';
import {
  isGiven,
  isTrue,
  modifier,
  parametersOf,
  tenantParameters,
  unknownText,
  unknownTexts,
  withoutNull,
} from './parameters.ts';
import { valueCondition } from './variable-conditions.ts';

const { equal, oneOf } = parametersOf<'historicVariable'>();

/** The name, without regard to case where `variableNamesIgnoreCase` says so. */
const variableName: Meaning<'string'> = {
  type: 'string',
  conditions: (value, situation) => [
    {
      op: 'eq',
      column: 'name',
      value,
      ignoreCase: isTrue(situation, 'variableNamesIgnoreCase') || undefined,
    },
  ],
};

const variableNameLike: Meaning<'string'> = {
  type: 'string',
  conditions: (pattern, situation) => [
    {
      op: 'like',
      column: 'name',
      pattern,
      ignoreCase: isTrue(situation, 'variableNamesIgnoreCase') || undefined,
    },
  ],
};

/**
 * Equals a value of any type: a text from an address, what JSON gave from a body. Unlike in other comparisons a text
 * stays a text, and a number is of the one Java type that Jackson makes of it.
 */
const variableValue: Meaning<'any'> = {
  type: 'any',
  conditions: (value, situation) => {
    if (!isGiven(situation, 'variableName')) {
      throw restFailure.invalidRequest(
        'Only a single variable value parameter specified: variable name and value are required to be able to query after a specific variable value.',
      );
    }
    const number = numberOf(value);
    if (!number)
      return [valueCondition('eq', value, isTrue(situation, 'variableValuesIgnoreCase'))];
    return [
      { op: 'eq', column: 'type', value: number.type },
      {
        op: 'eq',
        column: number.type === 'double' ? 'doubleValue' : 'longValue',
        value: number.value,
      },
    ];
  },
};

const numberOf = (
  value: unknown,
): { type: 'integer' | 'long' | 'double'; value: number } | undefined => {
  if (typeof value === 'number') {
    return { type: value >= -(2 ** 31) && value < 2 ** 31 ? 'integer' : 'long', value };
  }
  if (typeof value !== 'object' || value === null || !('decimal' in value)) return undefined;
  return { type: 'double', value: Number(value.decimal) };
};

/** Names of types in any case. */
export const variableTypeIn: Meaning<'strings'> = {
  type: 'strings',
  conditions: (types) =>
    types.length === 0
      ? []
      : [
          {
            op: 'in',
            column: 'type',
            values: withoutNull('Variable types', types).map((type) => type.toLowerCase()),
          },
        ],
};

const notDeleted: Condition = { op: 'neq', column: 'state', value: 'DELETED' };

/** GET and POST /history/variable-instance (HistoricVariableInstanceQueryDto, HistoricVariableInstance.xml). */
export const historicVariableInstanceQuery: QueryDefinition<'historicVariable'> = {
  table: 'historicVariable',
  always: ({ all }) => (all.includeDeleted === true ? [] : [notDeleted]),
  parameters: {
    processInstanceId: equal('processInstanceId'),
    processDefinitionId: equal('processDefinitionId'),
    processDefinitionKey: equal('processDefinitionKey'),
    caseInstanceId: unknownText,
    variableName,
    variableNameLike,
    variableValue,
    variableTypeIn,
    variableNamesIgnoreCase: modifier,
    variableValuesIgnoreCase: modifier,
    executionIdIn: oneOf('executionId', 'strings', { named: 'Execution Ids' }),
    taskIdIn: oneOf('taskId', 'strings', { named: 'Task Ids' }),
    processInstanceIdIn: oneOf('processInstanceId', 'strings', { named: 'Process Instance Ids' }),
    activityInstanceIdIn: oneOf('activityInstanceId', 'strings', {
      named: 'Activity Instance Ids',
    }),
    caseExecutionIdIn: unknownTexts,
    caseActivityIdIn: unknownTexts,
    ...tenantParameters('stringList'),
    includeDeleted: modifier,
    variableNameIn: oneOf('name', 'strings', { named: 'Variable names' }),
  },
  sortings: { instanceId: 'processInstanceId', variableName: 'name', tenantId: 'tenantId' },
};
