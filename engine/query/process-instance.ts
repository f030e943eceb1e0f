import type { Meaning, QueryDefinition } from './definition.ts';
import {
  definitionKey,
  executionAt,
  exists,
  isGiven,
  joined,
  modifier,
  parametersOf,
  suspensionParameters,
  tenantParameters,
  unknownText,
  withoutNull,
} from './parameters.ts';
import { queryFailure } from './query-failure.ts';
import { incidentParts, part, relatedRow } from './related-row.ts';
import { joinedRowExists } from './shared-row.ts';
import { comparisonRules, variableParameter } from './variable-conditions.ts';

const { equal, like, oneOf, noneOf, when, is, isNull } = parametersOf<'execution'>();

const superProcessInstance: Meaning<'string'> = {
  type: 'string',
  conditions: (id) => [
    { op: 'eq', column: joined('superExecutionId', 'execution', 'processInstanceId'), value: id },
  ],
};

/** The instance that calls the given one. */
const subProcessInstance: Meaning<'string'> = {
  type: 'string',
  conditions: (id) => [
    exists('execution', 'processInstanceId', 'id', [
      exists('execution', 'superExecutionId', 'id', [is('id', id)]),
    ]),
  ],
};

const rootProcessInstances: Meaning<'boolean'> = {
  type: 'boolean',
  conditions: (value, situation) => {
    if (!value) return [];
    if (isGiven(situation, 'superProcessInstance')) {
      throw queryFailure.usage(
        'Invalid query usage: cannot set both rootProcessInstances and superProcessInstanceId',
      );
    }
    return [isNull('superExecutionId')];
  },
};

const leafProcessInstances: Meaning<'boolean'> = {
  type: 'boolean',
  conditions: (value, situation) => {
    if (!value) return [];
    if (isGiven(situation, 'subProcessInstance')) {
      throw queryFailure.usage(
        'Invalid query usage: cannot set both leafProcessInstances and subProcessInstanceId',
      );
    }
    const calls = exists('execution', 'processInstanceId', 'id', [
      exists('execution', 'superExecutionId', 'id'),
    ]);
    return [{ op: 'not', condition: calls }];
  },
  bindsToPrevious: true,
};

/** GET and POST /process-instance (ProcessInstanceQueryDto, Execution.xml). */
export const processInstanceQuery: QueryDefinition<'execution'> = {
  table: 'execution',
  always: () => [isNull('parentId')],
  orQueries: true,
  parameters: {
    processDefinitionId: equal('processDefinitionId'),
    processDefinitionKey: equal(definitionKey),
    processDefinitionKeyIn: oneOf(definitionKey, 'stringList', { named: 'processDefinitionKeys' }),
    processDefinitionKeyNotIn: noneOf(definitionKey, 'stringList', {
      named: 'processDefinitionKeyNotIn',
    }),
    deploymentId: equal(joined('processDefinitionId', 'processDefinition', 'deploymentId')),
    processInstanceIds: oneOf('processInstanceId', 'strings', {
      whenEmpty: 'Set of process instance ids is empty',
    }),
    businessKey: equal('businessKey'),
    businessKeyLike: like('businessKey'),
    superProcessInstance,
    rootProcessInstances,
    leafProcessInstances,
    subProcessInstance,
    ...suspensionParameters,
    caseInstanceId: equal('caseInstanceId'),
    superCaseInstance: unknownText,
    subCaseInstance: unknownText,
    variableNamesIgnoreCase: modifier,
    variableValuesIgnoreCase: modifier,
    variables: variableParameter(comparisonRules.instance, (variable) =>
      exists('variable', 'executionId', 'id', variable),
    ),
    ...relatedRow((where) => joinedRowExists('incident', 'processInstanceId', 'id', where), {
      ...incidentParts,
      withIncident: part.anyRow,
    }),
    processDefinitionWithoutTenantId: when({
      op: 'isNull',
      column: joined('processDefinitionId', 'processDefinition', 'tenantId'),
    }),
    ...tenantParameters('stringList'),
    activityIdIn: {
      type: 'stringList',
      conditions: (ids) =>
        ids.length === 0 ? [] : [executionAt('id', withoutNull('activity ids', ids))],
    },
  },
  sortings: {
    instanceId: 'processInstanceId',
    definitionKey,
    definitionId: 'processDefinitionId',
    tenantId: 'tenantId',
    businessKey: 'businessKey',
  },
};
