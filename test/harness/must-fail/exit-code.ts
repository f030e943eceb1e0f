// fails with: the process ended with exit code 3
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test('the exit code is set', () => {
  process.on('beforeExit', () => process.exit(3));
  assert.is(1, 1);
});
test.run();
