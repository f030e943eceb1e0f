import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recoverFolder } from '../../engine/store/file/copy/recover-folder.ts';
import { openFileStore } from '../../engine/store/file/file-store.ts';
import type { Store } from '../../engine/store/store.ts';
import { assert, suite } from '../harness.ts';
import { contentOf, insert, task, update } from './rows.ts';

const test = suite('backup and recovery of a data folder');

const open = (folder: string, journalLimit = 1 << 20): Promise<Store> =>
  openFileStore({ folder, log: () => {}, journalLimit, rowsPerPart: 3 });

const inFolder = (name: string, body: (folder: string) => Promise<void>) =>
  test(name, async () => {
    const temporary = mkdtempSync(join(tmpdir(), 'dalsegno-backup-'));
    try {
      await body(join(temporary, 'data'));
    } finally {
      rmSync(temporary, { recursive: true });
    }
  });

const idsIn = async (store: Store): Promise<string[]> =>
  (await store.query({ table: 'task', where: [] })).map(({ id }) => id);

inFolder('a copy holds one moment between call and answer, while work goes on', async (folder) => {
  const store = await open(folder, 2_000);
  for (let i = 0; i < 40; i++) await store.commit(insert('task', task(`before-${i}`)));
  let isCopied = false;
  const copying = store.backup(`${folder}-copy`).then((report) => {
    isCopied = true;
    return report;
  });
  let meanwhile = 0;
  while (!isCopied) {
    const name = `meanwhile-${meanwhile++}`;
    await store.commit([
      ...insert('task', task(name)),
      update('task', (await store.get('task', 'before-0')) as never, { name }),
    ]);
  }
  const { files, bytes } = await copying;
  const names = readdirSync(`${folder}-copy`);
  assert.is(files, names.length);
  const sizes = names.map((name) => readFileSync(join(`${folder}-copy`, name)).length);
  assert.is(
    bytes,
    sizes.reduce((sum, size) => sum + size),
  );
  const copy = await open(`${folder}-copy`);
  const ids = await idsIn(copy);
  const late = ids.slice(40);
  assert.equal(ids, [...(await idsIn(store)).slice(0, ids.length)]);
  assert.is((await copy.get('task', 'before-0'))?.name ?? undefined, late.at(-1));
  await store.close();
  await copy.close();
});

inFolder('a copy is not written over anything', async (folder) => {
  const store = await open(folder);
  await assert.rejects(store.backup(folder), /is not empty\. Name a folder that is not there yet/);
  await store.close();
});

inFolder('what stands before a damage is recovered into another folder', async (folder) => {
  const store = await open(folder);
  const stages: unknown[] = [];
  for (let i = 0; i < 5; i++) {
    await store.commit(insert('task', task(`task-${i}`)));
    stages.push(await contentOf(store));
  }
  await store.close();
  const path = join(folder, 'journal-000001.jsonl');
  const journal = readFileSync(path);
  journal[journal.indexOf('task-3') + 2] = 0x21;
  writeFileSync(path, journal);
  await assert.rejects(open(folder), /damaged at byte \d+.*--recover/);
  const report = await recoverFolder(folder, `${folder}-recovered`);
  assert.match(report.damage ?? '', /journal-000001\.jsonl is damaged at byte/);
  assert.is(report.transactions, 3);
  const recovered = await open(report.folder);
  assert.equal(await contentOf(recovered), stages[2]);
  await recovered.commit(insert('task', task('next')));
  await recovered.close();
  assert.equal(readFileSync(path), journal, 'the damaged folder is as it was');
});

inFolder('a journal that is missing is where a recovery ends', async (folder) => {
  const store = await open(folder);
  await store.commit(insert('task', task('a')));
  await store.close();
  rmSync(join(folder, 'journal-000001.jsonl'));
  await assert.rejects(open(folder), /journal-000001\.jsonl is missing.*--recover/);
  const { damage, folder: to } = await recoverFolder(folder, `${folder}-recovered`);
  assert.match(damage ?? '', /is missing/);
  const recovered = await open(to);
  assert.equal(await idsIn(recovered), []);
  await recovered.close();
});

test.run();
