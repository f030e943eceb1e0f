import { openFileStore } from '../../engine/store/file/file-store.ts';
import type { Store } from '../../engine/store/store.ts';
import { assert, suite } from '../harness.ts';
import { contentOf, ids, insert, remove, task, update } from './rows.ts';
import { failureOf, type Operation, SimulatedFiles } from './simulated-files.ts';

const test = suite('commits of a file store');
const journal = 'journal-000001.jsonl';

const openOn = (files: SimulatedFiles): Promise<Store> =>
  openFileStore({ folder: 'data', files, log: () => {} });

const reopened = async (files: SimulatedFiles): Promise<Store> =>
  openOn(new SimulatedFiles(files.image()));

/** Makes the next operation of that kind on the journal fail. */
const failNext = (files: SimulatedFiles, code: string, ...kinds: Operation['kind'][]): void => {
  const pending = new Set(kinds);
  files.before = ({ kind, name }) => {
    if (name === journal && pending.delete(kind)) throw failureOf(code);
  };
};

/** Makes operations of that kind on the journal wait; answers what lets the first of them go on, and all later ones. */
const holdNext = (files: SimulatedFiles, held: Operation['kind']) => {
  let release = (): void => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const reached = new Promise<void>((resolve) => {
    files.before = ({ kind, name }) => {
      if (name !== journal || kind !== held) return;
      resolve();
      return gate;
    };
  });
  return { reached, release };
};

const isNotStored = (error: Error): boolean =>
  error.name === 'ProcessEngineException' &&
  error.message.startsWith('The transaction could not be stored: data/journal-000001.jsonl');

/** How a commit ends; taken at once, so that no rejection is lost. */
const outcome = (committed: Promise<void>): Promise<string> =>
  committed.then(
    () => 'stored',
    ({ message }: Error) => message,
  );

const tasks = (store: Store): Promise<string> =>
  Promise.resolve(store.query({ table: 'task', where: [] })).then(ids);

test('commits that arrive together share one write and one sync', async () => {
  const files = new SimulatedFiles();
  const store = await openOn(files);
  const [writes, syncs] = [files.count('write'), files.count('sync')];
  const names = Array.from({ length: 50 }, (_, i) => `t${i}`);
  await Promise.all(names.map((id) => store.commit(insert('task', task(id)))));
  assert.is(files.count('write') - writes, 1);
  assert.is(files.count('sync') - syncs, 1);
});

test('commits that arrive during a sync share the next one', async () => {
  const files = new SimulatedFiles();
  const store = await openOn(files);
  const syncs = files.count('sync');
  const { reached, release } = holdNext(files, 'sync');
  const first = store.commit(insert('task', task('a')));
  await reached;
  const others = ['b', 'c', 'd'].map((id) => store.commit(insert('task', task(id))));
  release();
  await Promise.all([first, ...others]);
  assert.is(files.count('sync') - syncs, 2);
});

test('commits one after the other have a sync each, before they are answered', async () => {
  const files = new SimulatedFiles();
  const store = await openOn(files);
  for (const id of ['a', 'b']) {
    const syncs = files.count('sync');
    await store.commit(insert('task', task(id)));
    assert.is(files.count('sync') - syncs, 1);
    const survivor = await openOn(new SimulatedFiles(files.image('unsynced')));
    assert.ok(await survivor.get('task', id));
  }
});

test('a commit is seen at once, answered only when it is synced, and so is durable()', async () => {
  const files = new SimulatedFiles();
  const store = await openOn(files);
  const { reached, release } = holdNext(files, 'sync');
  const answered: string[] = [];
  const committed = store.commit(insert('task', task('a'))).then(() => answered.push('commit'));
  const durable = store.durable().then(() => answered.push('durable'));
  assert.ok(await store.get('task', 'a'));
  await reached;
  assert.equal(answered, []);
  release();
  await Promise.all([committed, durable]);
  assert.equal(answered, ['commit', 'durable']);
});

test('durable() is answered at once where nothing is pending', async () => {
  const files = new SimulatedFiles();
  const store = await openOn(files);
  const operations = files.operations.length;
  await store.durable();
  assert.is(files.operations.length, operations);
});

test('a failed write takes back all commits that are not durable, and the next ones work', async () => {
  const files = new SimulatedFiles();
  const store = await openOn(files);
  await store.commit(insert('task', task('a', { assignee: 'anna' }), task('b')));
  const before = await contentOf(store);
  failNext(files, 'ENOSPC', 'write');
  const failing = [
    store.commit([update('task', task('a', { assignee: 'anna' }), { assignee: 'bob' })]),
    store.commit([
      update('task', task('a', { revision: 2, assignee: 'bob' }), { name: 'x' }),
      remove('task', task('b')),
      ...insert('task', task('c')),
    ]),
  ];
  const durable = store.durable();
  assert.is(await tasks(store), 'a c');
  for (const one of [...failing, durable]) await assert.rejects(one, isNotStored);
  await assert.rejects(
    store.commit([]).then(() => failing[0]),
    /could not be written: ENOSPC/,
  );
  assert.equal(await contentOf(store), before);
  assert.is(ids(await store.find('task', 'assignee', 'anna')), 'a');
  assert.is(ids(await store.find('task', 'assignee', 'bob')), '');
  await store.commit(insert('task', task('d')));
  assert.is(await tasks(store), 'a b d');
  assert.equal(await contentOf(await reopened(files)), await contentOf(store));
});

test('commits that wait behind a failing one are taken back before it', async () => {
  const files = new SimulatedFiles();
  const store = await openOn(files);
  const [one, two] = [task('a'), task('a', { revision: 2, name: 'two' })];
  await store.commit(insert('task', one));
  let waiting: Promise<string>[] = [];
  files.before = ({ kind, name }) => {
    if (kind !== 'write' || name !== journal || waiting.length > 0) return;
    waiting = [
      outcome(store.commit([update('task', two, { name: 'three' })])),
      outcome(store.commit([remove('task', task('a', { revision: 3 }))])),
    ];
    throw failureOf('ENOSPC');
  };
  await assert.rejects(store.commit([update('task', one, { name: 'two' })]), isNotStored);
  for (const one of await Promise.all(waiting)) assert.match(one, /ENOSPC/);
  assert.equal(await store.query({ table: 'task', where: [] }), [one]);
});

test('a commit that comes while a failed write is cut off is kept', async () => {
  const files = new SimulatedFiles();
  const store = await openOn(files);
  let later: Promise<void> | undefined;
  files.before = ({ kind, name }) => {
    if (name !== journal) return;
    if (kind === 'write' && !later) throw failureOf('ENOSPC');
    if (kind === 'truncate') later = store.commit(insert('task', task('later')));
  };
  await assert.rejects(store.commit(insert('task', task('a'))), isNotStored);
  await store.durable();
  await later;
  assert.is(await tasks(store), 'later');
  assert.is(await tasks(await reopened(files)), 'later');
});

test('what was read before commits were taken back cannot be committed on', async () => {
  const files = new SimulatedFiles();
  const store = await openOn(files);
  await store.commit(insert('task', task('a')));
  failNext(files, 'EIO', 'write');
  const { epoch } = store;
  const failing = store.commit([update('task', task('a'), { name: 'never' })], epoch);
  const read = await store.get('task', 'a');
  assert.is(read?.name, 'never');
  await assert.rejects(failing, isNotStored);
  await assert.rejects(store.durable(epoch), /were withdrawn/);
  // Revision 2 is there again, but it is another one.
  await store.commit([update('task', task('a'), { name: 'other' })], store.epoch);
  await assert.rejects(
    store.commit([update('task', read as never, { name: 'built on never' })], epoch),
    (error) => error.name === 'OptimisticLockingException',
  );
  assert.is((await store.get('task', 'a'))?.name, 'other');
});

test('after a failed sync nothing is written any more, and what was durable stays', async () => {
  const files = new SimulatedFiles();
  const store = await openOn(files);
  await store.commit(insert('task', task('a')));
  failNext(files, 'EIO', 'sync');
  await assert.rejects(store.commit(insert('task', task('b'))), /could not be synced: EIO/);
  assert.is(await tasks(store), 'a');
  await assert.rejects(
    store.commit(insert('task', task('c'))),
    /Nothing is stored any more until the engine is started again/,
  );
  assert.is(await tasks(store), 'a');
  await store.close();
  assert.is(await tasks(await reopened(files)), 'a');
});

test('a failed write that cannot be cut off ends writing, too', async () => {
  const files = new SimulatedFiles();
  const store = await openOn(files);
  await store.commit(insert('task', task('a')));
  let during: Promise<string> | undefined;
  files.before = ({ kind, name }) => {
    if (name !== journal) return;
    if (kind === 'truncate') {
      during = outcome(store.commit(insert('task', task('during'))));
    }
    if (kind === 'write' || kind === 'truncate') throw failureOf('EIO');
  };
  await assert.rejects(
    store.commit(insert('task', task('b'))),
    /Whether it is stored nevertheless shows when the engine is started again/,
  );
  assert.match((await during) ?? '', /Nothing is stored any more/);
  assert.is(await tasks(store), 'a');
  await store.close();
  files.before = () => {};
  assert.is(await tasks(await reopened(files)), 'a');
});

test('closing waits for the commits that were made before', async () => {
  const files = new SimulatedFiles();
  const store = await openOn(files);
  const committed = store.commit(insert('task', task('a')));
  await store.close();
  await committed;
  assert.is(await tasks(await reopened(files)), 'a');
});

test.run();
