import type { Condition } from '../store/query.ts';
import type { HistoricProcessInstanceRow } from '../store/tables.ts';
import type { Meaning, QueryDefinition, VariableComparison } from './definition.ts';
import { historicIncidentParameters } from './historic-incident-parameters.ts';
import {
  definitionKey,
  executionAt,
  exists,
  isGiven,
  isTrue,
  joined,
  modifier,
  parametersOf,
  tenantParameters,
  unknownText,
  withoutNull,
} from './parameters.ts';
import { queryFailure } from './query-failure.ts';
import { relatedRow } from './related-row.ts';
import { joinedRowExists } from './shared-row.ts';
import { comparisonRules, variableConditions } from './variable-conditions.ts';

const { equal, like, oneOf, noneOf, date, when, is, isNull, isNotNull } =
  parametersOf<'historicProcessInstance'>();
/** By the definition, not by the stored key: history of a deleted definition is not found. */
const definitionName = joined('processDefinitionId', 'processDefinition', 'name');

const processDefinitionKey: Meaning<'string'> = {
  type: 'string',
  conditions: (key, { inOr }) => {
    const conditions = [is('processDefinitionKey', key), is(definitionKey, key)];
    return inOr ? [{ op: 'and', conditions }] : conditions;
  },
};

/** Each key is a pattern; of an empty list Camunda makes SQL that its database refuses. */
const processDefinitionKeyNotIn: Meaning<'stringList'> = {
  type: 'stringList',
  conditions: (given) => {
    const keys = withoutNull('processDefinitionKeys', given);
    if (keys.includes(''))
      throw queryFailure.notValid('processDefinitionKeys contains empty string');
    if (keys.length === 0) throw queryFailure.persistence();
    return [
      {
        op: 'and',
        conditions: keys.map(
          (pattern): Condition => ({ op: 'notLike', column: definitionKey, pattern }),
        ),
      },
    ];
  },
};

/** `finishedBefore` and `finishedAfter` set `finished` too, which within an or query admits every ended instance. */
const finished = (op: 'lte' | 'gte'): Meaning<'date'> => ({
  type: 'date',
  conditions: (value) => [{ op, column: 'endTime', value }, isNotNull('endTime')],
});

const states = {
  active: 'ACTIVE',
  suspended: 'SUSPENDED',
  completed: 'COMPLETED',
  externallyTerminated: 'EXTERNALLY_TERMINATED',
  internallyTerminated: 'INTERNALLY_TERMINATED',
} as const satisfies Record<string, HistoricProcessInstanceRow['state']>;

/** Only one state can be asked for. */
const stateParameters = Object.fromEntries(
  Object.entries(states).map(([name, state], position, all): [string, Meaning<'boolean'>] => [
    name,
    {
      type: 'boolean',
      conditions: (value, situation) => {
        if (!value) return [];
        const other = all.slice(0, position).find(([earlier]) => isTrue(situation, earlier));
        if (other) {
          throw queryFailure.badRequest(
            `Already querying for historic process instance with another state: ${other[1]} is not null`,
          );
        }
        return [is('state', state)];
      },
    },
  ]),
);

const rootProcessInstances: Meaning<'boolean'> = {
  type: 'boolean',
  conditions: (value, situation) => {
    if (!value) return [];
    for (const name of ['superProcessInstanceId', 'superCaseInstanceId']) {
      if (isGiven(situation, name)) {
        throw queryFailure.badRequest(
          `Invalid query usage: cannot set both rootProcessInstances and ${name}`,
        );
      }
    }
    return [isNull('superProcessInstanceId')];
  },
};

/** The instance that called the given one. */
const subProcessInstanceId: Meaning<'string'> = {
  type: 'string',
  conditions: (id) => [
    exists('historicProcessInstance', 'superProcessInstanceId', 'id', [
      { op: 'eq', column: 'id', value: id },
    ]),
  ],
};

/** Comparisons of one name are with one and the same variable; deleted and local variables count as well. */
const variables: Meaning<'variables'> = {
  type: 'variables',
  conditions: (comparisons, situation) => {
    const conditions = comparisons.map((one): [VariableComparison, Condition[]] => [
      one,
      variableConditions(one, comparisonRules.instance, situation),
    ]);
    if (situation.inOr) return conditions.map(([, where]) => ofInstance(where));
    const byName = new Map<string | null, Condition[]>();
    for (const [{ name }, where] of conditions)
      byName.set(name, [...(byName.get(name) ?? []), ...where]);
    return [...byName.values()].map(ofInstance);
  },
};

const ofInstance = (where: readonly Condition[]): Condition =>
  exists('historicVariable', 'processInstanceId', 'id', where);

const activityTime = (op: 'gte' | 'lte') => ({
  type: 'date' as const,
  where: (value: number): Condition[] => [
    {
      op: 'or',
      conditions: [
        { op, column: 'startTime', value },
        { op, column: 'endTime', value },
      ],
    },
  ],
});

const jobTime = (op: 'gte' | 'lte') => ({
  type: 'date' as const,
  where: (value: number): Condition[] => [{ op, column: 'timestamp', value }],
});

const activityIds = (op: 'isNotNull' | 'isNull') => ({
  type: 'stringList' as const,
  where: (ids: (string | null)[]): Condition[] => {
    if (ids.length === 0) return [];
    return [
      {
        op: 'and',
        conditions: [
          { op, column: 'endTime' },
          { op: 'in', column: 'activityId', values: activityIdsOf(ids) },
        ],
      },
    ];
  },
});

const activityIdsOf = (ids: readonly (string | null)[]): string[] => {
  if (ids.includes(null)) throw queryFailure.badRequest('activity ids contains null value');
  return ids as string[];
};

/**
 * GET and POST /history/process-instance, and `historicProcessInstanceQuery` wherever instances of history are chosen
 * (HistoricProcessInstanceQueryDto and -QueryImpl, HistoricProcessInstance.xml).
 */
export const historicProcessInstanceQuery: QueryDefinition<'historicProcessInstance'> = {
  table: 'historicProcessInstance',
  orQueries: true,
  parameters: {
    processInstanceId: equal('id'),
    processInstanceIds: oneOf('id', 'strings', {
      whenEmpty: 'Set of process instance ids is empty',
    }),
    processInstanceIdNotIn: noneOf('id', 'stringList', { named: 'processInstanceIdNotIn' }),
    caseInstanceId: equal('caseInstanceId'),
    processDefinitionId: equal('processDefinitionId'),
    processDefinitionKey,
    processDefinitionKeyIn: oneOf(definitionKey, 'stringList', {
      named: 'processDefinitionKeys',
      bindsToPrevious: true,
    }),
    processDefinitionName: equal(definitionName),
    processDefinitionNameLike: like(definitionName),
    processInstanceBusinessKey: equal('businessKey'),
    processInstanceBusinessKeyIn: oneOf('businessKey', 'stringList'),
    processInstanceBusinessKeyLike: like('businessKey'),
    startedBefore: date('lte', 'startTime'),
    startedAfter: date('gte', 'startTime'),
    finishedBefore: finished('lte'),
    finishedAfter: finished('gte'),
    processDefinitionKeyNotIn,
    ...stateParameters,
    unfinished: when(isNull('endTime')),
    finished: when(isNotNull('endTime')),
    ...historicIncidentParameters,
    startedBy: equal('startUserId'),
    rootProcessInstances,
    superProcessInstanceId: equal('superProcessInstanceId'),
    subProcessInstanceId,
    superCaseInstanceId: equal('superCaseInstanceId'),
    subCaseInstanceId: unknownText,
    variableNamesIgnoreCase: modifier,
    variableValuesIgnoreCase: modifier,
    variables,
    ...relatedRow(
      (where) => exists('historicActivityInstance', 'processInstanceId', 'id', where),
      { executedActivityAfter: activityTime('gte'), executedActivityBefore: activityTime('lte') },
      { together: true },
    ),
    activityIdIn: {
      type: 'stringList',
      conditions: (ids) => (ids.length === 0 ? [] : [executionAt('id', activityIdsOf(ids))]),
    },
    ...relatedRow(
      (where) => joinedRowExists('historicActivityInstance', 'processInstanceId', 'id', where),
      {
        executedActivityIdIn: activityIds('isNotNull'),
        activeActivityIdIn: activityIds('isNull'),
      },
    ),
    ...relatedRow(
      (where) => exists('historicJobLog', 'processInstanceId', 'id', where),
      { executedJobAfter: jobTime('gte'), executedJobBefore: jobTime('lte') },
      { together: true },
    ),
    withJobsRetrying: when(
      exists('job', 'processInstanceId', 'id', [
        { op: 'gt', column: 'retries', value: 0 },
        {
          op: 'or',
          conditions: [
            { op: 'isNotNull', column: 'exceptionMessage' },
            { op: 'isNotNull', column: 'exceptionStackTrace' },
          ],
        },
      ]),
    ),
    ...tenantParameters('stringList'),
  },
  sortings: {
    instanceId: 'id',
    definitionId: 'processDefinitionId',
    definitionKey: 'processDefinitionKey',
    definitionName,
    definitionVersion: joined('processDefinitionId', 'processDefinition', 'version'),
    businessKey: 'businessKey',
    startTime: 'startTime',
    endTime: 'endTime',
    duration: 'duration',
    tenantId: 'tenantId',
  },
};
