// fails with: no such thing
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test('one is one', () => {
  assert.is(1, 1);
});
test.run();
throw new Error('no such thing');
