import { endlessSuite } from './endless.ts';

endlessSuite('deno');
