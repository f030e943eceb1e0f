import fc from 'fast-check';
import { createApp } from '../../api/app.ts';
import { createEngine, createMemoryStore, type Store } from '../../engine/index.ts';
import { SimulatedClock } from '../../engine/job/clock.ts';
import { delayed } from '../../engine/store/delayed.ts';
import { randomScenario } from '../conformance/random.mjs';
import { type Observation, transcript } from '../conformance/replay.mjs';
import { assert, suite } from '../harness.ts';
import { check } from '../store/property.ts';
import { brokenInvariants, rowsLeft } from './invariants.ts';

/** Moves on by itself, so that no two things happen at the same time and every order can be told. */
class RestlessClock extends SimulatedClock {
  override now(): number {
    this.advance(1);
    return super.now();
  }
}

interface Run {
  seen: Observation[];
  broken: string[];
  left: string[];
}

/** Plays the random scenario of a seed; `isWatched` looks for broken invariants after each request. */
const play = async (seed: number, store: Store, isWatched = false): Promise<Run> => {
  const engine = createEngine({ store, clock: new RestlessClock() });
  const app = createApp(engine);
  const broken: string[] = [];
  const fetch = async (url: string, init: RequestInit) => {
    const response = await app.request(url, init);
    if (isWatched && init.method !== 'GET' && broken.length === 0) {
      for (const text of await brokenInvariants(engine))
        broken.push(`${init.method} ${url}: ${text}`);
    }
    return response;
  };
  const scenario = { name: `seed ${seed}`, run: randomScenario(seed) };
  const seen = await transcript(scenario, { base: 'http://engine/engine-rest', fetch });
  const left = await rowsLeft(engine);
  await engine.close();
  return { seen, broken, left };
};

const FILE = 'property/random-processes';
/** Those up to 60 are recorded from Camunda, see conformance/. */
const seeds = fc.integer({ min: 61, max: 2 ** 31 - 1 });

const test = suite('random processes');

test('keep every row in step with the others, and leave none when they are deleted', () =>
  check(
    fc.asyncProperty(seeds, async (seed) => {
      const { broken, left } = await play(seed, createMemoryStore(), true);
      assert.ok(broken.length === 0, broken.join('\n'));
      assert.ok(left.length === 0, left.join('\n'));
    }),
    { runs: 50, file: FILE },
  ));

test('go the same way on a store that answers every read later', () =>
  check(
    fc.asyncProperty(seeds, async (seed) => {
      const there = await play(seed, delayed(createMemoryStore()));
      const here = await play(seed, createMemoryStore());
      assert.equal(there, here);
    }),
    { runs: 5, file: FILE },
  ));

test.run();
