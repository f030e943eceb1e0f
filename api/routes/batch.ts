import {
  type BatchRow,
  batchQuery,
  batchStatisticsQuery,
  type Condition,
  type Engine,
} from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { batchDto, batchStatisticsDto } from '../dto/batch.ts';
import { asInvalidRequest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';
import { listRoutes } from './list-routes.ts';
import { singleRoute } from './single-route.ts';

const suspensionState = body({ suspended: kind.flag });

/** Batches while they run (BatchRestServiceImpl, BatchResourceImpl). */
export const batchRoutes = (router: Router, engine: Engine): void => {
  listRoutes(router, engine, {
    path: '/batch',
    definition: batchQuery,
    toDto: batchDto,
    post: 'none',
  });
  listRoutes(router, engine, {
    path: '/batch/statistics',
    definition: batchStatisticsQuery,
    toDto: (row) => statistics(engine, row),
    post: 'none',
  });
  singleRoute(router, engine, {
    path: '/batch/:id',
    table: 'batch',
    toDto: batchDto,
    unknown: (id) => `Batch with id '${id}' does not exist`,
  });
  router.put('/batch/:id/suspended', async (call) => {
    const batchId = call.path('id');
    const { suspended } = await call.body(suspensionState);
    await rewriting(
      engine.run('suspendBatch', { batchId, suspended }),
      unable(suspended ? 'suspend' : 'activate', batchId),
    );
  });
  router.delete('/batch/:id', async (call) => {
    const batchId = call.path('id');
    const cascade = call.flag('cascade');
    await rewriting(engine.run('deleteBatch', { batchId, cascade }), unable('delete', batchId));
  });
};

const unable = (verb: string, id: string) =>
  asInvalidRequest('BadUserRequestException', 400, {
    text: () => `Unable to ${verb} batch with id '${id}'`,
  });

const statistics = async (engine: Engine, row: Readonly<BatchRow>) => {
  const where: Condition[] = [
    { op: 'eq', column: 'jobDefinitionId', value: row.batchJobDefinitionId },
  ];
  const failed: Condition = { op: 'eq', column: 'retries', value: 0 };
  const [jobs, failedJobs] = await Promise.all([
    engine.count({ table: 'job', where }),
    engine.count({ table: 'job', where: [...where, failed] }),
  ]);
  return batchStatisticsDto(row, { jobs, failedJobs });
};
