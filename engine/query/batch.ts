import type { Condition } from '../store/query.ts';
import type { Meaning, QueryDefinition } from './definition.ts';
import { exists, isGiven, isTrue, parametersOf, withoutNull } from './parameters.ts';

const { equal, date, is, when } = parametersOf<'batch'>();

/** Of batches, unlike of other resources, the tenants named win over `withoutTenantId` (BatchQueryDto.applyFilters). */
export const batchTenantParameters = {
  tenantIdIn: {
    type: 'stringList',
    conditions: (values) =>
      values.length > 0
        ? [{ op: 'in', column: 'tenantId', values: withoutNull('tenantIds', values) }]
        : [],
  } satisfies Meaning<'stringList'>,
  withoutTenantId: {
    type: 'boolean',
    conditions: (value, situation) => {
      const tenants = isGiven(situation, 'tenantIdIn')
        ? (situation.all.tenantIdIn as unknown[])
        : [];
      return value && tenants.length === 0 ? [{ op: 'isNull', column: 'tenantId' }] : [];
    },
  } satisfies Meaning<'boolean'>,
};

/** `false` asks for those that are active. */
const suspended: Meaning<'boolean'> = {
  type: 'boolean',
  conditions: (value) => [is('suspensionState', value ? 2 : 1)],
};

const sortings = { batchId: 'id', tenantId: 'tenantId' } as const;

/** GET /batch (BatchQueryDto, Batch.xml). */
export const batchQuery: QueryDefinition<'batch'> = {
  table: 'batch',
  parameters: {
    batchId: equal('id'),
    type: equal('type'),
    ...batchTenantParameters,
    suspended,
  },
  sortings,
};

const failedJob: Condition = exists('job', 'jobDefinitionId', 'batchJobDefinitionId', [
  { op: 'eq', column: 'retries', value: 0 },
]);

/** GET /batch/statistics (BatchStatisticsQueryDto, Statistics.xml). */
export const batchStatisticsQuery: QueryDefinition<'batch'> = {
  table: 'batch',
  parameters: {
    ...batchQuery.parameters,
    createdBy: equal('createUserId'),
    startedBefore: date('lte', 'startTime'),
    startedAfter: date('gte', 'startTime'),
    // The later one wins.
    withFailures: {
      type: 'boolean',
      conditions: (value, situation) =>
        value && !isTrue(situation, 'withoutFailures') ? [failedJob] : [],
    },
    withoutFailures: when({ op: 'not', condition: failedJob }),
  },
  sortings: { ...sortings, startTime: 'startTime' },
};
