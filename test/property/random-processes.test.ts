import fc from 'fast-check';
import { createMemoryStore } from '../../engine/index.ts';
import { delayed } from '../../engine/store/delayed.ts';
import { randomScenario } from '../conformance/random.mjs';
import { assert, suite } from '../harness.ts';
import { check } from '../store/property.ts';
import { play } from './play.ts';

const FILE = 'property/random-processes';
/** Those up to 60 are recorded from Camunda, see conformance/. */
const seeds = fc.integer({ min: 61, max: 2 ** 31 - 1 });

const test = suite('random processes');

test('keep every row in step with the others, and leave none when they are deleted', () =>
  check(
    fc.asyncProperty(seeds, async (seed) => {
      const { broken, left } = await play(randomScenario(seed), createMemoryStore(), true);
      assert.ok(broken.length === 0, broken.join('\n'));
      assert.ok(left.length === 0, left.join('\n'));
    }),
    { runs: 50, file: FILE },
  ));

test('go the same way on a store that answers every read later', () =>
  check(
    fc.asyncProperty(seeds, async (seed) => {
      const there = await play(randomScenario(seed), delayed(createMemoryStore()));
      const here = await play(randomScenario(seed), createMemoryStore());
      assert.equal(there, here);
    }),
    { runs: 5, file: FILE },
  ));

test.run();
