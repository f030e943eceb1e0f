import { batchTenantParameters } from './batch.ts';
import type { QueryDefinition } from './definition.ts';
import { parametersOf } from './parameters.ts';

const { equal } = parametersOf<'historicBatch'>();

/** GET /history/batch (HistoricBatchQueryDto, HistoricBatch.xml). */
export const historicBatchQuery: QueryDefinition<'historicBatch'> = {
  table: 'historicBatch',
  parameters: {
    batchId: equal('id'),
    type: equal('type'),
    completed: {
      type: 'boolean',
      conditions: (value) => [{ op: value ? 'isNotNull' : 'isNull', column: 'endTime' }],
    },
    ...batchTenantParameters,
  },
  sortings: {
    batchId: 'id',
    startTime: 'startTime',
    endTime: 'endTime',
    tenantId: 'tenantId',
  },
};
