// fails with: the test never ran
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test('one is one', () => {
  assert.is(1, 1);
});
test.run();
test('two is two', () => {
  assert.is(2, 2);
});
