import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFileStore } from '../../engine/store/file/file-store.ts';
import { lockFolder } from '../../engine/store/file/folder-lock.ts';
import { nodeFiles } from '../../engine/store/file/node-files.ts';
import { assert, suite } from '../harness.ts';
import { SimulatedFiles } from './simulated-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'dalsegno-lock-'));
process.once('exit', () => rmSync(folder, { recursive: true }));
const lock = join(folder, 'lock');
const open = () => openFileStore({ folder, log: () => {} });

const test = suite('lock of a folder');

test('a folder is opened once at a time, and again after it was closed', async () => {
  const store = await open();
  await assert.rejects(open(), new RegExp(`lock belongs to process ${process.pid}, which is runn`));
  await store.close();
  await (await open()).close();
});

test('the lock of another running process is respected', async () => {
  const other = spawn(process.execPath, ['--eval', 'process.stdin.resume()']);
  const { pid } = other;
  writeFileSync(lock, JSON.stringify({ pid, host: hostname(), started: null }));
  await assert.rejects(open(), new RegExp(`lock belongs to process ${pid}, which is running`));
  other.kill('SIGKILL');
  await once(other, 'exit');
  await (await open()).close();
});

test('the lock of an earlier process with the same number is taken over', async () => {
  const { pid } = process;
  writeFileSync(lock, JSON.stringify({ pid, host: hostname(), started: 'long ago' }));
  const store = await open();
  assert.not.match(readFileSync(lock, 'utf8'), /long ago/);
  await store.close();
});

test('a lock that was made but never filled is taken over', async () => {
  writeFileSync(lock, '');
  const store = await open();
  assert.match(readFileSync(lock, 'utf8'), `"pid":${process.pid}`);
  await store.close();
});

for (const [whose, owner] of Object.entries({
  'another machine': { pid: process.pid, host: 'elsewhere', started: null, namespace: 'pid:[2]' },
  'another container': { pid: 1, host: hostname(), started: 'x', namespace: 'pid:[1]' },
})) {
  test(`a lock of ${whose} is respected while it is touched, and taken over else`, async () => {
    writeFileSync(lock, JSON.stringify(owner));
    const touching = setInterval(() => nodeFiles.touch(lock).catch(() => {}), 50);
    await assert.rejects(
      lockFolder(nodeFiles, folder, { patienceMs: 1_000 }),
      new RegExp(`belongs to process ${owner.pid} on .*, which is running`),
    );
    clearInterval(touching);
    await nodeFiles.touch(lock);
    const unlock = await lockFolder(nodeFiles, folder, { patienceMs: 400 });
    assert.match(readFileSync(lock, 'utf8'), `"pid":${process.pid}`);
    await unlock();
  });
}

test('a lock of another machine that never touches it, as the first version, is respected', async () => {
  writeFileSync(lock, JSON.stringify({ pid: process.pid, host: 'elsewhere', started: null }));
  await assert.rejects(open(), /on elsewhere, which is running\. One process .* remove .*lock\.$/);
  rmSync(lock);
});

test('an owner touches its lock, and hears of it when another one has it', async () => {
  const files = new SimulatedFiles();
  let touched = 0;
  files.touch = async () => {
    touched++;
  };
  let lost = '';
  const onLost = (found: string): void => {
    lost = found;
  };
  const unlock = await lockFolder(files, 'data', { touchMs: 5, onLost });
  while (touched < 2) await new Promise((resolve) => setImmediate(resolve));
  await files.remove('data/lock');
  const file = await files.open('data/lock', 'create');
  await file.write(Buffer.from('another'), 0);
  while (lost === '') await new Promise((resolve) => setImmediate(resolve));
  assert.is(lost, 'another');
  await unlock();
  assert.ok(files.image().size === 0 && (await files.list()).includes('lock'), 'it is not removed');
});

test('of two that find a stale lock one gets the folder', async () => {
  const stale = JSON.stringify({ pid: process.pid, host: hostname(), started: 'long ago' });
  const fresh = JSON.stringify({ pid: process.ppid, host: hostname(), started: null });
  const files = new SimulatedFiles(new Map([['lock', Buffer.from(stale)]]));
  files.before = async ({ kind, name }) => {
    if (kind !== 'rename' || name === 'lock') return;
    // The other one was faster: it has removed the stale lock and made its own.
    files.before = () => {};
    await files.remove('data/lock');
    const file = await files.open('data/lock', 'create');
    await file.write(Buffer.from(fresh), 0);
  };
  await assert.rejects(
    openFileStore({ folder: 'data', files, log: () => {} }),
    new RegExp(`belongs to process ${process.ppid}, which is running`),
  );
});

test('a folder that does not open is not left locked', async () => {
  await (await open()).close();
  const manifest = join(folder, 'manifest.json');
  const text = readFileSync(manifest, 'utf8');
  writeFileSync(manifest, text.replace('"journal":1', '"journal":2'));
  await assert.rejects(open(), /manifest\.json is damaged/);
  writeFileSync(manifest, text);
  const store = await open();
  assert.ok(store);
  await store.close();
});

test.run();
