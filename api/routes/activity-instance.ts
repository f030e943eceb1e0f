import { type Engine, restFailure } from '../../engine/index.ts';
import { activityInstanceDto } from '../dto/activity-instance.ts';
import { asInvalidRequest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';

/** What runs in a process instance, as a tree (ProcessInstanceResourceImpl.getActivityInstanceTree). */
export const activityInstanceRoutes = (router: Router, engine: Engine): void => {
  router.get('/process-instance/:id/activity-instances', async (call) => {
    const processInstanceId = call.path('id');
    const tree = await rewriting(
      engine.run('getActivityInstance', { processInstanceId }),
      asInvalidRequest('ProcessEngineException', 500),
    );
    if (tree) return activityInstanceDto(tree);
    throw restFailure.invalidRequest(
      `Process instance with id ${processInstanceId} does not exist`,
      404,
    );
  });
};
