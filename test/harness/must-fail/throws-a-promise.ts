// fails with: cannot look into a promise
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test('an async block never throws', () => {
  assert.not.throws(async () => {
    throw new Error('later');
  });
});
test.run();
