// fails with: the test never finished: no sign of progress for 1 s
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test('a promise is never answered while a handle is open', async () => {
  assert.is(1, 1);
  setInterval(() => {}, 1000);
  await new Promise(() => {});
});
test.run();
