import { setTimeout as sleep } from 'node:timers/promises';
import { model } from '../engine/deployed.ts';
import { assert, suite } from '../harness.ts';
import { RestClient } from '../load/rest-client.ts';
import { startServer } from '../load/server-process.ts';
import { integer, type Scripted, scripted } from './scripted.ts';
import { found, interpretersOf, survivors, workersOf } from './worker-processes.ts';

/** The processes that run scripts live as long as their engine, and no longer. */
const test = suite('life of workers');

const GONE_MS = 2_000;
const BACKENDS = ['node', 'deno'] as const;

const story = (name: string, body: (backend: 'node' | 'deno') => Promise<void>): void => {
  for (const backend of BACKENDS)
    if (process.platform === 'win32')
      test.skip(`${name} (${backend})`, 'there is neither ps nor a guard on Windows');
    else test(`${name} (${backend})`, () => body(backend));
};

const scriptTask = (key: string, source: string): string =>
  model(
    key,
    `<startEvent id="start"/><scriptTask id="t" scriptFormat="javascript"><script>${source}</script></scriptTask>`,
    ['start-t'],
  );

story('a server that is killed leaves no worker behind', async (backend) => {
  const options = ['--script-backend', backend, '--script-timeout', '60s'];
  const server = await startServer(':memory:', options);
  const rest = new RestClient(server.base, 2);
  await rest.deploy('honest.bpmn', scriptTask('honest', '1'));
  await rest.deploy('loop.bpmn', scriptTask('loop', 'for (;;);'));
  await rest.must('POST', '/process-definition/key/honest/start', {});
  const looping = rest.ask('POST', '/process-definition/key/loop/start', {}).catch(() => {});
  // One loops, one is idle or to spare.
  const workers = await found(() => {
    const all = workersOf(server.pid);
    const isBusy = all.some(({ state }) => state.startsWith('R'));
    return isBusy && interpretersOf(server.pid).length >= 2 ? all : undefined;
  }, 'worker that loops');
  await server.end('SIGKILL');
  assert.equal(await survivors(workers, GONE_MS), []);
  await looping;
  rest.close();
});

story('a server that is asked to end leaves no worker behind', async (backend) => {
  const server = await startServer(':memory:', ['--script-backend', backend]);
  const rest = new RestClient(server.base, 1);
  await rest.deploy('honest.bpmn', scriptTask('honest', '1'));
  await rest.must('POST', '/process-definition/key/honest/start', {});
  rest.close();
  const workers = workersOf(server.pid);
  assert.ok(workers.length > 0);
  assert.is(await server.end('SIGTERM'), 0);
  assert.equal(await survivors(workers, GONE_MS), []);
});

story('an engine that is closed has ended its workers', async (scriptBackend) => {
  const engine = await scripted({ scriptBackend, scriptTimeoutMs: 60_000 });
  assert.equal(workersOf(process.pid), []);
  await engine.run('1');
  const looping = engine.run('for (;;);');
  await found(() => interpretersOf(process.pid)[1], 'second worker');
  const workers = workersOf(process.pid);
  await engine.close();
  assert.match(String(await looping), 'The engine has been closed');
  assert.equal(interpretersOf(process.pid), []);
  assert.equal(await survivors(workers, GONE_MS), []);
});

story('workers that are killed while they are idle cost nothing', async (scriptBackend) => {
  const engine = await scripted({ scriptBackend });
  await runs(engine);
  const workers = await found(() => {
    const all = interpretersOf(process.pid);
    return all.length === 2 ? all : undefined;
  }, 'worker and one to spare');
  for (const { pid } of workers) process.kill(pid, 'SIGKILL');
  assert.equal(await survivors(workers, GONE_MS), []);
  await runs(engine);
  await runs(engine);
  await engine.close();
});

story('a worker that is killed costs the script under way', async (scriptBackend) => {
  const engine = await scripted({ scriptBackend, scriptTimeoutMs: 60_000 });
  await runs(engine);
  const [worker] = interpretersOf(process.pid);
  assert.ok(worker);
  const looping = engine.run('for (;;);');
  await sleep(300);
  process.kill(worker.pid, 'SIGKILL');
  assert.match(String(await looping), 'The process that ran the script ended');
  await runs(engine);
  await engine.close();
});

story('while scripts eat time and memory, requests are answered', async (scriptBackend) => {
  const engine = await scripted({ scriptBackend, scriptTimeoutMs: 1_000 });
  await runs(engine);
  let isOver = false;
  const hostile = Promise.all(
    [
      'const a = []; for (;;) a.push(new Array(1e5).fill(1));',
      'for (;;) new Uint8Array(1e8).fill(1);',
      "for (;;) Deno.permissions.query({ name: 'env' });",
      "for (;;) await Deno.permissions.query({ name: 'env' });",
      "for (;;) execution.setVariable('v', 'x'.repeat(9e5));",
      'for (;;);',
    ].map((source) => engine.run(source)),
  ).finally(() => {
    isOver = true;
  });
  let answered = 0;
  for (; !isOver; answered++) {
    assert.is((await engine.ask('GET', '/version')).status, 200);
    await sleep(20);
  }
  for (const outcome of await hostile) assert.match(String(outcome), 'Unable to evaluate script');
  assert.ok(answered > 10, `only ${answered} requests were answered`);
  await runs(engine);
  await engine.close();
});

const runs = async (engine: Scripted): Promise<void> => {
  const outcome = await engine.run('i + 1', { i: integer(5) });
  assert.is(typeof outcome === 'string' ? outcome : outcome.result?.value, 6);
};

test.run();
