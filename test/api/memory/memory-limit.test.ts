import { MemoryLimit } from '../../../api/memory/memory-limit.ts';
import { memoryCeiling, usualMemoryLimit } from '../../../api/memory/memory-use.ts';
import type { Kind } from '../../../api/memory/operations.ts';
import { Failure } from '../../../engine/index.ts';
import { assert, suite } from '../../harness.ts';

const test = suite('the limit of memory');

const megabyte = 2 ** 20;

interface Situation {
  /** In use after the last collection. */
  live: number;
  /** In use now, if garbage has come since. */
  now?: number;
  /** What is left when garbage is collected; by default what is live. */
  left?: number;
}

/** A limit of 100 MB where the process ends at 140; everything in MB. */
const limited = ({ live, now = live, left = live }: Situation) => {
  const state = { bytes: live * megabyte, count: 1, now: now * megabyte, collected: 0, time: 0 };
  const limit = new MemoryLimit({
    limitBytes: 100 * megabyte,
    ceilingBytes: 140 * megabyte,
    now: () => state.time,
    use: {
      get afterCollection() {
        return { bytes: state.bytes, count: state.count };
      },
      now: () => state.now,
      collect: () => {
        state.collected += 1;
        state.time += 50;
        state.count += 1;
        state.bytes = left * megabyte;
        state.now = state.bytes;
      },
    },
  });
  const isTaken = (kind: Kind, bodyMegabytes = 0): boolean => {
    try {
      limit.admit(kind, bodyMegabytes * megabyte);
      return true;
    } catch (error) {
      assert.is(error instanceof Failure && error.status, 503);
      return false;
    }
  };
  return { limit, state, isTaken };
};

const rule: [string, Situation, { newWork: boolean; endsWork: boolean; collected: number }][] = [
  ['there is room', { live: 60 }, { newWork: true, endsWork: true, collected: 0 }],
  ['it is just full', { live: 100 }, { newWork: true, endsWork: true, collected: 0 }],
  ['it is over', { live: 101 }, { newWork: false, endsWork: true, collected: 1 }],
  ['half of the reserve is used', { live: 121 }, { newWork: false, endsWork: false, collected: 1 }],
  ['it was over', { live: 130, left: 60 }, { newWork: true, endsWork: true, collected: 1 }],
  ['it is garbage alone', { live: 60, now: 135 }, { newWork: true, endsWork: true, collected: 0 }],
  ['much is garbage', { live: 60, now: 141 }, { newWork: true, endsWork: true, collected: 1 }],
  [
    'much is no garbage any more',
    { live: 60, now: 141, left: 130 },
    { newWork: false, endsWork: false, collected: 1 },
  ],
];
for (const [when, situation, expected] of rule) {
  test(`is kept to when ${when}`, () => {
    const { isTaken, state } = limited(situation);
    const newWork = isTaken('newWork');
    const endsWork = isTaken('endsWork');
    assert.equal({ newWork, endsWork, collected: state.collected }, expected);
    assert.ok(isTaken('goesOn', 50));
  });
}

test('counts what a body needs, and what has been taken in since the last collection', async () => {
  const { limit, isTaken, state } = limited({ live: 70 });
  assert.equal([isTaken('newWork', 5), isTaken('newWork', 6)], [true, false]);
  state.time += 10_000;
  await limit.enter(5 * megabyte);
  limit.leave(5 * megabyte, 5 * megabyte);
  assert.equal([isTaken('newWork', 3), state.collected], [true, 1]);
  assert.ok(isTaken('newWork', 5));
  assert.is(state.collected, 2);
});

test('makes no more than a collection in twenty times as long as the last one took', () => {
  const { isTaken, state } = limited({ live: 101 });
  for (const wait of [0, 999, 1]) {
    state.time += wait;
    assert.not(isTaken('newWork'));
  }
  assert.is(state.collected, 2);
});

test('lets large bodies in one after another where there is no room for several', async () => {
  const { limit } = limited({ live: 10 });
  const entered: string[] = [];
  const enter = (name: string, megabytes: number) =>
    limit.enter(megabytes * megabyte).then(() => entered.push(name));
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const large = ['a', 'b', 'c', 'd'].map((name) => enter(name, 8));
  await turn();
  assert.equal(entered, ['a']);
  await enter('small', 0.01);
  assert.equal(entered, ['a', 'small']);
  for (const name of ['b', 'c', 'd']) {
    limit.leave(8 * megabyte, 0);
    await turn();
    assert.is(entered.at(-1), name);
  }
  await Promise.all(large);
  assert.is(entered.length, 5);
});

test('lets a body in whose need is larger than the limit, when it is the only one', async () => {
  const { limit } = limited({ live: 10 });
  await limit.enter(50 * megabyte);
  let isIn = false;
  const other = limit.enter(megabyte).then(() => (isIn = true));
  await new Promise((resolve) => setImmediate(resolve));
  assert.not(isIn);
  limit.leave(50 * megabyte, 50 * megabyte);
  await other;
  assert.ok(isIn);
});

test('says what was found, the limit, and what to do', () => {
  const { limit } = limited({ live: 101 });
  assert.throws(
    () => limit.admit('newWork', 2 * megabyte),
    /about 101 MB of memory are in use, and this request needs about 12 MB more, but 100 MB are the limit\. Complete .*--max-memory\.$/,
  );
  assert.throws(() => limit.admit('newWork', 0), /are in use, but 100 MB are the limit/);
});

test('is by default 85 % of what V8 has for lasting objects, with 32 MB to work with', () => {
  const usual = (heapLimit: number) =>
    Math.round(usualMemoryLimit(memoryCeiling(heapLimit * megabyte)) / megabyte);
  assert.equal([usual(4_144), usual(560), usual(198)], [3_482, 435, 118]);
});

test.run();
