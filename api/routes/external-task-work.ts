import type { Engine } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import type { Call } from '../call.ts';
import { typedValues } from '../dto/variable-value.ts';
import { asRest, type Rule, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';

const lockExternalTask = body({ workerId: kind.text, lockDuration: kind.duration });
const extendLock = body({ workerId: kind.text, newDuration: kind.duration });

const completeExternalTask = body({
  workerId: kind.text,
  variables: kind.variables,
  localVariables: kind.variables,
});

const failure = body({
  workerId: kind.text,
  errorMessage: kind.text,
  errorDetails: kind.text,
  retries: kind.number,
  retryTimeout: kind.duration,
  variables: kind.variables,
  localVariables: kind.variables,
});

const bpmnError = body({
  workerId: kind.text,
  errorCode: kind.text,
  errorMessage: kind.text,
  variables: kind.variables,
});

/** What a worker does with an external task (ExternalTaskResourceImpl). */
export const externalTaskWorkRoutes = (router: Router, engine: Engine): void => {
  const post = (what: string, work: (call: Call, externalTaskId: string) => Promise<unknown>) =>
    router.post(
      `/external-task/:id/${what}`,
      async (call) => {
        await work(call, call.path('id'));
      },
      { produces: null },
    );

  post('lock', async (call, externalTaskId) => {
    const { workerId, lockDuration } = await call.body(lockExternalTask);
    const command = { externalTaskId, workerId, lockDuration };
    await telling(externalTaskId, engine.run('lockExternalTask', command));
  });

  post('extendLock', async (call, externalTaskId) => {
    const { workerId, newDuration } = await call.body(extendLock);
    const command = { externalTaskId, workerId, newDuration };
    await telling(externalTaskId, engine.run('extendExternalTaskLock', command));
  });

  post('unlock', (_, externalTaskId) =>
    telling(externalTaskId, engine.run('unlockExternalTask', { externalTaskId })),
  );

  post('complete', async (call, externalTaskId) => {
    const { workerId, ...dto } = await call.body(completeExternalTask);
    const variables = typedValues(dto.variables);
    const localVariables = typedValues(dto.localVariables);
    const command = { externalTaskId, workerId, variables, localVariables };
    await telling(externalTaskId, engine.run('completeExternalTask', command));
  });

  post('failure', async (call, externalTaskId) => {
    const dto = await call.body(failure);
    const variables = typedValues(dto.variables);
    const localVariables = typedValues(dto.localVariables);
    const command = { ...dto, externalTaskId, variables, localVariables };
    await telling(externalTaskId, engine.run('handleExternalTaskFailure', command));
  });

  post('bpmnError', async (call, externalTaskId) => {
    const dto = await call.body(bpmnError);
    const command = { ...dto, externalTaskId, variables: typedValues(dto.variables) };
    await telling(externalTaskId, engine.run('handleExternalTaskBpmnError', command));
  });
};

/** A task that is not there, and what else is not as it should be. */
const telling = <V>(id: string, work: Promise<V>): Promise<V> =>
  rewriting(work, unknownExternalTask(id), asRest('BadUserRequestException', 400));

/** The task that a path names is not there. */
export const unknownExternalTask = (id: string): Rule =>
  asRest('NotFoundException', 404, () => `External task with id ${id} does not exist`);
