import { documents } from './documents.ts';
import { type Case, mutations } from './mutations.ts';
import { places } from './places.ts';
import { SEEDS } from './seeds.ts';
import { timers } from './timers.ts';

/** All models that are tried without chance. */
export function* cases(): Iterable<Case> {
  yield* documents();
  yield* places();
  yield* timers();
  for (const [title, seed] of SEEDS) yield* mutations(title, seed);
}
