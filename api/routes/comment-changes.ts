import type { CommandOf, Engine } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import type { Call } from '../call.ts';
import { commentDto } from '../dto/comment.ts';
import { selfLink } from '../dto/link.ts';
import { asInvalidRequest, rewriting } from '../failure-rewriting.ts';
import type { Router } from '../router.ts';
import { commentedInstance, commentedTask } from './comment.ts';

const comment = body({ id: kind.text, processInstanceId: kind.text, message: kind.text });

/** Writing comments on tasks, changing and deleting them (TaskCommentResourceImpl, ProcessInstanceCommentResourceImpl). */
export const commentChangeRoutes = (router: Router, engine: Engine): void => {
  router.post('/task/:id/comment/create', async (call) => {
    const { processInstanceId, message } = await call.body(comment);
    const taskId = await commentedTask(call, engine, 400);
    const row = await rewriting(
      engine.run('createComment', { taskId, processInstanceId, message }),
      asInvalidRequest('ProcessEngineException', 400, {
        text: () => 'Not enough parameters submitted',
      }),
    );
    const instanceId = row.rootProcessInstanceId;
    const instance =
      instanceId === null ? undefined : await engine.get('historicProcessInstance', instanceId);
    const links = [selfLink(call, `/task/${taskId}/comment/${row.id}`)];
    return { ...commentDto(row, instance?.removalTime ?? null), links };
  });
  changeRoutes(router, engine, '/task', async (call) => ({
    taskId: await commentedTask(call, engine),
  }));
  changeRoutes(router, engine, '/process-instance', async (call) => ({
    processInstanceId: await commentedInstance(call, engine),
  }));
};

type Place = { taskId: string } | { processInstanceId: string };

const changeRoutes = (
  router: Router,
  engine: Engine,
  resource: string,
  placeOf: (call: Call) => Promise<Place>,
): void => {
  const path = `${resource}/:id/comment`;
  router.put(path, async (call) => {
    const { id: commentId, message } = await call.body(comment);
    const place = await placeOf(call);
    await rewriting(engine.run('updateComment', { ...place, commentId, message }), refusal);
  });
  const remove = async (command: CommandOf<'deleteComments'>) =>
    rewriting(engine.run('deleteComments', command), refusal);
  router.delete(path, async (call) => remove(await placeOf(call)));
  router.delete(`${path}/:commentId`, async (call) =>
    remove({ ...(await placeOf(call)), commentId: call.path('commentId') }),
  );
};

const refusal = asInvalidRequest('NullValueException', 400, { cause: false });
