// Random processes with all that BPMN has here, and random walks through them: a case for each seed.
import { drawTree, render } from './model.mjs';
import { walk } from './walk/play.mjs';

/** The case of a seed: {seed, tree}; with `steps` it walks these instead of random ones. */
export const wideCase = (seed, { size } = {}) => ({ seed, tree: drawTree(seed, { size }) });

/** What a case deploys: {key, xml, places, flows}. */
export const modelOf = ({ seed, tree }) => render(tree, `w${seed}`);

/** A case as a scenario. `made` is filled with the steps that were made. */
export const scenarioOf = (one, made = []) => walk({ ...one, model: modelOf(one) }, made);
