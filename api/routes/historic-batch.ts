import { type Engine, historicBatchQuery } from '../../engine/index.ts';
import { historicBatchDto } from '../dto/batch.ts';
import { asInvalidRequest, rewriting } from '../failure-rewriting.ts';
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
