import { endlessSuite } from './endless.ts';

endlessSuite('inline');
