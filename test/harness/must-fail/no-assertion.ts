// fails with: the test has no assertion
import { suite } from '../../harness.ts';

const test = suite('fixture');
test('nothing is asked', () => {});
test.run();
