import type { WideCase } from '../wide/index.mjs';
import { smallerSteps } from './smaller-steps.ts';
import { smallerTrees } from './smaller-trees.ts';

export interface Shrunk {
  smallest: WideCase;
  /** How many smaller cases were tried. */
  tries: number;
}

/** Smaller cases, those first of which most is gone. */
function* smaller(one: WideCase): Generator<WideCase> {
  for (const steps of smallerSteps(one.steps ?? [])) yield { ...one, steps };
  for (const tree of smallerTrees(one.tree)) yield { ...one, tree };
}

/**
 * Takes away blocks, their extras and steps as long as the case stays `interesting`; `limit` is how many cases are tried.
 * What is left cannot lose any single part, if the limit allows.
 */
export const shrink = async (
  one: WideCase,
  interesting: (smaller: WideCase) => Promise<boolean>,
  limit = 400,
): Promise<Shrunk> => {
  let smallest = one;
  let tries = 0;
  const tried = new Set<string>();
  for (let found = true; found && tries < limit; ) {
    found = false;
    for (const candidate of smaller(smallest)) {
      const text = JSON.stringify([candidate.tree, candidate.steps]);
      if (tried.has(text)) continue;
      tried.add(text);
      if (++tries > limit) break;
      if (!(await interesting(candidate))) continue;
      smallest = candidate;
      found = true;
      break;
    }
  }
  return { smallest, tries: Math.min(tries, limit) };
};
