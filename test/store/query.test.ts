import fc, { type Arbitrary } from 'fast-check';
import { compileLike } from '../../engine/store/memory/like.ts';
import { createMemoryStore } from '../../engine/store/memory/memory-store.ts';
import type { Column, Condition, Order, Query } from '../../engine/store/query.ts';
import type { Tables } from '../../engine/store/tables.ts';
import { assert, suite } from '../harness.ts';
import { naiveQuery, type PlainTables } from './naive-query.ts';
import { check } from './property.ts';
import { identityLink, ids, insert, remove, task, update, variable } from './rows.ts';

const test = suite('queries in memory');

// Few values, so that rows meet: the same words are ids, users and names.
const word = fc.constantFrom('a', 'b', 'A', 'a_', '');
const number = fc.constantFrom(0, 1, 2);
const orNull = <T>(value: Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });
const uniqueById = { selector: ({ id }: { id: string }) => id, maxLength: 6 };

const rowsOf = <Row extends { id: string }>(
  make: (id: string, columns: Partial<Row>) => Row,
  columns: Record<string, Arbitrary<unknown>>,
) =>
  fc.uniqueArray(
    fc.tuple(word, fc.record(columns)).map(([id, given]) => make(id, given as Partial<Row>)),
    uniqueById,
  );

const content = fc.record({
  task: rowsOf(task, {
    name: orNull(word),
    assignee: orNull(word),
    parentTaskId: orNull(word),
    priority: number,
    dueDate: orNull(number),
  }),
  variable: rowsOf(variable, {
    name: word,
    taskId: orNull(word),
    scopeId: word,
    textValue: orNull(word),
    longValue: orNull(number),
    isConcurrentLocal: fc.boolean(),
  }),
  identityLink: rowsOf(identityLink, { taskId: orNull(word), userId: orNull(word) }),
});

type Name = 'task' | 'variable' | 'identityLink';
const plainColumns: Record<Name, string[]> = {
  task: ['id', 'name', 'assignee', 'parentTaskId', 'priority', 'dueDate'],
  variable: ['id', 'name', 'taskId', 'scopeId', 'textValue', 'longValue', 'isConcurrentLocal'],
  identityLink: ['id', 'taskId', 'userId'],
};
const tableName = fc.constantFrom<Name>('task', 'variable', 'identityLink');
const plain = (table: Name) => fc.constantFrom(...(plainColumns[table] as [string]));

const columnOf = (table: Name, depth: number): Arbitrary<Column> =>
  fc.oneof(
    { arbitrary: plain(table), weight: 5 },
    tableName.chain((other) =>
      fc.record({ via: plain(table), table: fc.constant(other), column: plain(other) }),
    ),
    // One that finds one row at most: `id` is unique.
    tableName.chain((other) =>
      fc.record({
        table: fc.constant(other),
        theirs: fc.constant('id'),
        ours: plain(table),
        where: fc.array(conditionOf(other, depth - 1), { maxLength: 1 }),
        column: plain(other),
      }),
    ),
  );

const value = fc.oneof(word, number, fc.boolean());
const pattern = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '%', '_', '\\'), maxLength: 4 });
const ignoreCase = fc.boolean();

const conditionOf = (table: Name, depth: number): Arbitrary<Condition> => {
  const column = columnOf(table, depth);
  const leaves: Arbitrary<Condition>[] = [
    fc.record({
      op: fc.constantFrom('eq', 'neq', 'gt', 'gte', 'lt', 'lte'),
      column,
      value: orNull(value),
      ignoreCase,
    }),
    fc.record({ op: fc.constant('eq'), column: plain(table), value: word }),
    fc.record({ op: fc.constantFrom('in', 'notIn'), column, values: fc.array(value) }),
    fc.record({ op: fc.constantFrom('like', 'notLike'), column, pattern, ignoreCase }),
    fc.record({ op: fc.constantFrom('isNull', 'isNotNull'), column }),
    fc.record({ op: fc.constant('same'), column, other: columnOf(table, depth) }),
    fc.record({
      op: fc.constant('greatest'),
      column: plain(table),
      per: fc.uniqueArray(plain(table), { maxLength: 2 }),
    }),
  ];
  if (depth <= 0) return fc.oneof(...leaves);
  const inner = conditionOf(table, depth - 1);
  const nested: Arbitrary<Condition>[] = [
    fc.record({ op: fc.constantFrom('and', 'or'), conditions: fc.array(inner, { maxLength: 3 }) }),
    fc.record({ op: fc.constant('not'), condition: inner }),
    tableName.chain((other) =>
      fc.record({
        op: fc.constant('exists'),
        table: fc.constant(other),
        theirs: plain(other),
        ours: column,
        where: fc.array(conditionOf(other, depth - 1), { maxLength: 2 }),
      }),
    ),
  ];
  return fc.oneof(...leaves, ...nested);
};

const queryOf = (table: Name): Arbitrary<Query> => {
  const order: Arbitrary<Order> = fc.record({
    column: columnOf(table, 0),
    direction: fc.constantFrom('asc', 'desc'),
    ignoreCase,
  });
  return fc.record({
    table: fc.constant(table),
    where: fc.array(conditionOf(table, 2), { maxLength: 3 }),
    orderBy: fc.array(order, { maxLength: 2 }),
    offset: fc.nat(3),
    limit: fc.constantFrom(0, 1, 3, Number.POSITIVE_INFINITY),
  });
};

test('a query finds what the naive reading of it finds', async () => {
  const query = tableName.chain(queryOf);
  const property = fc.asyncProperty(
    content,
    fc.array(query, { minLength: 8, maxLength: 8 }),
    async (rows, all) => {
      const store = createMemoryStore();
      for (const name of Object.keys(rows) as Name[]) {
        await store.commit(insert(name, ...(rows[name] as never[])));
      }
      for (const one of all) {
        const expected = naiveQuery(rows as unknown as PlainTables, one);
        assert.equal(await store.query(one), expected, JSON.stringify(one));
        const { offset: _, limit: __, ...whole } = one;
        const count = naiveQuery(rows as unknown as PlainTables, whole).length;
        assert.is(await store.count(one), count);
      }
    },
  );
  await check(property, { runs: 1500, file: 'store/query' });
});

test('indexes and order stay right whatever is inserted, changed and removed', async () => {
  const step = fc.record({
    kind: fc.constantFrom('insert', 'update', 'remove', 'fail'),
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    assignee: orNull(fc.constantFrom('x', 'y')),
  });
  const property = fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
    const store = createMemoryStore();
    let rows: Tables['task'][] = [];
    for (const { kind, id, assignee } of steps) {
      const stored = rows.find((row) => row.id === id);
      if (!stored) {
        if (kind !== 'insert') continue;
        rows.push(task(id, { assignee }));
        await store.commit(insert('task', task(id, { assignee })));
      } else if (kind === 'update') {
        const change = update('task', stored, { assignee });
        rows = rows.map((row) =>
          row === stored && change.kind === 'update' ? (change.row as never) : row,
        );
        await store.commit([change]);
      } else if (kind === 'remove') {
        rows = rows.filter((row) => row !== stored);
        await store.commit([remove('task', stored)]);
      } else {
        // Made and undone: the last change is refused.
        const changes = [remove('task', stored), ...insert('task', task(id), task(id))];
        await store.commit(changes).catch(() => {});
      }
    }
    assert.is(ids(await store.query({ table: 'task', where: [] })), ids(rows));
    for (const name of ['x', 'y']) {
      const expected = ids(rows.filter(({ assignee }) => assignee === name));
      assert.is(ids(await store.find('task', 'assignee', name)), expected);
      const where: Condition[] = [{ op: 'eq', column: 'assignee', value: name }];
      assert.is(ids(await store.query({ table: 'task', where })), expected);
    }
  });
  await check(property, { runs: 500, file: 'store/query' });
});

test('a pattern of many wildcards is matched in few steps', () => {
  const matches = compileLike(`${'%a'.repeat(5000)}%b`);
  assert.is(matches('a'.repeat(20_000)), false);
  assert.is(matches(`${'a'.repeat(20_000)}b`), true);
});

test('a find over a column without an index is an error that names it', () => {
  const store = createMemoryStore();
  assert.throws(
    () => store.find('task', 'name', 'x'),
    /The column "name" of "task" has no index \(see tables\.ts\)/,
  );
});

test.run();
