import type { Change, Store } from '../../engine/store/store.ts';
import type { TableName, Tables } from '../../engine/store/tables.ts';

type TaskRow = Tables['task'];
type VariableRow = Tables['variable'];
type IdentityLinkRow = Tables['identityLink'];

/** A task, as far as not said otherwise without anything. */
export const task = (id: string, columns: Partial<TaskRow> = {}): TaskRow => ({
  id,
  revision: 1,
  executionId: null,
  processInstanceId: null,
  processDefinitionId: null,
  name: null,
  parentTaskId: null,
  description: null,
  taskDefinitionKey: null,
  owner: null,
  assignee: null,
  delegationState: null,
  priority: 50,
  createTime: 0,
  lastUpdated: null,
  dueDate: null,
  followUpDate: null,
  suspensionState: 1,
  taskState: null,
  tenantId: null,
  ...columns,
});

export const variable = (id: string, columns: Partial<VariableRow> = {}): VariableRow => ({
  id,
  revision: 1,
  name: 'amount',
  executionId: null,
  processInstanceId: null,
  processDefinitionId: null,
  taskId: null,
  batchId: null,
  scopeId: 'none',
  isConcurrentLocal: false,
  sequenceCounter: 1,
  tenantId: null,
  type: 'string',
  textValue: null,
  textValue2: null,
  longValue: null,
  doubleValue: null,
  bytes: null,
  ...columns,
});

export const identityLink = (
  id: string,
  columns: Partial<IdentityLinkRow> = {},
): IdentityLinkRow => ({
  id,
  revision: 1,
  type: 'candidate',
  userId: null,
  groupId: null,
  taskId: null,
  processDefinitionId: null,
  tenantId: null,
  ...columns,
});

export const insert = <T extends TableName>(table: T, ...rows: Tables[T][]): Change[] =>
  rows.map((row) => ({ kind: 'insert', table, row }) as Change);

/** The change of a stored row, with its next revision where it has one. */
export const update = <T extends TableName>(
  table: T,
  stored: Readonly<Tables[T]>,
  columns: Partial<Tables[T]>,
): Change => {
  const { revision } = stored;
  const row = { ...stored, ...columns };
  if (revision !== undefined) row.revision = revision + 1;
  return { kind: 'update', table, row, revision } as unknown as Change;
};

export const remove = <T extends TableName>(table: T, stored: Readonly<Tables[T]>): Change =>
  ({ kind: 'delete', table, id: stored.id, revision: stored.revision }) as Change;

export const ids = (rows: readonly { id: string }[]): string => rows.map(({ id }) => id).join(' ');

/** All rows of the tables that these tests use, for comparisons. */
export const contentOf = async (store: Store): Promise<unknown> => ({
  task: await store.query({ table: 'task', where: [] }),
  variable: await store.query({ table: 'variable', where: [] }),
  identityLink: await store.query({ table: 'identityLink', where: [] }),
});
