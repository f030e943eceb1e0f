import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFileStore } from '../../engine/store/file/file-store.ts';
import { assert, suite } from '../harness.ts';
import { ReopeningStore } from './reopening-store.ts';
import { insert, task } from './rows.ts';
import { storeSuite } from './store-suite.ts';

const root = mkdtempSync(join(tmpdir(), 'dalsegno-store-'));
process.once('exit', () => rmSync(root, { recursive: true }));

let count = 0;
const newFolder = (): string => join(root, `parent-${++count}`, 'data');
const log = (): void => {};

storeSuite({
  name: 'file store',
  open: () => openFileStore({ folder: newFolder(), log }),
});

storeSuite({
  name: 'file store opened again before each read',
  open: () => {
    const folder = newFolder();
    return ReopeningStore.of(() => openFileStore({ folder, log }));
  },
});

const test = suite('files of a file store');
test('the folder and its files are for their owner only', async () => {
  const folder = newFolder();
  const store = await openFileStore({ folder, log });
  await store.commit(insert('task', task('a')));
  const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
  assert.is(mode(folder), '700');
  for (const name of ['journal-000001.jsonl', 'manifest.json', 'lock']) {
    assert.is(mode(join(folder, name)), '600', name);
  }
  await store.close();
});
test.run();
