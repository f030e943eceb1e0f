import { Grants } from '../../engine/permission/grants.ts';
import { noPermissions } from '../../engine/permission/permissions.ts';
import type { Backend, ChannelListener } from '../../engine/script/backend/channel.ts';
import { WorkerPool } from '../../engine/script/pool/worker-pool.ts';
import { assert, suite } from '../harness.ts';

/** Who gets which call, seen with interpreters that answer when the test says so. */
const test = suite('pool of workers');

interface Fake {
  listener: ChannelListener;
  ids: number[];
  isKilled: boolean;
}

const fakes = () => {
  const all: Fake[] = [];
  const backend: Backend = {
    memoryBytes: null,
    start: (listener) => {
      const fake: Fake = { listener, ids: [], isKilled: false };
      all.push(fake);
      queueMicrotask(() => listener.line('{"ready":true}'));
      return {
        pid: undefined,
        send: (lines) => {
          for (const line of lines.trim().split('\n')) fake.ids.push(JSON.parse(line).id);
        },
        kill: async () => {
          fake.isKilled = true;
        },
      };
    },
  };
  /** Answers the first call of an interpreter. */
  const answer = (fake: Fake | undefined) => {
    const id = fake?.ids.shift();
    fake?.listener.line(JSON.stringify({ id, result: id, writes: [] }));
  };
  return { all, backend, answer };
};

const none = new Grants(noPermissions);
const granted = new Grants({ ...noPermissions, env: true }, { ...noPermissions, env: ['A'] });
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));
/** For a worker that ends to take its script along, and for one that is stuck to let others go. */
const longEnough = () => new Promise((resolve) => setTimeout(resolve, 100));

test('calls are spread over the workers, and go out together', async () => {
  const { all, backend, answer } = fakes();
  const pool = new WorkerPool(backend, 1_000);
  const calls = Array.from({ length: 6 }, () => pool.run({}, none));
  await soon();
  assert.equal(
    all.map(({ ids }) => ids),
    [
      [1, 3, 5],
      [2, 4, 6],
    ],
  );
  for (const _ of [1, 2, 3]) all.forEach(answer);
  const replies = await Promise.all(calls);
  assert.equal(
    replies.map(({ outcome }) => 'result' in outcome && outcome.result !== undefined),
    Array(6).fill(true),
  );
  await pool.close();
});

test('a script that keeps others waiting keeps them waiting no longer', async () => {
  const { all, backend, answer } = fakes();
  const pool = new WorkerPool(backend, 10_000);
  const calls = Array.from({ length: 4 }, () => pool.run({}, none));
  await soon();
  const [stuck, other] = all;
  answer(other);
  answer(other);
  assert.equal(stuck?.ids, [1, 3]);
  await calls[1];
  await calls[3];
  while (other?.ids.length === 0) await soon();
  answer(other);
  await calls[2];
  assert.is(stuck?.isKilled, false);
  // What it makes of the call that was taken away is nobody's.
  answer(stuck);
  answer(stuck);
  await calls[0];
  await pool.close();
});

/** The interpreter that has been sent a call, once it has. */
const holding = async (all: readonly Fake[], id: number): Promise<Fake> => {
  for (;;) {
    const holder = all.findLast(({ ids }) => ids.includes(id));
    if (holder) return holder;
    await soon();
  }
};

test('a worker that ends takes the script under way with it, and no other', async () => {
  const { all, backend, answer } = fakes();
  const pool = new WorkerPool(backend, 10_000, 1);
  const [first, second] = [pool.run({}, none), pool.run({}, none)];
  const failed = first.catch((error: Error) => error.message);
  (await holding(all, 1)).listener.ended('SIGKILL');
  // It had hardly begun, and has another try, but only one.
  while (all[1]?.ids.length !== 2) await soon();
  all[1].listener.ended('SIGKILL');
  assert.match(String(await failed), 'ended (SIGKILL), perhaps');
  answer(await holding(all.slice(2), 2));
  await second;
  await pool.close();
});

test('a script that ran for a while, or may reach outside, has no other try', async () => {
  const { all, backend } = fakes();
  const pool = new WorkerPool(backend, 10_000, 1);
  const ended = async (id: number, grants: Grants, isLong: boolean): Promise<string> => {
    const failed = pool.run({}, grants).catch((error: Error) => error.message);
    const worker = await holding(all, id);
    if (isLong) await longEnough();
    worker.listener.ended('SIGKILL');
    return String(await failed);
  };
  assert.match(await ended(1, none, true), 'ended');
  assert.match(await ended(2, granted, false), 'ended');
  await pool.close();
});

test('a script whose worker ends has another try where one before may have left it no memory', async () => {
  const { all, backend, answer } = fakes();
  const pool = new WorkerPool(backend, 10_000, 1);
  const hungry = pool.run({}, none);
  answer(await holding(all, 1));
  await hungry;
  const next = pool.run({}, none);
  const [used] = all;
  while (used?.ids.length === 0) await soon();
  await longEnough();
  used?.listener.ended('SIGTRAP');
  answer(await holding(all.slice(1), 2));
  assert.ok('result' in (await next).outcome);
  await pool.close();
});

test('sets of permissions share no worker, and none waits for ever', async () => {
  const { all, backend, answer } = fakes();
  const pool = new WorkerPool(backend, 10_000, 1);
  const first = pool.run({}, none);
  const other = pool.run({}, granted);
  const third = pool.run({}, none);
  await soon();
  // The worker yields: it gets nothing more before the other set had its turn.
  assert.equal(all[0]?.ids, [1]);
  answer(all[0]);
  await first;
  await soon();
  assert.is(all[0]?.isKilled, true);
  const second = all.find(({ ids }) => ids.includes(2));
  assert.ok(second && second !== all[0]);
  answer(second);
  await other;
  await soon();
  answer(all.find(({ ids }) => ids.includes(3)));
  await third;
  await pool.close();
});

test('a worker that was to yield goes on, where that is not needed any more', async () => {
  const { all, backend, answer } = fakes();
  const pool = new WorkerPool(backend, 10_000);
  const calls = [none, none, granted].map((grants) => pool.run({}, grants));
  await longEnough();
  const [first, second] = all;
  // The first one would yield; the other one ends before it has to.
  second?.listener.ended('SIGKILL');
  assert.match(String(await calls[1]?.catch((error: Error) => error.message)), 'ended');
  await soon();
  answer(all.find(({ ids }) => ids.includes(3)));
  answer(first);
  await calls[0];
  await calls[2];
  const more = pool.run({}, none);
  await soon();
  assert.equal(first?.ids, [4]);
  answer(first);
  await more;
  await pool.close();
});

test('a stuck worker that is idle again runs what has waited for any', async () => {
  const { all, backend, answer } = fakes();
  const pool = new WorkerPool(backend, 10_000, 1);
  const calls = [pool.run({}, none), pool.run({}, none)];
  await longEnough();
  const [stuck] = all;
  assert.equal(stuck?.ids, [1, 2]);
  // The second call has been let go, and comes again.
  for (const _ of [1, 2]) answer(stuck);
  await soon();
  assert.equal([stuck?.isKilled, stuck?.ids], [false, [2]]);
  answer(stuck);
  await Promise.all(calls);
  await pool.close();
});

test('a worker whose process has too much memory is ended', async () => {
  const { all, backend } = fakes();
  // This test's own process, which has more than a byte.
  const greedy: Backend = {
    memoryBytes: 1,
    start: (listener) => ({ ...backend.start(listener), pid: process.pid }),
  };
  const pool = new WorkerPool(greedy, 10_000, 1);
  const failure = await pool.run({}, none).catch((error: Error) => error.message);
  assert.is(failure, 'The script used too much memory');
  assert.is(all[0]?.isKilled, true);
  await pool.close();
});

test('after its end the pool takes no calls, and those that wait fail', async () => {
  const { backend } = fakes();
  const pool = new WorkerPool(backend, 10_000, 1);
  const waiting = [1, 2, 3].map(() => pool.run({}, none).catch((error: Error) => error.message));
  await soon();
  await pool.close();
  for (const failure of await Promise.all(waiting)) assert.match(String(failure), 'closed');
  assert.match(String(await pool.run({}, none).catch((error: Error) => error.message)), 'closed');
});

test.run();
