import type { Engine } from '../../engine/index.ts';
import { asInvalidRequest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';

/** Forgetting an ended instance (HistoricProcessInstanceResourceImpl, to which a running one does not exist). */
export const historyDeletionRoutes = (router: Router, engine: Engine): void => {
  router.delete('/history/process-instance/:id', async (call) => {
    const processInstanceId = call.path('id');
    const failIfNotExists = call.flag('failIfNotExists', true);
    const text = () => `Historic process instance with id ${processInstanceId} does not exist`;
    await rewriting(
      engine.run('deleteHistoricProcessInstance', { processInstanceId, failIfNotExists }),
      asInvalidRequest('ProcessEngineException', 404, { text }),
    );
  });
};
