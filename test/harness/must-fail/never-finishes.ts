// fails with: the test never finished
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test('a promise is never answered', async () => {
  assert.is(1, 1);
  await new Promise(() => {});
});
test.run();
