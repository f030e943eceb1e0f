import { taskFailure } from '../failure.ts';
import type { CommentRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';
import { taskOf } from './task.ts';

export interface CreateComment {
  taskId: string;
  processInstanceId?: string | null;
  message: string | null;
}

/** Writes a comment to a task, be it still open or not (AddCommentCmd). */
export function* createComment(context: CommandContext, command: CreateComment): Work<CommentRow> {
  const { taskId, processInstanceId = null, message } = command;
  if (message === null) throw taskFailure.noMessage();
  const task = context.task(taskId);
  const comment = context.unit.insert('comment', {
    id: context.nextId(),
    type: 'comment',
    time: context.now(),
    userId: context.userId,
    taskId,
    rootProcessInstanceId: task?.execution?.row.rootProcessInstanceId ?? null,
    processInstanceId,
    action: 'AddComment',
    message,
  });
  if (task) yield* task.updated();
  return comment;
}

/** What a comment is on. */
export type CommentPlace = { taskId: string } | { processInstanceId: string };

/** Writes a comment anew. */
export type UpdateComment = CommentPlace & { commentId: string | null; message: string | null };

/** UpdateCommentCmd */
export function* updateComment(context: CommandContext, command: UpdateComment): Work {
  const { commentId, message } = command;
  if (commentId === null) throw taskFailure.noCommentText('commentId');
  if (message === null) throw taskFailure.noCommentText('message');
  const comment = context.unit.get('comment', commentId);
  if ('taskId' in command) {
    if (comment?.taskId !== command.taskId)
      throw taskFailure.noCommentOfTask(commentId, command.taskId);
    const task = taskOf(context, command.taskId, taskFailure.noTaskOfComment);
    rewrite(context, comment, message);
    yield* task.updated();
    return;
  }
  const id = command.processInstanceId;
  if (comment?.processInstanceId !== id) throw taskFailure.noCommentOfInstance(commentId, id);
  if (!context.execution(id)) throw taskFailure.noInstanceOfComment(id);
  rewrite(context, comment, message);
}

const rewrite = (context: CommandContext, comment: CommentRow, message: string): void => {
  Object.assign(comment, {
    message,
    time: context.now(),
    action: 'UpdateComment',
    userId: context.userId,
  });
};

/** Takes one comment away, or all; one that is not there is nothing to take away. */
export type DeleteComments = CommentPlace & { commentId?: string };

/** DeleteTaskCommentCmd, DeleteProcessInstanceCommentCmd */
export function* deleteComments(context: CommandContext, command: DeleteComments): Work {
  const { unit } = context;
  const { commentId } = command;
  const task =
    'taskId' in command ? taskOf(context, command.taskId, taskFailure.noTaskOfComment) : undefined;
  if ('processInstanceId' in command && !context.execution(command.processInstanceId))
    throw taskFailure.noInstanceOfComment(command.processInstanceId);
  const comments =
    'taskId' in command
      ? unit.find('comment', 'taskId', command.taskId)
      : unit.find('comment', 'processInstanceId', command.processInstanceId);
  for (const comment of comments)
    if (commentId === undefined || comment.id === commentId) unit.remove('comment', comment);
  if (task) yield* task.updated();
}
