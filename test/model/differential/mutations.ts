import { elementsOf, type Node, readTree, walk, writeTree } from './tree.ts';

export type Case = readonly [title: string, xml: string | Uint8Array];

type Change = readonly [what: string, change: (node: Node, parent: Node | null) => unknown];

const replaceIn = (parent: Node | null, node: Node, ...by: Node[]): void => {
  parent?.children.splice(parent.children.indexOf(node), 1, ...by);
};

const moveTo = (parent: Node | null, node: Node, target: Node | null): void => {
  replaceIn(parent, node);
  target?.children.push(node);
};

const ELEMENT_CHANGES: readonly Change[] = [
  ['dropped', (node, parent) => replaceIn(parent, node)],
  ['twice', (node, parent) => replaceIn(parent, node, node, structuredClone(node))],
  ['emptied', (node) => node.children.splice(0)],
  ['unwrapped', (node, parent) => replaceIn(parent, node, ...elementsOf(node))],
  ['last', (node, parent) => moveTo(parent, node, parent)],
  ['in itself', (node) => node.children.push({ ...structuredClone(node), children: [] })],
];

/** Values that are wrong in most places, each in its own way. */
const VALUES = [
  '',
  ' ',
  'unknown',
  '${',
  '${x}',
  '#{x} ${y}',
  '-1',
  'true',
  'false',
  'a,b c',
  '${}',
  'ü/1',
];

const shown = ({ name, attributes }: Node): string =>
  `${name} ${attributes.find(([key]) => key === 'id')?.[1] ?? ''}`.trim();

/** One model, changed at one place in every way: `change` gets the same place of a copy. */
const changed = (seed: string, index: number, change: Change[1]): string => {
  const root = readTree(seed);
  const [node, parent] = walk(root)[index] as [Node, Node | null];
  change(node, parent);
  return writeTree(root);
};

export function* mutations(title: string, seed: string): Iterable<Case> {
  const nodes = walk(readTree(seed));
  yield [title, writeTree(readTree(seed))];
  for (const [index, [node, parent]] of nodes.entries()) {
    const at = `${title}: ${shown(node)}`;
    for (const [what, change] of parent ? ELEMENT_CHANGES : [])
      yield [`${at} ${what}`, changed(seed, index, change)];
    if (node.name === 'definitions') continue;
    for (const [position, [key]] of node.attributes.entries()) {
      yield [
        `${at} without ${key}`,
        changed(seed, index, (it) => it.attributes.splice(position, 1)),
      ];
      for (const value of VALUES) {
        const set = (it: Node) => it.attributes.splice(position, 1, [key, value]);
        yield [`${at} ${key}="${value}"`, changed(seed, index, set)];
      }
    }
    if (node.children.some((child) => typeof child === 'string'))
      for (const value of VALUES)
        yield [
          `${at} text "${value}"`,
          changed(seed, index, (it) => it.children.splice(0, Infinity, value)),
        ];
  }
}

/** A small seeded generator (mulberry32). */
export const dice = (seed: number): ((n: number) => number) => {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * n);
  };
};

/** A seed with one to three changes by chance, for which parts of all seeds are taken. */
export const randomMutation = (
  number: number,
  seeds: readonly (readonly [title: string, seed: string])[],
): Case => {
  const upTo = dice(number);
  const pick = <T>(list: readonly T[]): T => list[upTo(list.length)] as T;
  const [title, seed] = pick(seeds);
  const [, other] = pick(seeds);
  const root = readTree(seed);
  const foreign = walk(readTree(other)).slice(1);
  for (let count = 1 + upTo(3); count > 0; count--) {
    const nodes = walk(root).slice(1);
    if (nodes.length === 0) break;
    const [node, parent] = pick(nodes) as [Node, Node];
    const [another] = pick(nodes);
    const [strange] = pick(foreign);
    const id = pick(pick(nodes)[0].attributes.concat([['id', 'none']]))[1];
    const kinds = [
      () => pick(ELEMENT_CHANGES)[1](node, parent),
      () => replaceIn(parent, node, node, structuredClone(strange)),
      () => replaceIn(parent, node, structuredClone(strange)),
      () => node.children.unshift(structuredClone(strange)),
      () => node.children.push(structuredClone(strange)),
      () => {
        node.name = pick([another.name, strange.name]);
      },
      () => {
        const [key, value] = pick(strange.attributes.concat(another.attributes, [['id', 'x']]));
        node.attributes = [...node.attributes.filter(([name]) => name !== key), [key, value]];
      },
      () => {
        if (node.attributes.length > 0) pick(node.attributes)[1] = pick([id, id, id, ...VALUES]);
      },
      () => {
        if (node.attributes.length > 0) node.attributes.splice(upTo(node.attributes.length), 1);
      },
      () => {
        const isInside = walk(node).some(([inner]) => inner === another);
        moveTo(parent, node, isInside ? parent : another);
      },
    ];
    pick(kinds)();
  }
  return [`random ${number} of ${title}`, writeTree(root)];
};
