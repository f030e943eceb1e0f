import { memorySuite } from './endless.ts';

memorySuite('node');
