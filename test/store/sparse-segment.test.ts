import { openFileStore } from '../../engine/store/file/file-store.ts';
import type { Change, Store } from '../../engine/store/store.ts';
import { assert, suite } from '../harness.ts';
import { SimulatedFiles } from './simulated-files.ts';

const test = suite('segments that are given up');

const openOn = (files: SimulatedFiles, journalLimit = 1): Promise<Store> =>
  openFileStore({ folder: 'data', files, journalLimit, rowsPerPart: 1_000, log: () => {} });

/** Until no file is touched for a while. */
const settled = async (files: SimulatedFiles): Promise<void> => {
  for (let seen = -1; seen !== files.operations.length; ) {
    seen = files.operations.length;
    for (let i = 0; i < 30; i++) await new Promise((resolve) => setImmediate(resolve));
  }
};

const inserted = (table: string, row: object): Change => ({ kind: 'insert', table, row }) as never;
const deleted = (table: string, id: string): Change => ({ kind: 'delete', table, id }) as never;

const instance = (id: string): Change[] => {
  const own = { rootProcessInstanceId: id, processInstanceId: id };
  return [
    inserted('historicProcessInstance', { id, rootProcessInstanceId: id, endTime: 1 }),
    inserted('comment', { id: `comment-${id}`, ...own, message: 'old' }),
    inserted('historicTask', { id: `task-${id}`, ...own, name: 'old' }),
  ];
};

const commitAll = async (store: Store, changes: readonly Change[]): Promise<void> => {
  for (let from = 0; from < changes.length; from += 3_000)
    await store.commit(changes.slice(from, from + 3_000));
};

const segments = (files: SimulatedFiles): number =>
  [...files.image().keys()].filter((name) => name.startsWith('history')).length;

test('what is changed while they are is as it was changed', async () => {
  const files = new SimulatedFiles();
  const store = await openOn(files);
  const ids = Array.from({ length: 2_000 }, (_, number) => `i${number}`);
  await commitAll(store, ids.flatMap(instance));
  await settled(files);
  assert.ok(segments(files) > 0);
  const gone = ids
    .slice(0, 1_100)
    .flatMap((id) => [
      deleted('comment', `comment-${id}`),
      deleted('historicTask', `task-${id}`),
      deleted('historicProcessInstance', id),
    ]);
  await commitAll(store, gone);
  const last = ids.at(-1) as string;
  const row = { id: `comment-${last}`, rootProcessInstanceId: last, processInstanceId: last };
  await store.commit([
    { kind: 'update', table: 'comment', row: { ...row, message: 'new' } } as never,
    deleted('historicTask', `task-${last}`),
  ]);
  const expected = { messages: ['new'], tasks: 899, comments: 900, task: undefined };
  const found = async (opened: Store) => ({
    messages: (await opened.find('comment', 'processInstanceId', last)).map((one) => one.message),
    tasks: await opened.count({ table: 'historicTask', where: [] }),
    comments: await opened.count({ table: 'comment', where: [] }),
    task: await opened.get('historicTask', `task-${last}`),
  });
  assert.equal(await found(store), expected);
  await settled(files);
  assert.equal(await found(store), expected, 'and when they are given up');
  await store.close();
  const again = await openOn(files, 1 << 30);
  assert.equal(await found(again), expected, 'and when the store is opened again');
  await again.close();
});

test('many small ones become one', async () => {
  const files = new SimulatedFiles();
  const store = await openOn(files);
  for (let number = 0; number < 40; number++) {
    await store.commit(instance(`i${number}`));
    await settled(files);
    assert.ok(segments(files) <= 10, `${segments(files)} segments`);
  }
  assert.is(await store.count({ table: 'comment', where: [] }), 40);
  await store.close();
  const again = await openOn(files, 1 << 30);
  assert.is((await again.query({ table: 'comment', where: [] })).length, 40);
  await again.close();
});

test.run();
