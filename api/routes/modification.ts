import { type Engine, restFailure } from '../../engine/index.ts';
import { batchDto } from '../dto/batch.ts';
import {
  modification,
  modificationCommand,
  ownInstruction,
  processInstanceModification,
} from '../dto/modification.ts';
import { badRequestAsInvalid, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';

/** Placing and taking away tokens in running process instances, in the request itself or by a batch. */
export const modificationRoutes = (router: Router, engine: Engine): void => {
  modificationOfOne(router, engine);
  router.post(
    '/modification/execute',
    async (call) => {
      const dto = await call.body(modification);
      await rewriting(
        () => engine.run('modifyProcessInstances', modificationCommand(dto, engine.now())),
        badRequestAsInvalid,
      );
    },
    { produces: null },
  );
  router.post('/modification/executeAsync', async (call) => {
    const dto = await call.body(modification);
    return rewriting(async () => {
      const command = modificationCommand(dto, engine.now());
      return batchDto(await engine.run('modifyProcessInstancesAsync', command));
    }, badRequestAsInvalid);
  });
};

/** ProcessInstanceResourceImpl, for which an instance is not even looked for where there is nothing to do. */
const modificationOfOne = (router: Router, engine: Engine): void => {
  router.post(
    '/process-instance/:id/modification',
    async (call) => {
      const { annotation: _, ...dto } = await call.body(processInstanceModification);
      if (!dto.instructions?.length) return;
      const instructions = dto.instructions.map(ownInstruction);
      const command = { ...dto, processInstanceId: call.path('id'), instructions };
      await engine.run('modifyProcessInstance', command);
    },
    { produces: null },
  );
  router.post('/process-instance/:id/modification-async', async (call) => {
    const { annotation: _, ...dto } = await call.body(processInstanceModification);
    // The text is Camunda's, spelling mistake included.
    if (!dto.instructions?.length)
      throw restFailure.invalidRequest('The provided instuctions are invalid.');
    const instructions = dto.instructions.map(ownInstruction);
    const command = { ...dto, processInstanceId: call.path('id'), instructions };
    return rewriting(
      async () => batchDto(await engine.run('modifyProcessInstanceAsync', command)),
      badRequestAsInvalid,
    );
  });
};
