import { openFileStore } from '../../engine/store/file/file-store.ts';
import { longTransaction } from '../../engine/store/file/journal/long-commits.ts';
import type { Change, Store } from '../../engine/store/store.ts';
import { assert, suite } from '../harness.ts';
import { contentOf, insert, remove, task, update } from './rows.ts';
import { failureOf, SimulatedFiles } from './simulated-files.ts';

const test = suite('long transactions of a file store');

const openOn = (files: SimulatedFiles, journalLimit = 1 << 30): Promise<Store> =>
  openFileStore({ folder: 'data', files, journalLimit, rowsPerPart: 1_000, log: () => {} });

const ROWS = longTransaction * 3;

const count = (store: Store): number => store.count({ table: 'task', where: [] }) as number;

const old = ['a', 'b', 'c'].map((id) => task(id, { assignee: 'anna' }));

/** Changes one old row, removes one, and inserts more than a short transaction does. */
const longOne = (): Change[] => [
  update('task', old[0] as never, { name: 'changed' }),
  ...Array.from({ length: ROWS }, (_, i) =>
    insert('task', task(`new-${i}`, { assignee: 'anna' })),
  ).flat(),
  remove('task', old[1] as never),
];

const begin = async (journalLimit?: number) => {
  const files = new SimulatedFiles();
  const store = await openOn(files, journalLimit);
  await store.commit(insert('task', ...old));
  return { files, store };
};

test('nothing of it is seen before all of it is there, whatever is committed meanwhile', async () => {
  const { files, store } = await begin();
  let isDone = false;
  const committed = store.commit(longOne()).then(() => {
    isDone = true;
  });
  let meanwhile = 0;
  let seen = 0;
  while (!isDone) {
    await store.commit(insert('task', task(`other-${meanwhile++}`, { assignee: 'anna' })));
    const all = count(store);
    const isThere = all > ROWS;
    if (!isThere) seen++;
    assert.is(all, isThere ? ROWS + 2 + meanwhile : 3 + meanwhile);
    assert.is((store.find('task', 'assignee', 'anna') as unknown[]).length, all);
    assert.is(store.get('task', 'new-0') !== undefined, isThere);
    assert.is(store.get('task', 'b') === undefined, isThere);
  }
  await committed;
  assert.ok(seen > 3, `others were committed ${seen} times before it was seen`);
  const opened = await openOn(new SimulatedFiles(files.image('unsynced')));
  const content = await contentOf(store);
  assert.equal(await contentOf(opened), content);
});

test('one that conflicts with what is committed meanwhile leaves nothing behind', async () => {
  const { files, store } = await begin();
  const failed = assert.rejects(store.commit(longOne()), /ENGINE-03005/);
  await new Promise((resolve) => setImmediate(resolve));
  await store.commit([update('task', old[0] as never, { name: 'faster' })]);
  await failed;
  assert.is(count(store), 3);
  await assert.rejects(store.commit([...longOne(), ...insert('task', old[2] as never)]));
  assert.is(count(store), 3);
  await store.commit(insert('task', task('new-0')));
  const opened = await openOn(new SimulatedFiles(files.image('unsynced')));
  assert.equal(await contentOf(opened), await contentOf(store));
});

test('one that cannot be stored leaves nothing behind, and the next one can', async () => {
  for (const failAt of [2, 5, 9]) {
    const { files, store } = await begin();
    let writes = 0;
    files.before = ({ kind }) => {
      if (kind === 'write' && ++writes === failAt) throw failureOf('ENOSPC');
    };
    await assert.rejects(store.commit(longOne()), /ENOSPC/);
    assert.is(count(store), 3);
    await store.commit(longOne());
    const opened = await openOn(new SimulatedFiles(files.image('unsynced')));
    assert.equal(await contentOf(opened), await contentOf(store));
  }
});

test('a crash before its last line is durable leaves nothing of it', async () => {
  const { files, store } = await begin();
  const images: ReturnType<typeof files.image>[] = [];
  files.before = ({ kind }) => {
    if (kind === 'write') images.push(files.image('nothing'));
  };
  await store.commit(longOne());
  assert.ok(images.length > 8);
  for (const image of images) {
    const again = new SimulatedFiles(image);
    const opened = await openOn(again);
    assert.is(count(opened), 3);
    await opened.commit(longOne());
    await opened.close();
    assert.is(count(await openOn(again)), ROWS + 2);
  }
});

test('one that follows another that failed at once is found again', async () => {
  const many = (name: string): Change[] =>
    Array.from({ length: ROWS }, (_, i) => insert('task', task(`${name}-${i}`))).flat();
  for (const fails of ['an id is taken', 'there is no room'] as const) {
    const { files, store } = await begin();
    if (fails === 'an id is taken') await store.commit(insert('task', task('first-0')));
    let writes = 0;
    files.before = ({ kind }) => {
      if (fails === 'there is no room' && kind === 'write' && ++writes === 2)
        throw failureOf('ENOSPC');
    };
    const { epoch } = store;
    const commits = [store.commit(many('first')), store.commit(many('second'))];
    while (fails === 'there is no room' && store.epoch === epoch)
      await new Promise((resolve) => setImmediate(resolve));
    commits.push(store.commit(many('third')));
    const outcomes = (await Promise.allSettled(commits)).map(({ status }) => status);
    assert.is(outcomes[0], 'rejected');
    assert.is(outcomes[2], 'fulfilled');
    const opened = await openOn(new SimulatedFiles(files.image('unsynced')));
    assert.equal(await contentOf(opened), await contentOf(store));
  }
});

test('a snapshot waits for it, and holds it as a whole', async () => {
  const { files, store } = await begin(2_000);
  const committed = store.commit(longOne());
  for (let i = 0; i < 50; i++) await store.commit(insert('task', task(`other-${i}`)));
  await committed;
  const name = () => [...files.image().keys()].sort().join(' ');
  while (!/^journal-\d*[2-9].* manifest/.test(name()))
    await store.commit(insert('task', task(`more-${Math.random()}`)));
  const content = await contentOf(store);
  await store.close();
  assert.equal(await contentOf(await openOn(files)), content);
});

test.run();
