// fails with: fixture: before.each: hook
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test.before.each(() => {
  throw new Error('hook');
});
test('one is one', () => {
  assert.is(1, 1);
});
test.run();
