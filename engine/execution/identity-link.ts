import type { IdentityLinkRow } from '../store/tables.ts';
import type { Task } from './task.ts';

/** Null stands for nobody, as code of the model may say it. */
export type Identity = { userId: string | null } | { groupId: string | null };

/** A candidate or other link of a user or group to a task; the same one may be there several times (TaskEntity.addIdentityLink). */
export const addIdentityLink = (task: Task, type: string, identity: Identity): void => {
  const { unit } = task.context;
  task.ensureActive();
  const row = unit.insert('identityLink', {
    ...columns(task, type, identity),
    id: task.context.nextId(),
    revision: 1,
    processDefinitionId: null,
  });
  writeHistory(task, row, 'add');
};

/**
 * Camunda looks for them in the database (TaskEntity.deleteIdentityLink): it does not find one that the same command has
 * added, and one that it has removed already once more.
 */
export const removeIdentityLink = (task: Task, type: string, identity: Identity): void => {
  task.ensureActive();
  for (const link of storedLinksOf(task)) {
    if (link.type !== type || !is(link, identity)) continue;
    task.context.unit.remove('identityLink', link);
    writeHistory(task, link, 'delete');
  }
};

/** Assignee and owner are links too, but only in history. */
export const writeAssignmentHistory = (
  task: Task,
  type: 'assignee' | 'owner',
  before: string | null,
  after: string | null,
): void => {
  if (before !== null) writeHistory(task, columns(task, type, { userId: before }), 'delete');
  if (after !== null) writeHistory(task, columns(task, type, { userId: after }), 'add');
};

/** Those who could take the task (TaskEntity.getCandidates), whom this command has taken that from included. */
export const candidatesOf = (task: Task): IdentityLinkRow[] => {
  const links = new Set([
    ...storedLinksOf(task),
    ...task.context.unit.find('identityLink', 'taskId', task.id),
  ]);
  return [...links].filter(({ type }) => type === 'candidate');
};

const storedLinksOf = (task: Task): IdentityLinkRow[] =>
  task.context.unit.findStored('identityLink', 'taskId', task.id);

const is = (link: IdentityLinkRow, identity: Identity): boolean =>
  'userId' in identity ? link.userId === identity.userId : link.groupId === identity.groupId;

const columns = (task: Task, type: string, identity: Identity) => ({
  type,
  userId: 'userId' in identity ? identity.userId : null,
  groupId: 'groupId' in identity ? identity.groupId : null,
  taskId: task.id,
  tenantId: task.row.tenantId,
});

const writeHistory = (
  task: Task,
  link: ReturnType<typeof columns> | IdentityLinkRow,
  operationType: 'add' | 'delete',
): void => {
  const { context, execution, row } = task;
  context.unit.insert('historicIdentityLink', {
    id: context.nextId(),
    time: context.now(),
    type: link.type,
    userId: link.userId,
    groupId: link.groupId,
    taskId: task.id,
    operationType,
    processDefinitionId: row.processDefinitionId,
    processDefinitionKey: execution?.graph.key ?? null,
    rootProcessInstanceId: execution?.row.rootProcessInstanceId ?? null,
    tenantId: row.tenantId,
  });
};
