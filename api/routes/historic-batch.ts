import { type Engine, historicBatchQuery, type QueryDefinition } from '../../engine/index.ts';
import type { Call } from '../call.ts';
import { historicBatchDto } from '../dto/batch.ts';
import { asInvalidRequest, rewriting } from '../failure-rewriting.ts';
import { readPaging, readQuery } from '../parameters.ts';
import type { Router } from '../router.ts';
import { listRoutes } from './list-routes.ts';
import { singleRoute } from './single-route.ts';

/** Batches in history (HistoricBatchRestServiceImpl, HistoricBatchResourceImpl). */
export const historicBatchRoutes = (router: Router, engine: Engine): void => {
  listRoutes(router, engine, {
    path: '/history/batch',
    definition: historicBatchQuery,
    toDto: historicBatchDto,
    post: 'none',
  });
  singleRoute(router, engine, {
    path: '/history/batch/:id',
    table: 'historicBatch',
    toDto: historicBatchDto,
    unknown: (id) => `Historic batch with id '${id}' does not exist`,
  });
  router.get('/history/batch/cleanable-batch-report', (call) => cleanableReport(engine, call));
  router.get('/history/batch/cleanable-batch-report/count', async (call) => ({
    count: (await finishedByType(engine, call)).length,
  }));
  router.delete('/history/batch/:id', async (call) => {
    const batchId = call.path('id');
    await rewriting(
      engine.run('deleteHistoricBatch', { batchId }),
      asInvalidRequest('BadUserRequestException', 400, {
        text: () => `Unable to delete historic batch with id '${batchId}'`,
      }),
    );
  });
};

/** GET /history/batch/cleanable-batch-report (CleanableHistoricBatchReportDto). */
const cleanableReportQuery: QueryDefinition<'historicBatch'> = {
  table: 'historicBatch',
  parameters: {},
  always: () => [{ op: 'isNotNull', column: 'endTime' }],
  sortings: { finished: 'type' },
};

/** How many batches of a type have ended; none may go, as there is no time to live for them. */
const cleanableReport = async (engine: Engine, call: Call) => {
  const { offset = 0, limit } = readPaging(call.address);
  const types = await finishedByType(engine, call);
  return types
    .slice(offset, limit === undefined ? undefined : offset + limit)
    .map(([batchType, finishedBatchesCount]) => ({
      batchType,
      historyTimeToLive: null,
      finishedBatchesCount,
      cleanableBatchesCount: 0,
    }));
};

/** By number where that is asked for, then by type. */
const finishedByType = async (engine: Engine, call: Call): Promise<[string, number][]> => {
  const { orderBy = [], ...query } = readQuery(call.address, cleanableReportQuery, engine.now());
  const counts = new Map<string, number>();
  for (const { type } of await engine.list(query)) counts.set(type, (counts.get(type) ?? 0) + 1);
  const sign = { asc: 1, desc: -1, none: 0 }[orderBy[0]?.direction ?? 'none'];
  return [...counts].sort(
    ([type, count], [otherType, otherCount]) =>
      sign * (count - otherCount) || (type < otherType ? -1 : 1),
  );
};
