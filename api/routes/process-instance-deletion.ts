import type { Engine } from '../../engine/index.ts';
import { asInvalidRequest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';

/** Deleting a running process instance. */
export const processInstanceDeletionRoutes = (router: Router, engine: Engine): void => {
  router.delete('/process-instance/:id', async (call) => {
    const command = {
      processInstanceId: call.path('id'),
      skipCustomListeners: call.flag('skipCustomListeners'),
      skipIoMappings: call.flag('skipIoMappings'),
      skipSubprocesses: call.flag('skipSubprocesses'),
      failIfNotExists: call.flag('failIfNotExists', true),
    };
    await rewriting(
      engine.run('deleteProcessInstance', command),
      asInvalidRequest('NotFoundException', 404),
    );
  });
};
