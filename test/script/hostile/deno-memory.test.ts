import { memorySuite } from './endless.ts';

memorySuite('deno');
