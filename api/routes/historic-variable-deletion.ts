import type { Engine } from '../../engine/index.ts';
import { asInvalidRequest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';

/** Forgetting historic variables (HistoricVariableInstanceResourceImpl, HistoricProcessInstanceRestServiceImpl). */
export const historicVariableDeletionRoutes = (router: Router, engine: Engine): void => {
  router.delete('/history/variable-instance/:id', async (call) => {
    await rewriting(
      engine.run('deleteHistoricVariable', { variableInstanceId: call.path('id') }),
      asInvalidRequest('NotFoundException', 404),
    );
  });
  router.delete('/history/process-instance/:id/variable-instances', async (call) => {
    await rewriting(
      engine.run('deleteHistoricVariable', { processInstanceId: call.path('id') }),
      asInvalidRequest('NotFoundException', 404, { cause: false }),
    );
  });
};
