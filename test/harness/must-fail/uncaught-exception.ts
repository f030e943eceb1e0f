// fails with: uncaught exception: lost
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test('a timer throws', async () => {
  setTimeout(() => {
    throw new Error('lost');
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.is(1, 1);
});
test.run();
