// fails with: Expected values to be strictly equal
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test('two is one', () => {
  assert.is(2, 1);
});
test.run();
