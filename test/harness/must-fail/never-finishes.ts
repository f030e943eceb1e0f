// fails with: the test never finished: it waits for something, and nothing is left that could bring it
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test('a promise is never answered', async () => {
  assert.is(1, 1);
  await new Promise(() => {});
});
test.run();
