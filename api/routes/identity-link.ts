import { type Engine, Failure, restFailure } from '../../engine/index.ts';
import { body, kind } from '../body.ts';
import type { Call } from '../call.ts';
import { identityLinkDto } from '../dto/identity-link.ts';
import { nothingGiven } from '../nothing-given.ts';
import type { Router } from '../router.ts';

const identityLink = body({ userId: kind.text, groupId: kind.text, type: kind.text });

/** Who has to do with a task. */
export const identityLinkRoutes = (router: Router, engine: Engine): void => {
  router.get('/task/:id/identity-links', (call) => identityLinks(call, engine));
  router.post(
    '/task/:id/identity-links',
    async (call) => engine.run('addTaskIdentityLink', await linkOf(call)),
    { produces: null },
  );
  router.post(
    '/task/:id/identity-links/delete',
    async (call) => engine.run('deleteTaskIdentityLink', await linkOf(call)),
    { produces: null },
  );
};

/** IdentityLinkDto.validate. Camunda stores a link without a type and cannot read the task's links any more. */
const linkOf = async (call: Call) => {
  const { userId, groupId, type } = await call.body(identityLink);
  if (userId !== null && groupId !== null)
    throw restFailure.invalidRequest('Identity Link requires userId or groupId, but not both.');
  if (userId === null && groupId === null)
    throw restFailure.invalidRequest('Identity Link requires userId or groupId.');
  if (type === null) throw nothingGiven('type');
  return { taskId: call.path('id'), userId, groupId, type };
};

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
