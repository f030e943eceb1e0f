import type { Engine } from '../../engine/index.ts';
import { batchDto } from '../dto/batch.ts';
import { restartCommand, restartProcessInstance } from '../dto/restart.ts';
import { badRequestAsInvalid, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';
import { definitionPaths, namedDefinitionId } from './named-definition.ts';

/** Restarting instances of a definition from history: all of them in the request itself, or by a batch. */
export const restartRoutes = (router: Router, engine: Engine): void => {
  for (const path of definitionPaths) {
    router.post(
      `${path}/restart`,
      async (call) => {
        const processDefinitionId = await namedDefinitionId(call, engine);
        const dto = await call.body(restartProcessInstance);
        await rewriting(async () => {
          const command = restartCommand(processDefinitionId, dto, engine.now());
          await engine.run('restartProcessInstances', command);
        }, badRequestAsInvalid);
      },
      { produces: null },
    );
    router.post(`${path}/restart-async`, async (call) => {
      const processDefinitionId = await namedDefinitionId(call, engine);
      const dto = await call.body(restartProcessInstance);
      return rewriting(async () => {
        const command = restartCommand(processDefinitionId, dto, engine.now());
        return batchDto(await engine.run('restartProcessInstancesAsync', command));
      }, badRequestAsInvalid);
    });
  }
};
