// fails with: the suite has no test
import { suite } from '../../harness.ts';

const test = suite('fixture');
test.run();
