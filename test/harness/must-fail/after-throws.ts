// fails with: fixture: after: hook
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test.after(async () => {
  throw new Error('hook');
});
test('one is one', () => {
  assert.is(1, 1);
});
test.run();
