// A random process in two steps: a seed draws a tree of blocks, plain data that can be shrunk, and the tree becomes BPMN.
// Ids stand in the tree, so that what is left of a shrunk one keeps its names.
import { bpmn, flow, process } from '../bpmn.mjs';
import { dice } from '../random.mjs';
import { drawHandlers } from './guards.mjs';
import { kinds } from './kinds/index.mjs';
import { drawEdges, inside } from './kinds/scopes.mjs';

const DEPTH = 5;

const weighted = (d, names) => {
  const total = names.reduce((sum, name) => sum + kinds[name].weight, 0);
  let left = d.upTo(total * 1000) / 1000;
  return names.find((name) => (left -= kinds[name].weight) < 0) ?? names.at(-1);
};

/** The tree of a seed: nodes {kind, id, children, guards, handlers, extras …}; `size` is about how many. */
export const drawTree = (seed, { size = 12 } = {}) => {
  const d = dice(seed);
  let ids = 0;
  let budget = size;
  let depth = 0;
  const c = {
    d,
    scope: 'process',
    id: (prefix) => `${prefix}${++ids}`,
    get canNest() { return budget > 0 && depth < DEPTH; },
    kind: (kind, deeper = 1) => {
      budget--;
      depth += deeper;
      const node = { kind, ...kinds[kind].draw(c) };
      depth -= deeper;
      return node;
    },
    block: (deeper = 1) => c.kind(weighted(d, Object.keys(kinds).filter((name) => c.canNest || !kinds[name].composite)), deeper),
    within: (scope, draw) => {
      const outer = c.scope;
      c.scope = scope;
      const drawn = draw();
      c.scope = outer;
      return drawn;
    },
  };
  const children = [c.block()];
  while (children.length < 2 || (budget > 0 && children.length < 4)) children.push(c.block());
  return { kind: 'process', id: 'process', children, handlers: drawHandlers(c, new Set(), 0.25), extras: drawEdges(c) };
};

const rendering = (key, others) => {
  const places = [];
  const flows = [];
  const r = {
    places,
    flows,
    place: (id) => { places.push(id); return id; },
    link: (a, b, o) => { const f = flow(a, b, o); flows.push(f.id); return f; },
    block: (node) => { const b = kinds[node.kind].render(r, node); return { ...b, parts: b.parts.flat(Infinity) }; },
    /** One more process of the document; answers its key. */
    other: (id, make) => { others.push(make(rendering(key, others), `${key}_${id}`)); return `${key}_${id}`; },
  };
  return r;
};

/** {key, xml, places: [activity ids], flows: [flow ids]} of a tree, those of called processes aside. */
export const render = (tree, key) => {
  const others = [];
  const r = rendering(key, others);
  const main = process(key, inside(r, tree));
  return { key, xml: bpmn(main, ...others), places: [...r.places].sort(), flows: [...r.flows].sort() };
};
