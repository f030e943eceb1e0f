import { type CommentRow, type Engine, restFailure } from '../../engine/index.ts';
import type { Call } from '../call.ts';
import { commentDto } from '../dto/comment.ts';
import { joinedRows } from '../joined-rows.ts';
import type { Router } from '../router.ts';

/** Reading the comments on tasks and process instances, the newest first. */
export const commentRoutes = (router: Router, engine: Engine): void => {
  router.get('/task/:id/comment', async (call) => {
    const id = call.path('id');
    if (!(await engine.get('historicTask', id))) {
      throw restFailure.invalidRequest(`No task found for task id ${id}`, 404);
    }
    return commentsOn(call, engine, 'taskId', id);
  });
  router.get('/task/:id/comment/:commentId', async (call) => {
    const [id, commentId] = [call.path('id'), call.path('commentId')];
    const comment = await engine.get('comment', commentId);
    if (comment?.taskId === id) return shown(call, engine, comment);
    throw restFailure.invalidRequest(
      `Task comment with id ${commentId} does not exist for task id '${id}'.`,
      404,
    );
  });
  router.get('/process-instance/:id/comment', async (call) => {
    const id = call.path('id');
    if (!(await engine.get('historicProcessInstance', id))) {
      throw restFailure.invalidRequest(`No process instance found for id ${id}`, 404);
    }
    return commentsOn(call, engine, 'processInstanceId', id);
  });
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
