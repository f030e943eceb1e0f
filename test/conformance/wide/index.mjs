// Random processes with all that BPMN has here, and random walks through them: a case for each seed.
import { knownInModel } from '../known-differences.mjs';
import { drawTree, render } from './model.mjs';
import { walk } from './walk/play.mjs';

/** Another tree is drawn by the seed and a multiple of this. */
const ANEW = 0x9e3779b1;

/** The case of a seed, clear of known differences: {seed, tree}; with `steps` it walks these instead of random ones. */
export const wideCase = (seed, { size } = {}) => {
  for (let time = 0; ; time++) {
    const one = { seed, tree: drawTree(seed + time * ANEW, { size }) };
    if (knownInModel(modelOf(one).xml) === undefined) return one;
  }
};

/** What a case deploys: {key, xml, places, flows}. */
export const modelOf = ({ seed, tree }) => render(tree, `w${seed}`);

/** A case as a scenario. `made` is filled with the steps that were made. */
export const scenarioOf = (one, made = []) => walk({ ...one, model: modelOf(one) }, made);
