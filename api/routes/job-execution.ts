import { type Engine, Failure } from '../../engine/index.ts';
import { asInvalidRequest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';

/** Executing a job now (JobResourceImpl.executeJob, which calls every failure of the engine "not found"). */
export const jobExecutionRoutes = (router: Router, engine: Engine): void => {
  router.post(
    '/job/:id/execute',
    async (call) => {
      await rewriting(
        engine.run('executeJob', { jobId: call.path('id') }),
        asInvalidRequest('ProcessEngineException', 404, { cause: false }),
        ({ message }) => new Failure(500, 'RestException', message, null),
      );
    },
    { produces: null },
  );
};
