// fails with: an assertion came after the end of the test
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test('an await is missing', () => {
  setTimeout(() => assert.is(1, 1));
  assert.is(1, 1);
});
test.run();
