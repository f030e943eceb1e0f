// fails with: Expected function to throw
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test('nothing is thrown', () => {
  assert.throws(() => 1);
});
test.run();
