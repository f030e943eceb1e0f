// fails with: fixture: before: hook
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test.before(() => {
  throw new Error('hook');
});
test('one is one', () => {
  assert.is(1, 1);
});
test.run();
