import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { assert, suite } from '../harness.ts';
import { check } from '../store/property.ts';

const test = suite('fixture');
test('many values take longer than a test may hang', () =>
  check(
    fc.asyncProperty(fc.integer(), async (value) => {
      await setTimeout(100);
      assert.type(value, 'number');
    }),
    { runs: 5, file: 'harness/must-pass-slowly' },
  ));
test.run();
