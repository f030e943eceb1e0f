import { endlessSuite } from './endless.ts';

endlessSuite('node');
