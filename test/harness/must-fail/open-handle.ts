// fails with: something keeps the process alive: Timeout
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test('an interval is left', () => {
  setInterval(() => {}, 1000);
  assert.is(1, 1);
});
test.run();
