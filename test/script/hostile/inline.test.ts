import { hostileSuite } from './suite.ts';

hostileSuite('inline');
