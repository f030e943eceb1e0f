// fails with: instance of `RangeError`
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test('another class is thrown', () => {
  assert.throws(() => {
    throw new TypeError('other');
  }, RangeError);
});
test.run();
