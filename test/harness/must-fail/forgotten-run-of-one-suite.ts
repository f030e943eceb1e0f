// fails with: test.run() is missing
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test('one is one', () => {
  assert.is(1, 1);
});
test.run();

const other = suite('other');
other('two is two', () => {
  assert.is(2, 2);
});
