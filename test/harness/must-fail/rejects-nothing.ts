// fails with: Expected promise to be rejected
import { assert, suite } from '../../harness.ts';

const test = suite('fixture');
test('nothing is rejected', async () => {
  await assert.rejects(async () => 1);
});
test.run();
