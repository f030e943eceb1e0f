// fails with: unhandled rejection: lost
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test('a promise is forgotten', () => {
  Promise.reject(new Error('lost'));
  assert.is(1, 1);
});
test.run();
