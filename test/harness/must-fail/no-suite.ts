// fails with: the file has no suite
import '../../harness.ts';
