import type { Store } from '../../engine/store/store.ts';
import { assert, suite } from '../harness.ts';
import { queryTests, type StoreTests } from './query-tests.ts';
import { contentOf, ids, insert, remove, task, update, variable } from './rows.ts';

interface StoreUnderTest {
  /** What is tested, as it stands in the report. */
  name: string;
  /** Opens an empty store. */
  open: () => Promise<Store>;
}

/** What every store does, whatever it keeps its rows in. */
export const storeSuite = ({ name, open }: StoreUnderTest): void => {
  const test = suite(name);
  const withStore = (sentence: string, body: (store: Store) => Promise<void>) =>
    test(sentence, async () => {
      const store = await open();
      try {
        await body(store);
      } finally {
        await store.close();
      }
    });
  for (const [sentence, body] of Object.entries({ ...commits, ...finds, ...queryTests })) {
    withStore(sentence, body);
  }
  test('a closed store takes no further commit', async () => {
    const store = await open();
    await store.close();
    await assert.rejects(store.commit(insert('task', task('a'))), /the store is closed/);
  });
  test.run();
};

const isConflict = (error: Error): boolean =>
  error.name === 'OptimisticLockingException' &&
  (error as unknown as { code: number }).code === 1 &&
  (error as unknown as { status: number }).status === 500;

const commits: StoreTests = {
  'an inserted row is read back with all its columns': async (store) => {
    const row = task('a', { name: 'Zürich "\n\u2028 \ud800', priority: -3, dueDate: 1.5e12 });
    await store.commit(insert('task', row));
    assert.equal(await store.get('task', 'a'), row);
  },
  'numbers keep their value, also those that JSON has no word for': async (store) => {
    const numbers = [
      0,
      -0,
      1 / 3,
      Number.MAX_SAFE_INTEGER,
      5e-324,
      Infinity,
      -Infinity,
      Number.NaN,
    ];
    const rows = numbers.map((doubleValue, i) => variable(`v${i}`, { doubleValue }));
    await store.commit(insert('variable', ...rows));
    for (const { id, doubleValue } of rows) {
      assert.ok(Object.is((await store.get('variable', id))?.doubleValue, doubleValue), id);
    }
  },
  'a row that is not there is undefined': async (store) => {
    assert.is(await store.get('task', 'a'), undefined);
  },
  'an update replaces the row, with the revision that it carries': async (store) => {
    await store.commit(insert('task', task('a')));
    await store.commit([update('task', task('a'), { name: 'new' })]);
    assert.equal(await store.get('task', 'a'), task('a', { name: 'new', revision: 2 }));
  },
  'a row that was given out stays as it was': async (store) => {
    await store.commit(insert('task', task('a')));
    const before = await store.get('task', 'a');
    await store.commit([update('task', task('a'), { name: 'new' })]);
    assert.is(before?.name, null);
  },
  'a deleted row is gone, and its id may come back': async (store) => {
    await store.commit(insert('task', task('a')));
    await store.commit([remove('task', task('a'))]);
    assert.is(await store.get('task', 'a'), undefined);
    await store.commit(insert('task', task('a', { name: 'again' })));
    assert.is((await store.get('task', 'a'))?.name, 'again');
  },
  'an update or delete on an older revision is refused': async (store) => {
    await store.commit(insert('task', task('a')));
    await store.commit([update('task', task('a'), { name: 'new' })]);
    await assert.rejects(store.commit([update('task', task('a'), { name: 'late' })]), isConflict);
    await assert.rejects(
      store.commit([remove('task', task('a'))]),
      /^ENGINE-03005 Execution of 'DELETE TaskEntity\[a\]' failed\. Entity was updated by another/,
    );
    assert.is((await store.get('task', 'a'))?.name, 'new');
  },
  'an insert of a row that is there, and a change of one that is not, are refused': async (
    store,
  ) => {
    await store.commit(insert('task', task('a')));
    await assert.rejects(store.commit(insert('task', task('a'))), isConflict);
    await assert.rejects(store.commit([update('task', task('b'), {})]), isConflict);
    await assert.rejects(store.commit([remove('task', task('b'))]), isConflict);
  },
  'rows of tables without revisions are changed without a check': async (store) => {
    const row = { id: 'a', name: 'one', source: null, deploymentTime: 1, tenantId: null };
    await store.commit(insert('deployment', row));
    await store.commit([{ kind: 'update', table: 'deployment', row: { ...row, name: 'two' } }]);
    assert.is((await store.get('deployment', 'a'))?.name, 'two');
    await store.commit([{ kind: 'delete', table: 'deployment', id: 'a' }]);
    assert.is(await store.get('deployment', 'a'), undefined);
  },
  'a commit that fails in its last change has changed nothing': async (store) => {
    const [a, b] = [task('a', { assignee: 'anna' }), task('b', { assignee: 'bob' })];
    await store.commit(insert('task', a, b, task('c')));
    const before = await contentOf(store);
    const changes = [
      update('task', a, { assignee: 'bob' }),
      remove('task', b),
      ...insert('task', task('d', { assignee: 'bob' })),
      update('task', task('c', { revision: 7 }), {}),
    ];
    await assert.rejects(store.commit(changes), isConflict);
    assert.equal(await contentOf(store), before);
    assert.is(ids(await store.find('task', 'assignee', 'anna')), 'a');
    assert.is(ids(await store.find('task', 'assignee', 'bob')), 'b');
    await store.commit([update('task', a, { name: 'still on revision 1' })]);
  },
  'a commit may change the same row several times, each on what was there before': async (
    store,
  ) => {
    const one = task('a');
    const two = task('a', { name: 'two', revision: 2 });
    await store.commit([...insert('task', one), update('task', one, { name: 'two' })]);
    assert.equal(await store.get('task', 'a'), two);
    await store.commit([remove('task', two), ...insert('task', one)]);
    assert.equal(await store.get('task', 'a'), one);
  },
  'a commit without changes does nothing': async (store) => {
    await store.commit([]);
    await store.durable();
    assert.equal(await store.count({ table: 'task', where: [] }), 0);
  },
  'every read sees the commits before it': async (store) => {
    const first = store.commit(insert('task', task('a')));
    assert.ok(await store.get('task', 'a'));
    const second = store.commit([update('task', task('a'), { name: 'new' })]);
    assert.is((await store.get('task', 'a'))?.name, 'new');
    await Promise.all([first, second, store.durable()]);
  },
};

const finds: StoreTests = {
  'rows are found by an indexed column, in order of insertion': async (store) => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => task(id, { assignee: 'anna' }));
    await store.commit(insert('task', a as never, task('x', { assignee: 'bob' }), b as never));
    await store.commit(insert('task', c as never, task('y')));
    assert.is(ids(await store.find('task', 'assignee', 'anna')), 'a b c');
    assert.is(ids(await store.find('task', 'assignee', 'bob')), 'x');
    assert.is(ids(await store.find('task', 'assignee', 'nobody')), '');
  },
  'a row whose indexed column changes is found by the new value, in its old place': async (
    store,
  ) => {
    const rows = ['a', 'b', 'c'].map((id, i) => task(id, { assignee: i === 1 ? 'bob' : 'anna' }));
    await store.commit(insert('task', ...rows));
    await store.commit([update('task', rows[1] as never, { assignee: 'anna' })]);
    assert.is(ids(await store.find('task', 'assignee', 'anna')), 'a b c');
    assert.is(ids(await store.find('task', 'assignee', 'bob')), '');
    await store.commit([update('task', rows[0] as never, { assignee: null })]);
    assert.is(ids(await store.find('task', 'assignee', 'anna')), 'b c');
    assert.is(ids(await store.query({ table: 'task', where: [] })), 'a b c');
  },
  'what was found can be gone through while it changes': async (store) => {
    const rows = ['a', 'b', 'c'].map((id) => task(id, { assignee: 'anna' }));
    await store.commit(insert('task', ...rows));
    const seen: string[] = [];
    for (const row of await store.find('task', 'assignee', 'anna')) {
      seen.push(row.id);
      await store.commit([
        remove('task', row),
        ...insert('task', task(`${row.id}2`, { assignee: 'anna' })),
      ]);
    }
    assert.is(seen.join(' '), 'a b c');
    assert.is(ids(await store.find('task', 'assignee', 'anna')), 'a2 b2 c2');
  },
};
