import { openFileStore } from '../../engine/store/file/file-store.ts';
import { writeManifest } from '../../engine/store/file/manifest.ts';
import type { Store } from '../../engine/store/store.ts';
import { assert, suite } from '../harness.ts';
import { contentOf, insert, remove, task, update } from './rows.ts';
import { failureOf, type Image, type Loss, SimulatedFiles } from './simulated-files.ts';

const test = suite('snapshots of a file store');

const manifest = 'manifest.json';

/** With a journal that may be that long, and two rows a part. */
const openOn = (
  files: SimulatedFiles,
  { journalLimit = 1 << 20, log = () => {} }: { journalLimit?: number; log?: () => void } = {},
): Promise<Store> => openFileStore({ folder: 'data', files, journalLimit, rowsPerPart: 2, log });

/** Lets the background go on until the condition holds. */
const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
};

const names = (files: SimulatedFiles): string => [...files.image().keys()].sort().join(' ');
const isCompacted = (files: SimulatedFiles) => (): boolean =>
  files.operations.at(-1)?.kind === 'remove' && !names(files).includes('journal-000001');

const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => task(id, { assignee: 'anna' }));

/** A store with five tasks, one of them changed, whose next commit begins a snapshot. */
const beforeSnapshot = async (files: SimulatedFiles): Promise<Store> => {
  const first = await openOn(files);
  await first.commit(insert('task', ...rows));
  await first.commit([update('task', rows[1] as never, { assignee: 'bob' })]);
  await first.close();
  return openOn(files, { journalLimit: 1 });
};

test('a long journal is replaced by a snapshot in parts and a new journal', async () => {
  const files = new SimulatedFiles();
  const store = await beforeSnapshot(files);
  await store.commit([remove('task', rows[2] as never)]);
  await until(isCompacted(files));
  await store.commit(insert('task', task('f')));
  assert.is(
    names(files),
    'journal-000002.jsonl manifest.json snapshot-000002-000001-task.json snapshot-000002-000002-task.json snapshot-000002-000003-task.json',
  );
  const opened = await openOn(new SimulatedFiles(files.image('unsynced')));
  assert.equal(await contentOf(opened), await contentOf(store));
});

test('no snapshot is written before the journal is longer than its limit', async () => {
  const files = new SimulatedFiles();
  const store = await openOn(files, { journalLimit: 3_000 });
  await store.commit(insert('task', task('f')));
  await store.commit(insert('task', task('g')));
  await store.close();
  assert.is(names(files), 'journal-000001.jsonl manifest.json');
  const again = await openOn(files, { journalLimit: 3_000 });
  const long = 'x'.repeat(3_000);
  await again.commit(insert('task', task('h', { description: long })));
  await until(() => names(files).startsWith('journal-000002.jsonl manifest'));
  await again.close();
  const opened = await openOn(files);
  assert.is((await opened.get('task', 'h'))?.description, long);
});

test('a snapshot holds one moment, whatever is committed while it is written', async () => {
  const files = new SimulatedFiles();
  const store = await beforeSnapshot(files);
  const pending: Promise<void>[] = [];
  let parts = 0;
  files.before = ({ kind, name }) => {
    if (kind !== 'create' || !name.startsWith('snapshot-')) return;
    if (++parts !== 1) return;
    pending.push(
      store.commit([
        update('task', rows[4] as never, { name: 'late' }),
        remove('task', rows[3] as never),
        ...insert('task', task('f')),
      ]),
      store.commit([update('task', task('f'), { name: 'later' })]),
    );
  };
  await store.commit(insert('task', task('z')));
  await until(isCompacted(files));
  await Promise.all(pending);
  assert.is(parts, 3);
  const image = files.image();
  const snapshot = [...image]
    .filter(([name]) => name.startsWith('snapshot'))
    .map(([, text]) => text);
  assert.not.match(snapshot.join(), /late|"f"/);
  assert.match(snapshot.join(), '[3,"d"');
  const opened = await openOn(new SimulatedFiles(image));
  assert.equal(await contentOf(opened), await contentOf(store));
});

const crashes = (loss: Loss) => async () => {
  const files = new SimulatedFiles();
  const store = await beforeSnapshot(files);
  const content = () => contentOf(store);
  /** What the store held after each commit, and how many of them were acknowledged. */
  const states = [await content()];
  let acknowledged = 0;
  const crashed: { step: string; image: Image; allowed: unknown[] }[] = [];
  const commit = async (id: string): Promise<void> => {
    const committed = store.commit(insert('task', task(id)));
    states.push(await content());
    await committed;
    acknowledged++;
  };
  const pending: Promise<void>[] = [];
  files.before = ({ kind, name }) => {
    const step = `before ${kind} of ${name}`;
    crashed.push({ step, image: files.image(loss), allowed: states.slice(acknowledged) });
    if (kind === 'rename') pending.push(commit(`during ${name}`));
  };
  await commit('first');
  await until(isCompacted(files));
  await Promise.all(pending);
  files.before = () => {};
  assert.ok(crashed.some(({ step }) => step === `before rename of ${manifest}`));
  assert.ok(crashed.length > 25);
  for (const { step, image, allowed } of crashed) {
    const after = new SimulatedFiles(image);
    const opened = await openOn(after);
    const found = JSON.stringify(await contentOf(opened));
    assert.ok(allowed.map((state) => JSON.stringify(state)).includes(found), step);
    await opened.commit(insert('task', task('after')));
    await opened.close();
    assert.not.match(names(after), /temporary/, step);
    const again = await openOn(new SimulatedFiles(after.image('unsynced')));
    assert.ok(await again.get('task', 'after'), step);
  }
};

test('a crash of the process at any step of a snapshot loses nothing', crashes('nothing'));
test('a loss of power at any step of a snapshot loses nothing acknowledged', crashes('unsynced'));
test('a loss of power that leaves half of what was not synced does not, either', crashes('half'));

for (const target of ['journal-000002.jsonl', 'snapshot-000002-000002-task.json', manifest]) {
  test(`a snapshot whose ${target} cannot be written is tried again, but not at once`, async () => {
    const files = new SimulatedFiles();
    const lines: string[] = [];
    const log = (line: string) => lines.push(line);
    const options = { folder: 'data', files, log, journalLimit: 3000, rowsPerPart: 2 };
    const store = await openFileStore(options);
    files.before = ({ kind, name }) => {
      if (kind === 'write' && name.startsWith(target)) throw failureOf('ENOSPC');
    };
    await store.commit(insert('task', ...rows, task('long', { description: 'x'.repeat(3000) })));
    await until(() => lines.length === 1);
    assert.match(lines[0] ?? '', /^data: the snapshot was not completed: ENOSPC/);
    const attempts = files.count('create');
    await store.commit(insert('task', task('f')));
    // The simulated files take no turn of the event loop: whatever began is over after one.
    await new Promise((resolve) => setImmediate(resolve));
    assert.is(files.count('create'), attempts);
    files.before = () => {};
    const opened = await openOn(new SimulatedFiles(files.image('unsynced')));
    assert.equal(await contentOf(opened), await contentOf(store));
    await store.commit(insert('task', task('longer', { description: 'x'.repeat(4000) })));
    await until(() => /^journal-00000[23]\.jsonl manifest/.test(names(files)));
    const again = await openOn(new SimulatedFiles(files.image('unsynced')));
    assert.equal(await contentOf(again), await contentOf(store));
  });
}

test('a snapshot with transactions that could not be stored is given up', async () => {
  const files = new SimulatedFiles();
  const store = await beforeSnapshot(files);
  let failing: Promise<string> | undefined;
  files.before = ({ kind, name }) => {
    if (kind === 'rename' && name === 'journal-000002.jsonl') {
      failing = store.commit(insert('task', task('never'))).then(
        () => 'stored',
        (error: Error) => error.message,
      );
    } else if (kind === 'write' && name === 'journal-000001.jsonl' && failing) {
      throw failureOf('ENOSPC');
    }
  };
  await store.commit(insert('task', task('f')));
  await until(() => failing !== undefined);
  assert.match((await failing) ?? '', /ENOSPC/);
  files.before = () => {};
  await store.commit(insert('task', task('g')));
  await until(() => names(files).includes('snapshot-000003'));
  await store.close();
  const opened = await openOn(new SimulatedFiles(files.image('unsynced')));
  assert.equal(await contentOf(opened), await contentOf(store));
  assert.is(await opened.get('task', 'never'), undefined);
});

test('a journal is not closed while what failed is cut off it', async () => {
  const files = new SimulatedFiles();
  const store = await beforeSnapshot(files);
  let failing: Promise<string> | undefined;
  files.before = async ({ kind, name }) => {
    if (kind === 'rename' && name === 'journal-000002.jsonl') {
      failing = store.commit(insert('task', task('never'))).then(
        () => 'stored',
        (error: Error) => error.message,
      );
      // The snapshot goes on when the commit has failed, but is not cut off yet.
      await until(() => files.operations.at(-1)?.kind === 'truncate');
    }
    if (kind === 'write' && name === 'journal-000001.jsonl' && failing) throw failureOf('ENOSPC');
    if (kind === 'truncate') for (let i = 0; i < 5; i++) await new Promise(setImmediate);
  };
  await store.commit(insert('task', task('f')));
  await until(() => failing !== undefined);
  assert.match((await failing) ?? '', /ENOSPC/);
  files.before = () => {};
  await store.commit(insert('task', task('g')));
  await store.close();
  const opened = await openOn(new SimulatedFiles(files.image('unsynced')));
  assert.is(await opened.get('task', 'never'), undefined);
  assert.ok(await opened.get('task', 'g'));
});

test('a snapshot that fails leaves no parts on a disk that is full', async () => {
  const files = new SimulatedFiles();
  const store = await beforeSnapshot(files);
  files.before = ({ kind, name }) => {
    if (kind === 'write' && name.startsWith('snapshot-000002-000002')) throw failureOf('ENOSPC');
  };
  await store.commit(insert('task', task('f')));
  const removals = () =>
    files.operations.filter(
      ({ kind, name }) => kind === 'remove' && name.startsWith('snapshot-000002-000001'),
    );
  // Once before it is made, once after the failure.
  await until(() => removals().length === 2);
  assert.not.match(names(files), /snapshot/);
});

test('closing does not wait for a snapshot to be completed', async () => {
  const files = new SimulatedFiles();
  const store = await beforeSnapshot(files);
  await store.commit(insert('task', task('f')));
  const content = await contentOf(store);
  await store.close();
  assert.not.match(names(files), /000003-task/);
  assert.equal(await contentOf(await openOn(files)), content);
});

test('a journal that ends before its last transaction is damage if a later one was used', async () => {
  const files = new SimulatedFiles();
  const store = await beforeSnapshot(files);
  files.before = ({ name }) => {
    if (name.startsWith('snapshot-')) throw failureOf('ENOSPC');
  };
  await store.commit(insert('task', task('f')));
  await until(() => names(files).includes('journal-000002'));
  await store.commit(insert('task', task('g')));
  await store.close();
  const image = files.image();
  assert.match([...image.keys()].join(), /journal-000001.*journal-000002/);
  const cut = (image.get('journal-000001.jsonl') as Buffer).subarray(0, -2);
  const torn = new SimulatedFiles(new Map(image).set('journal-000001.jsonl', cut));
  await assert.rejects(openOn(torn), /journal-000001\.jsonl is damaged at byte/);
});

test('a damaged or missing part is told', async () => {
  const files = new SimulatedFiles();
  const store = await beforeSnapshot(files);
  await store.commit(insert('task', task('f')));
  await until(isCompacted(files));
  const part = 'snapshot-000002-000001-task.json';
  const image = files.image();
  const bytes = Buffer.from(image.get(part) as Buffer);
  bytes[40] = 0;
  const damaged = new SimulatedFiles(new Map(image).set(part, bytes));
  await assert.rejects(openOn(damaged), new RegExp(`data/${part} is damaged. Restore`));
  const missing = new Map(image);
  missing.delete(part);
  await assert.rejects(openOn(new SimulatedFiles(missing)), new RegExp(`data/${part} is missing`));
});

test('a snapshot of a newer format is refused, naming both versions', async () => {
  const files = new SimulatedFiles();
  await (await openOn(files)).close();
  await writeManifest(files, 'data', { parts: [], journal: 1, format: 3 } as never);
  await assert.rejects(
    openOn(files),
    /data\/manifest\.json was written by a newer version: its format is 3, this version reads formats up to 2/,
  );
});

test.run();
