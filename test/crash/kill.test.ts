import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { assert, suite } from '../harness.ts';
import { RestClient } from '../load/rest-client.ts';
import { seededRandom } from '../load/seeded-random.ts';
import { type ServerProcess, startServer } from '../load/server-process.ts';
import { THREE_TASKS, THREE_TASKS_KEY } from '../load/three-tasks.ts';
import { CrashClient } from './client.ts';
import { reconcile } from './ledger.ts';

// A real server is killed with SIGKILL in the midst of the work of 16 clients, again and again, on one data folder.

const CLIENTS = 16;
/** In `npm test` a few; 30 by `npm run crash`. */
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 6);
/** So short that most kills come while a snapshot or a segment of history is written. */
const OPTIONS = ['--job-executor', 'off', '--journal-limit', '100k'];

const seed = Number(process.env.CRASH_SEED ?? process.pid);
console.log(`seed ${seed}; again: CRASH_SEED=${seed} npm test -- crash/kill`);
const random = seededRandom(seed);

const data = mkdtempSync(join(tmpdir(), 'dalsegno-crash-'));
const clients = Array.from(
  { length: CLIENTS },
  (_, index) => new CrashClient(`client${index}`, seededRandom(seed + 1 + index)),
);
let server: ServerProcess | undefined;

const use = async <T>(work: (rest: RestClient) => Promise<T>): Promise<T> => {
  server ??= await startServer(data, OPTIONS);
  const rest = new RestClient(server.base, CLIENTS);
  try {
    return await work(rest);
  } finally {
    rest.close();
  }
};

const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null | undefined> => {
  const code = await server?.end(signal);
  server = undefined;
  return code;
};

const seen = { segments: 0, unfinished: 0 };

/** What a kill has left: how many segments, and whether there are files of a snapshot that no manifest names. */
const leftAt = (folder: string): { segments: number; isUnfinished: boolean } => {
  const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8');
  const names = readdirSync(folder);
  const written = names.filter((name) => /^(history|snapshot)-/.test(name));
  return {
    segments: names.filter((name) => name.startsWith('history-')).length,
    isUnfinished: written.some((name) => !manifest.includes(`"${name}"`)),
  };
};

const definitionId = async (rest: RestClient): Promise<string> =>
  (await rest.must<{ id: string }>('GET', `/process-definition/key/${THREE_TASKS_KEY}`)).id;

const test = suite(`a killed server (seed ${seed})`);

test.before(() => use((rest) => rest.deploy('three-tasks.bpmn', THREE_TASKS)));

test.after(async () => {
  await end('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

for (let round = 1; round <= ROUNDS; round++) {
  test(`loses nothing that it acknowledged, and shows nothing half: kill ${round}`, async () => {
    await use(async (rest) => {
      const id = await definitionId(rest);
      const kill = sleep(300 + 1_200 * random()).then(() => end('SIGKILL'));
      await Promise.all([kill, ...clients.map((client) => client.work(rest, id))]);
    });
    const found = leftAt(data);
    seen.segments += found.segments;
    seen.unfinished += found.isUnfinished ? 1 : 0;
    const before = clients.reduce((sum, client) => sum + client.instances.length, 0);
    assert.ok(before > CLIENTS, `only ${before} instances were started before the kill`);
    assert.equal(await use((rest) => reconcile(rest, clients)), []);
  });
}

test('has written snapshots and segments meanwhile', () => {
  console.log(`${seen.unfinished} of ${ROUNDS} kills came while a snapshot was being written`);
  assert.ok(seen.segments > 0);
});

test('ends in order when it is asked to, and shows the same when it is back', async () => {
  assert.is(await end('SIGTERM'), 0);
  assert.equal(await use((rest) => reconcile(rest, clients)), []);
});

test.run();
