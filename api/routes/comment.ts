import { type CommentRow, type Engine, restFailure } from '../../engine/index.ts';
import type { Call } from '../call.ts';
import { commentDto } from '../dto/comment.ts';
import { joinedRows } from '../joined-rows.ts';
import type { Router } from '../router.ts';

/** Reading the comments on tasks and process instances, the newest first. */
export const commentRoutes = (router: Router, engine: Engine): void => {
  router.get('/task/:id/comment', async (call) =>
    commentsOn(call, engine, 'taskId', await commentedTask(call, engine)),
  );
  router.get('/task/:id/comment/:commentId', async (call) => {
    const [id, commentId] = [call.path('id'), call.path('commentId')];
    const comment = await engine.get('comment', commentId);
    if (comment?.taskId === id) return shown(call, engine, comment);
    throw restFailure.invalidRequest(
      `Task comment with id ${commentId} does not exist for task id '${id}'.`,
      404,
    );
  });
  router.get('/process-instance/:id/comment', async (call) =>
    commentsOn(call, engine, 'processInstanceId', await commentedInstance(call, engine)),
  );
};

/** The id of the task that a path names, which may have ended. */
export const commentedTask = async (call: Call, engine: Engine, status = 404): Promise<string> => {
  const id = call.path('id');
  if (await engine.get('historicTask', id)) return id;
  throw restFailure.invalidRequest(`No task found for task id ${id}`, status);
};

/** The id of the process instance that a path names, which may have ended. */
export const commentedInstance = async (call: Call, engine: Engine): Promise<string> => {
  const id = call.path('id');
  if (await engine.get('historicProcessInstance', id)) return id;
  throw restFailure.invalidRequest(`No process instance found for id ${id}`, 404);
};

type On = 'taskId' | 'processInstanceId';

const commentsOn = async (call: Call, engine: Engine, on: On, id: string) => {
  const comments = await engine.list({
    table: 'comment',
    where: [
      { op: 'eq', column: on, value: id },
      { op: 'eq', column: 'type', value: 'comment' },
    ],
    orderBy: [{ column: 'time', direction: 'desc' }],
  });
  return Promise.all(comments.map((comment) => shown(call, engine, comment)));
};

const shown = async (call: Call, engine: Engine, comment: Readonly<CommentRow>) => {
  const instanceId = comment.processInstanceId ?? comment.rootProcessInstanceId;
  const instance = await joinedRows(engine, call).get('historicProcessInstance', instanceId);
  return commentDto(comment, instance?.removalTime ?? null);
};
