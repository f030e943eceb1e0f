import fc from 'fast-check';
import { openFileStore } from '../../engine/store/file/file-store.ts';
import { openFolder } from '../../engine/store/file/open-folder.ts';
import { candidates } from '../../engine/store/memory/candidates.ts';
import { createMemoryStore } from '../../engine/store/memory/memory-store.ts';
import type { Query } from '../../engine/store/query.ts';
import type { Change, Store } from '../../engine/store/store.ts';
import { indexes } from '../../engine/store/tables.ts';
import { assert, suite } from '../harness.ts';
import { type Step, step, type Table, type TreeRow, tables } from './archive/commits.ts';
import { queries } from './archive/queries.ts';
import { check } from './property.ts';
import { SimulatedFiles } from './simulated-files.ts';

const test = suite('history on the disk');

const log = (): void => {};
const folder = 'data';
const openOn = (files: SimulatedFiles, journalLimit = 1): Promise<Store> =>
  openFileStore({ folder, files, log, journalLimit, rowsPerPart: 3 });

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Lets a compaction that was begun come to its end. */
const settle = async (files: SimulatedFiles): Promise<void> => {
  for (let seen = -1; seen !== files.operations.length; ) {
    seen = files.operations.length;
    for (let i = 0; i < 3; i++) await turn();
  }
};

const outcome = (promise: Promise<void>): Promise<string> =>
  promise.then(
    () => 'stored',
    (error: Error) => error.name,
  );

/** What both answer to everything that can be asked for rows. */
const compare = async (one: Store, other: Store, asked: readonly Query[]): Promise<void> => {
  for (const table of tables) {
    const all = await one.query({ table, where: [] });
    assert.equal(await other.query({ table, where: [] }), all);
    assert.is(await other.count({ table, where: [] }), all.length, `number of ${table}`);
    for (const { id } of all) assert.equal(await other.get(table, id), await one.get(table, id));
    for (const column of indexes[table]) {
      const values = new Set(all.map((row) => (row as unknown as TreeRow)[column]));
      for (const value of [...values, 'none']) {
        if (typeof value !== 'string') continue;
        const found = await one.find(table, column, value);
        assert.equal(await other.find(table, column, value), found, `${table}.${column} ${value}`);
      }
    }
  }
  for (const query of asked) {
    assert.equal(await other.query(query), await one.query(query), JSON.stringify(query));
    assert.is(await other.count(query), await one.count(query), JSON.stringify(query));
  }
};

test('whatever is inserted, changed and removed, it answers as memory does', async () => {
  const steps = fc.array(step, { minLength: 5, maxLength: 25, size: 'max' });
  const run = fc.record({ steps, asked: fc.array(queries, { maxLength: 12, size: 'max' }) });
  let segments = 0;
  const property = fc.asyncProperty(run, async (one: { steps: Step[]; asked: Query[] }) => {
    let files = new SimulatedFiles();
    const memory = createMemoryStore();
    let store = await openOn(files);
    for (const { pick, next } of one.steps) {
      const changes = pick(memory);
      const told = await Promise.all([
        outcome(memory.commit(changes)),
        outcome(store.commit(changes)),
      ]);
      assert.is(told[1], told[0]);
      if (next === 'settle') await settle(files);
      if (next === 'compare') await compare(memory, store, one.asked);
      if (next !== 'reopen') continue;
      await store.close();
      files = new SimulatedFiles(files.image('unsynced'));
      store = await openOn(files);
      await compare(memory, store, one.asked);
    }
    await compare(memory, store, one.asked);
    await store.close();
    const image = files.image('unsynced');
    segments += [...image.keys()].filter((name) => name.startsWith('history-')).length;
    await compare(memory, await openOn(new SimulatedFiles(image), 1e9), one.asked);
  });
  await check(property, { runs: 150, file: 'store/archive' });
  assert.ok(segments > 0);
});

const instance = (id: string, endTime: number | null = 1): Change[] => [
  insertOf('historicProcessInstance', { id, rootProcessInstanceId: id, endTime }),
];
const insertOf = (table: Table, row: TreeRow): Change => ({ kind: 'insert', table, row }) as never;
const belonging = (table: Table, id: string, root: string, more = {}): Change =>
  insertOf(table, { id, rootProcessInstanceId: root, processInstanceId: root, ...more });

const names = (files: SimulatedFiles): string[] =>
  [...files.image().keys()].filter((name) => name.startsWith('history-')).sort();

/** A store with the history of some ended instances in one segment. */
const archived = async (...ids: string[]) => {
  const files = new SimulatedFiles();
  const store = await openOn(files);
  const changes = ids.flatMap((id) => [
    ...instance(id),
    belonging('comment', `comment of ${id}`, id, { message: `${id} `.repeat(3_000) }),
    belonging('historicTask', `task of ${id}`, id),
  ]);
  await store.commit(changes);
  await settle(files);
  assert.is(names(files).length, 1);
  return { files, store };
};

test('a segment of which little lives is given up', async () => {
  const { files, store } = await archived('a', 'b', 'c');
  const [before] = names(files);
  const remove = (table: Table, id: string) => ({ kind: 'delete', table, id }) as Change;
  await store.commit([remove('comment', 'comment of a'), remove('comment', 'comment of b')]);
  await settle(files);
  await store.commit(instance('running', null));
  await settle(files);
  assert.is.not(names(files)[0], before);
  assert.is(names(files).length, 1);
  assert.is(await store.count({ table: 'comment', where: [] }), 1);
  assert.is((await store.get('comment', 'comment of c'))?.message, 'c '.repeat(3_000));
});

test('a row that names no instance stays in memory, and makes no segments', async () => {
  const { files, store } = await archived('a');
  await store.commit([insertOf('comment', { id: 'x', rootProcessInstanceId: 'a' })]);
  for (const id of ['r', 's', 't']) {
    await settle(files);
    await store.commit(instance(id, null));
  }
  assert.is(names(files).length, 1);
});

test('an id that a client may choose is not given to a second row', async () => {
  const { store } = await archived('a');
  const again = store.commit([insertOf('historicTask', { id: 'task of a' })]);
  await assert.rejects(again, (error) => error.name === 'OptimisticLockingException');
  assert.is(await store.count({ table: 'historicTask', where: [] }), 1);
});

test('a query sees each row once, whatever is moved while it looks', async () => {
  const { files } = await archived('a', 'b', 'c', 'd');
  const opened = await openFolder(files, folder, { log, rowsPerPart: 3 });
  const { tables: all, archive } = opened;
  const [segment] = archive.segments;
  assert.ok(segment);
  if (!segment) return;
  const seen: string[] = [];
  for (const { row } of candidates((name) => all.table(name), 'comment', []).placed) {
    seen.push(row.id);
    if (seen.length !== 1) continue;
    for (const place of segment.places()) archive.thaw(segment, place);
    archive.retire(segment);
    await archive.closeRetired();
  }
  assert.equal(
    seen.sort(),
    ['a', 'b', 'c', 'd'].map((id) => `comment of ${id}`),
  );
  assert.throws(() => segment.rows('comment', 0), /EBADF/);
});

test('an attempt at a snapshot that fails leaves its segments alone', async () => {
  const files = new SimulatedFiles();
  const store = await openOn(files);
  const fail = ({ kind, name }: { kind: string; name: string }) => {
    if (kind === 'rename' && name.startsWith('journal-')) throw new Error('no journal today');
  };
  files.before = fail;
  for (const id of ['a', 'b']) {
    await store.commit([...instance(id), belonging('comment', `comment of ${id}`, id)]);
    await settle(files);
  }
  files.before = () => {};
  await store.commit(instance('c'));
  await settle(files);
  assert.is(names(files).length, 2);
  await store.close();
  const opened = await openOn(new SimulatedFiles(files.image('unsynced')));
  assert.is((await opened.query({ table: 'comment', where: [] })).length, 2);
});

test('a damaged segment is told with its file and place, at the latest when its rows are read', async () => {
  const { files, store } = await archived('a', 'b');
  await store.close();
  const [name] = names(files) as [string];
  const bytes = files.image().get(name) as Buffer;
  for (let at = 0; at < bytes.length; at += at < 300 || at > bytes.length - 900 ? 1 : 97) {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] as number) ^ 0x10;
    const read = async () => {
      const opened = await openOn(
        new SimulatedFiles(new Map(files.image()).set(name, flipped)),
        1e9,
      );
      for (const table of tables) await opened.query({ table, where: [] });
    };
    await assert.rejects(read, new RegExp(`data/${name} is damaged at byte \\d+`), `flip at ${at}`);
  }
});

test('a missing or shortened segment is told when the folder is opened', async () => {
  const { files, store } = await archived('a');
  await store.close();
  const [name] = names(files) as [string];
  const without = new Map(files.image());
  without.delete(name);
  await assert.rejects(openOn(new SimulatedFiles(without)), new RegExp(`data/${name} is missing`));
  const short = new Map(files.image()).set(
    name,
    (files.image().get(name) as Buffer).subarray(0, -1),
  );
  await assert.rejects(openOn(new SimulatedFiles(short)), new RegExp(`data/${name} is damaged`));
});

test.run();
