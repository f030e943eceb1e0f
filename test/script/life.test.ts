import { execFileSync } from 'node:child_process';
import { model } from '../engine/deployed.ts';
import { assert, suite } from '../harness.ts';
import { RestClient } from '../load/rest-client.ts';
import { type ServerProcess, startServer } from '../load/server-process.ts';
import { integer, scripted } from './scripted.ts';

/** Workers live no longer than the engine, and the engine outlives them. */
const test = suite('life of workers');

const ENTRY = /script\/worker\/main\.mjs/;

/** The workers that a process has started, by their process ids; of all that run where it has ended. */
const workersOf = (pid: number): number[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [])
    .filter(([, , parent, args = '']) => Number(parent) === pid && ENTRY.test(args))
    .map(([, id]) => Number(id));

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const until = async (holds: () => boolean, limitMs = 5_000): Promise<boolean> => {
  for (let waited = 0; waited < limitMs && !holds(); waited += 20)
    await new Promise((resolve) => setTimeout(resolve, 20));
  return holds();
};

const looping = model(
  'looping',
  '<startEvent id="start"/><scriptTask id="t" scriptFormat="javascript"><script>for (;;);</script></scriptTask><endEvent id="end"/>',
  ['start-t', 't-end'],
);

const withLoops = async (use: (server: ServerProcess) => Promise<void>): Promise<void> => {
  const server = await startServer(':memory:', ['--script-timeout', '100s']);
  const rest = new RestClient(server.base, 2);
  await rest.deploy('looping.bpmn', looping);
  const start = () =>
    rest.ask('POST', '/process-definition/key/looping/start', {}).catch(() => null);
  const starts = [start(), start()];
  try {
    await until(() => workersOf(server.pid).length >= 2);
    await use(server);
  } finally {
    rest.close();
    await Promise.all(starts);
  }
};

test('what never ends, or eats memory, is ended, and the next script is right', async () => {
  const engine = await scripted({ scriptTimeoutMs: 500 });
  assert.match(String(await engine.run('for (;;);')), 'did not end within 500 ms');
  const eats = "const all = []; for (;;) all.push('x'.repeat(100_000) + all.length);";
  assert.match(String(await engine.run(eats)), /lack of memory|too much memory|did not end within/);
  const next = await engine.run('i + 1', { i: integer(1) });
  assert.is(typeof next === 'string' ? next : next.result?.value, 2);
  await engine.close();
});

if (process.platform === 'win32')
  test.skip('a server that is killed takes its workers with it', 'nothing guards them on Windows');
else {
  test('a server that is killed takes its workers with it, also those that loop', () =>
    withLoops(async (server) => {
      const workers = workersOf(server.pid);
      assert.ok(workers.length >= 2);
      await server.end('SIGKILL');
      assert.ok(await until(() => !workers.some(isRunning)), `of ${workers} some still run`);
    }));

  test('a closed engine has none left', async () => {
    const engine = await scripted();
    await engine.run('1');
    assert.ok(await until(() => workersOf(process.pid).length > 0));
    await engine.close();
    assert.equal(workersOf(process.pid), []);
  });

  test('workers that are killed from outside are replaced', async () => {
    const engine = await scripted();
    await engine.run('1');
    const idle = workersOf(process.pid);
    for (const pid of idle) process.kill(pid, 'SIGKILL');
    assert.ok(await until(() => !idle.some(isRunning)));
    const outcome = await engine.run('i + 1', { i: integer(1) });
    assert.is(typeof outcome === 'string' ? outcome : outcome.result?.value, 2);
    const under = engine.run('for (;;);');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const all = workersOf(process.pid);
    for (const pid of all) process.kill(pid, 'SIGKILL');
    assert.match(String(await under), 'The process that ran the script ended');
    assert.ok(await until(() => !all.some(isRunning)));
    const next = await engine.run('i + 1', { i: integer(2) });
    assert.is(typeof next === 'string' ? next : next.result?.value, 3);
    await engine.close();
  });
}

test.run();
