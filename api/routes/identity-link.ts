import { type Engine, Failure } from '../../engine/index.ts';
import type { Call } from '../call.ts';
import { identityLinkDto } from '../dto/identity-link.ts';
import type { Router } from '../router.ts';

/** Reading who has to do with a task. */
export const identityLinkRoutes = (router: Router, engine: Engine): void =>
  router.get('/task/:id/identity-links', (call) => identityLinks(call, engine));

/** IdentityLinkDto of the candidates, and of assignee and owner, which a task has in columns of its own. */
const identityLinks = async (call: Call, engine: Engine) => {
  const id = call.path('id');
  const task = await engine.get('task', id);
  if (!task) {
    throw new Failure(500, 'NullValueException', `Cannot find task with id ${id}: task is null`);
  }
  const stored = await engine.list({
    table: 'identityLink',
    where: [{ op: 'eq', column: 'taskId', value: id }],
  });
  const links = stored.map(identityLinkDto);
  if (task.assignee !== null)
    links.push({ userId: task.assignee, groupId: null, type: 'assignee' });
  if (task.owner !== null) links.push({ userId: task.owner, groupId: null, type: 'owner' });
  const type = call.address.get('type');
  return type === null ? links : links.filter((link) => link.type === type);
};
