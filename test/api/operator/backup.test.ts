import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from '../../../api/app.ts';
import {
  createEngine,
  createMemoryStore,
  SimulatedClock,
  type Store,
} from '../../../engine/index.ts';
import { assert, suite } from '../../harness.ts';

const test = suite('backup');

const time = Date.parse('2026-11-24T14:03:22.123Z');

/** An application whose store copies as it is told. */
const appCopying = (backup?: Store['backup']) => {
  const store = createMemoryStore();
  if (backup) Object.assign(store, { backup });
  const engine = createEngine({ store, clock: new SimulatedClock(time) });
  return createApp(engine, { backups: 'kept' });
};

const ask = async (
  app: ReturnType<typeof appCopying>,
  { path = '/dalsegno/backup', ...init }: RequestInit & { path?: string } = {},
) => {
  const headers = { host: 'localhost:8080', ...(init.headers as object) };
  const response = await app.request(`http://localhost:8080${path}`, {
    method: 'POST',
    ...init,
    headers,
  });
  return { status: response.status, body: await response.json() };
};

test('goes into a folder named by the time, below the one that the operator has chosen', async () => {
  const app = appCopying(async (folder) => ({ folder, files: 3, bytes: 1_234 }));
  const body = JSON.stringify({ folder: '/elsewhere' });
  const headers = { 'content-type': 'application/json' };
  const report = { folder: join('kept', '2026-11-24T140322.123Z'), files: 3, bytes: 1_234 };
  assert.equal(await ask(app), { status: 200, body: report });
  assert.equal(await ask(app, { body, headers }), { status: 200, body: report });
});

test('is refused where the engine keeps nothing', async () => {
  assert.equal(await ask(appCopying()), {
    status: 400,
    body: {
      type: 'BadUserRequestException',
      message:
        'There is no folder to back up: the engine keeps nothing, start it with --data FOLDER',
      code: 0,
    },
  });
});

test('says which folder could not be written, and why', async () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { syscall: 'write' });
  const { status, body } = await ask(appCopying(() => Promise.reject(full)));
  assert.is(status, 500);
  assert.match((body as Error).message, /folder kept.2026-11-24T140322\.123Z failed.*ENOSPC/);
});

test('is made one after another, also after one that failed', async () => {
  const events: string[] = [];
  const app = appCopying(async (folder) => {
    events.push('begins');
    await new Promise((resolve) => setImmediate(resolve));
    events.push('ends');
    if (events.length === 2) throw new Error('a defect');
    return { folder, files: 1, bytes: 1 };
  });
  const answers = await Promise.all([ask(app), ask(app)]);
  assert.equal(
    answers.map(({ status }) => status),
    [500, 200],
  );
  assert.equal(events, ['begins', 'ends', 'begins', 'ends']);
});

test('is not made for a page of another site, nor by any other request', async () => {
  const app = appCopying(() => Promise.reject(new Error('it was made')));
  const foreign = await ask(app, { headers: { 'sec-fetch-site': 'cross-site' } });
  assert.equal(
    [foreign.status, (foreign.body as { type: string }).type],
    [403, 'AuthorizationException'],
  );
  assert.is((await ask(app, { method: 'GET' })).status, 405);
  assert.is((await ask(app, { path: '/dalsegno/engine/default/backup' })).status, 404);
  assert.is((await ask(app, { path: '/engine-rest/backup' })).status, 404);
});

const program = fileURLToPath(new URL('../../../api/backup.ts', import.meta.url));

/** What `npm run backup` says, and its exit code. */
const run = (...args: string[]): Promise<{ code: number | null; text: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', program, ...args]);
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    child.stderr.on('data', (chunk) => (text += chunk));
    child.once('close', (code) => resolve({ code, text }));
  });

/** Asks a server that gives every request that answer. */
const runOn = async (status: number, answer: string, path = '') => {
  const asked: string[] = [];
  const server = createServer(({ method, url }, response) => {
    asked.push(`${method} ${url}`);
    response.writeHead(status).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const told = await run('--url', address + path);
  await new Promise((resolve) => server.close(resolve));
  return { ...told, asked, text: told.text.replace(address, 'SERVER') };
};

const script = suite('npm run backup');

script('says what was copied where', async () => {
  const report = JSON.stringify({ folder: '/kept/now', files: 12, bytes: 3_456_789 });
  const asked = ['POST /dalsegno/backup'];
  const text = 'Copied 12 files, 3.5 MB, into /kept/now\n';
  const [plain, withPath] = await Promise.all([
    runOn(200, report),
    runOn(200, report, '/engine-rest/'),
  ]);
  assert.equal(plain, { code: 0, text, asked });
  assert.equal(withPath, plain);
});

script('ends with 1 and a sentence where there is no backup', async () => {
  const failure = JSON.stringify({ type: 'T', message: 'the disk is full', code: 0 });
  const [refused, foreign, absent, wrong, unknown] = await Promise.all([
    runOn(500, failure),
    runOn(404, 'no such page'),
    run('--url', 'http://127.0.0.1:1'),
    run('--url', 'nonsense'),
    run('--folder', 'x'),
  ]);
  assert.match(refused.text, /^SERVER made no backup, but answered 500: the disk is full\n$/);
  assert.match(foreign.text, /^SERVER made no backup, but answered 404: no such page\n$/);
  assert.match(absent.text, /^Nothing answers at http:\/\/127\.0\.0\.1:1 \(.+\)\. Start .*\n$/);
  assert.match(wrong.text, /^--url is 'nonsense', but must be an address such as .*\n$/);
  assert.match(unknown.text, /--folder/);
  for (const { code } of [refused, foreign, absent, wrong, unknown]) assert.is(code, 1);
});

test.run();
script.run();
