import { addIdentityLink, removeIdentityLink } from '../execution/identity-link.ts';
import { taskFailure } from '../failure.ts';
import type { CommandContext, Work } from './command.ts';
import { taskOf } from './task.ts';

/** That a user or a group has to do with a task; the types `assignee` and `owner` are properties of the task. */
export interface TaskIdentityLink {
  taskId: string;
  type: string;
  userId: string | null;
  groupId: string | null;
}

/** AbstractAddIdentityLinkCmd */
export function* addTaskIdentityLink(context: CommandContext, link: TaskIdentityLink): Work {
  const { taskId, type, userId, groupId } = link;
  if (type === 'assignee' && groupId !== null) throw taskFailure.groupAsAssignee();
  if (type !== 'assignee' && userId === null && groupId === null) throw taskFailure.noIdentity();
  const task = taskOf(context, taskId, taskFailure.notFound);
  if (type === 'assignee') task.assignee = userId;
  else if (type === 'owner') task.owner = userId;
  else if (userId !== null) addIdentityLink(task, type, { userId });
  else if (groupId !== null) addIdentityLink(task, type, { groupId });
  yield* task.updated();
}

/** Takes links away that are exactly so (DeleteIdentityLinkCmd). */
export function* deleteTaskIdentityLink(context: CommandContext, link: TaskIdentityLink): Work {
  const { taskId, type, userId, groupId } = link;
  if ((type === 'assignee' || type === 'owner') && groupId !== null)
    throw taskFailure.groupWithType(type);
  const task = taskOf(context, taskId);
  if (type === 'assignee') task.assignee = null;
  else if (type === 'owner') task.owner = null;
  else if (userId !== null) removeIdentityLink(task, type, { userId });
  else if (groupId !== null) removeIdentityLink(task, type, { groupId });
  yield* task.updated();
}
