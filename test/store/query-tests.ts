import type { Condition, Query } from '../../engine/store/query.ts';
import type { Store } from '../../engine/store/store.ts';
import { assert } from '../harness.ts';
import { identityLink, ids, insert, task, variable } from './rows.ts';

/** What is tested, as a sentence, and how, on an empty store. */
export type StoreTests = Readonly<Record<string, (store: Store) => Promise<void>>>;

/** Tasks a to e, with names, links to users, and variables. */
const people = async (store: Store): Promise<void> => {
  const tasks = [
    task('a', { name: 'Anna', priority: 3, parentTaskId: 'c' }),
    task('b', { name: 'bob', priority: 1, parentTaskId: 'gone' }),
    task('c', { name: 'Bob 100%', priority: 2, dueDate: 5 }),
    task('d', { priority: 2, dueDate: 3 }),
    task('e', { name: 'a_b', priority: 2 }),
  ];
  const links = [
    identityLink('l1', { taskId: 'a', userId: 'u' }),
    identityLink('l2', { taskId: 'a', groupId: 'g' }),
    identityLink('l3', { taskId: 'c', userId: 'u', type: 'owner' }),
  ];
  const variables = [
    variable('v1', { taskId: 'a', textValue: 'x' }),
    variable('v2', { taskId: 'b', name: 'other', textValue: 'x' }),
    variable('v3', { taskId: 'c', scopeId: 'd', textValue: 'y' }),
  ];
  await store.commit([
    ...insert('task', ...tasks),
    ...insert('identityLink', ...links),
    ...insert('variable', ...variables),
  ]);
};

type TaskQuery = Omit<Query<'task'>, 'table'>;

/** A query on `people`, and the ids that it finds. */
const queryTest = (query: TaskQuery | Condition, expected: string) => async (store: Store) => {
  await people(store);
  const asked: Query<'task'> =
    'op' in query ? { table: 'task', where: [query] } : { table: 'task', ...query };
  assert.is(ids(await store.query(asked)), expected);
  const { offset: _, limit: __, ...whole } = asked;
  assert.is(await store.count(asked), (await store.query(whole)).length);
};

const linked = (...where: Condition[]): Condition => ({
  op: 'exists',
  table: 'identityLink',
  theirs: 'taskId',
  ours: 'id',
  where,
});
const ofUser: Condition = { op: 'eq', column: 'userId', value: 'u' };
const amount = {
  table: 'variable',
  theirs: 'taskId',
  ours: 'id',
  where: [{ op: 'eq', column: 'name', value: 'amount' }],
  column: 'textValue',
} as const;

/** A test of each kind of condition and order, by its sentence. */
export const queryTests: StoreTests = {
  'no condition finds all rows': queryTest({ where: [] }, 'a b c d e'),
  'eq, without regard to case if so asked': async (store) => {
    await people(store);
    const where: Condition[] = [{ op: 'eq', column: 'name', value: 'BOB', ignoreCase: true }];
    assert.is(ids(await store.query({ table: 'task', where })), 'b');
    const exact: Condition[] = [{ op: 'eq', column: 'name', value: 'BOB' }];
    assert.is(ids(await store.query({ table: 'task', where: exact })), '');
  },
  'eq on an indexed column, without regard to case': async (store) => {
    await store.commit(
      insert('task', ...['Anna', 'bob', 'ANNA'].map((a) => task(a, { assignee: a }))),
    );
    const where: Condition[] = [{ op: 'eq', column: 'assignee', value: 'anna', ignoreCase: true }];
    assert.is(ids(await store.query({ table: 'task', where })), 'Anna ANNA');
  },
  'eq with null finds nothing': queryTest({ op: 'eq', column: 'name', value: null }, ''),
  'not of eq with null finds nothing either': queryTest(
    { op: 'not', condition: { op: 'eq', column: 'name', value: null } },
    '',
  ),
  'neq leaves out nulls': queryTest({ op: 'neq', column: 'name', value: 'bob' }, 'a c e'),
  'not leaves out nulls': queryTest(
    { op: 'not', condition: { op: 'eq', column: 'name', value: 'bob' } },
    'a c e',
  ),
  'not of not changes nothing': queryTest(
    { op: 'not', condition: { op: 'not', condition: { op: 'eq', column: 'name', value: 'bob' } } },
    'b',
  ),
  'not of an or with an unknown part is unknown': queryTest(
    {
      op: 'not',
      condition: {
        op: 'or',
        conditions: [
          { op: 'eq', column: 'name', value: 'bob' },
          { op: 'eq', column: 'priority', value: 3 },
        ],
      },
    },
    'c e',
  ),
  'gt and lte': queryTest(
    {
      where: [
        { op: 'gt', column: 'priority', value: 1 },
        { op: 'lte', column: 'dueDate', value: 5 },
      ],
    },
    'c d',
  ),
  'gte and lt, texts by code unit': queryTest(
    {
      where: [
        { op: 'gte', column: 'name', value: 'Bob' },
        { op: 'lt', column: 'name', value: 'bob' },
      ],
    },
    'c e',
  ),
  in: queryTest({ op: 'in', column: 'id', values: ['c', 'a', 'a', 'none'] }, 'a c'),
  'in an empty list': queryTest({ op: 'in', column: 'id', values: [] }, ''),
  'notIn leaves out nulls': queryTest({ op: 'notIn', column: 'name', values: ['bob'] }, 'a c e'),
  'like with %': queryTest({ op: 'like', column: 'name', pattern: '%b%' }, 'b c e'),
  'like with _': queryTest({ op: 'like', column: 'name', pattern: 'b_b' }, 'b'),
  'like with escaped wildcards': queryTest({ op: 'like', column: 'name', pattern: 'a\\__' }, 'e'),
  'like without regard to case': queryTest(
    { op: 'like', column: 'name', pattern: 'B%', ignoreCase: true },
    'b c',
  ),
  'notLike leaves out nulls': queryTest({ op: 'notLike', column: 'name', pattern: '%b' }, 'a c'),
  'like that ends in a lone backslash': queryTest(
    { op: 'like', column: 'name', pattern: 'bob\\' },
    '',
  ),
  'isNull and isNotNull': queryTest(
    {
      where: [
        { op: 'isNull', column: 'name' },
        { op: 'isNotNull', column: 'dueDate' },
      ],
    },
    'd',
  ),
  'an empty and holds, an empty or does not': async (store) => {
    await people(store);
    const all: Query<'task'> = { table: 'task', where: [{ op: 'and', conditions: [] }] };
    const none: Query<'task'> = { table: 'task', where: [{ op: 'or', conditions: [] }] };
    assert.is(await store.count(all), 5);
    assert.is(await store.count(none), 0);
  },
  'a column of the row that a column points to': queryTest(
    { op: 'eq', column: { via: 'parentTaskId', table: 'task', column: 'dueDate' }, value: 5 },
    'a',
  ),
  'a column of a row that is not there is null': queryTest(
    { op: 'isNull', column: { via: 'parentTaskId', table: 'task', column: 'dueDate' } },
    'b c d e',
  ),
  'a column of the row that points here': queryTest({ op: 'eq', column: amount, value: 'x' }, 'a'),
  same: queryTest({ op: 'same', column: 'createTime', other: 'dueDate' }, ''),
  'same across a join': queryTest(
    { op: 'same', column: 'priority', other: { ...amount, column: 'sequenceCounter' } },
    '',
  ),
  'same, negated, leaves out nulls': queryTest(
    { op: 'not', condition: { op: 'same', column: 'createTime', other: 'dueDate' } },
    'c d',
  ),
  'greatest of each group, null being a group': queryTest(
    { op: 'greatest', column: 'priority', per: ['dueDate'] },
    'a c d',
  ),
  'not the greatest': queryTest(
    { op: 'not', condition: { op: 'greatest', column: 'priority', per: ['dueDate'] } },
    'b e',
  ),
  exists: queryTest(linked(ofUser), 'a c'),
  'exists with two conditions on one row': queryTest(
    linked(ofUser, { op: 'eq', column: 'groupId', value: 'g' }),
    '',
  ),
  'not exists': queryTest({ op: 'not', condition: linked(ofUser) }, 'b d e'),
  'exists over a column without an index': queryTest(
    { op: 'exists', table: 'variable', theirs: 'scopeId', ours: 'id', where: [] },
    'd',
  ),
  'exists within exists': queryTest(
    linked({ op: 'exists', table: 'variable', theirs: 'taskId', ours: 'taskId', where: [] }),
    'a c',
  ),
  'or of ways that each have an index': queryTest(
    { op: 'or', conditions: [linked(ofUser), { op: 'eq', column: 'id', value: 'b' }] },
    'a b c',
  ),
  'ascending order has nulls first': queryTest(
    { where: [], orderBy: [{ column: 'dueDate', direction: 'asc' }] },
    'a b e d c',
  ),
  'descending order has nulls last': queryTest(
    { where: [], orderBy: [{ column: 'dueDate', direction: 'desc' }] },
    'c d a b e',
  ),
  'order by two columns': queryTest(
    {
      where: [],
      orderBy: [
        { column: 'priority', direction: 'desc' },
        { column: 'name', direction: 'desc' },
      ],
    },
    'a e c d b',
  ),
  'order without regard to case': queryTest(
    { where: [], orderBy: [{ column: 'name', direction: 'asc', ignoreCase: true }] },
    'd e a b c',
  ),
  'order by a joined column': queryTest(
    { where: [], orderBy: [{ column: amount, direction: 'desc' }] },
    'c a b d e',
  ),
  'offset and limit': queryTest(
    { where: [], orderBy: [{ column: 'priority', direction: 'asc' }], offset: 1, limit: 2 },
    'c d',
  ),
  'offset and limit without order': queryTest({ where: [], offset: 3, limit: 9 }, 'd e'),
  'a limit of none': queryTest({ where: [], limit: 0 }, ''),
};
