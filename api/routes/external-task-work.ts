import type { Engine } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import { typedValues } from '../dto/variable-value.ts';
import { asRest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';

const lockExternalTask = body({ workerId: kind.text, lockDuration: kind.duration });

const completeExternalTask = body({
  workerId: kind.text,
  variables: kind.variables,
  localVariables: kind.variables,
});

/** What a worker does with an external task (ExternalTaskResourceImpl). */
export const externalTaskWorkRoutes = (router: Router, engine: Engine): void => {
  router.post(
    '/external-task/:id/lock',
    async (call) => {
      const externalTaskId = call.path('id');
      const { workerId, lockDuration } = await call.body(lockExternalTask);
      await telling(
        externalTaskId,
        engine.run('lockExternalTask', { externalTaskId, workerId, lockDuration }),
      );
    },
    { produces: null },
  );

  router.post(
    '/external-task/:id/complete',
    async (call) => {
      const externalTaskId = call.path('id');
      const { workerId, ...dto } = await call.body(completeExternalTask);
      const variables = typedValues(dto.variables);
      const localVariables = typedValues(dto.localVariables);
      await telling(
        externalTaskId,
        engine.run('completeExternalTask', { externalTaskId, workerId, variables, localVariables }),
      );
    },
    { produces: null },
  );
};

const telling = <V>(id: string, work: Promise<V>): Promise<V> =>
  rewriting(
    work,
    asRest('NotFoundException', 404, () => `External task with id ${id} does not exist`),
    asRest('BadUserRequestException', 400),
  );
