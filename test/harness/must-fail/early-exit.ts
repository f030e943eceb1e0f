// fails with: the test never finished: the process was ended
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test('the process ends well', () => {
  assert.is(1, 1);
  process.exit(0);
});
test.run();
