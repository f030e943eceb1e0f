import { assert, suite } from '../../harness.ts';
import { type Block, modelOf, type Step, type WideCase, wideCase } from '../wide/index.mjs';
import { shrink } from './shrink.ts';
import { smallerTrees } from './smaller-trees.ts';

const blocks = (tree: Block): Block[] => [
  tree,
  ...[tree.children, tree.guards, tree.handlers].flatMap((list) => (list ?? []).flatMap(blocks)),
];

const WALK: Step[] = [
  { start: {}, businessKey: 'one', twin: 'two' },
  { do: 'complete user1' },
  { set: 'x', to: { value: 1 } },
  { do: 'complete user2', variables: {} },
  { cancel: true },
  { restart: [{ activityId: 'a' }, { activityId: 'b' }], initialVariables: true },
  { cancel: true },
];

const shrunk = async (seed: number, interesting: (one: WideCase) => boolean) => {
  const whole = { ...wideCase(seed, { size: 18 }), steps: WALK };
  const { smallest } = await shrink(whole, async (one) => interesting(one), 2_000);
  return smallest;
};
const seedWith = (kind: string): number => {
  for (let seed = 1; ; seed++) {
    const all = blocks(wideCase(seed, { size: 18 }).tree);
    if (all.length > 12 && all.some((block) => block.kind === kind)) return seed;
  }
};

const test = suite('shrinking of random processes');

for (const kind of ['inclusive', 'race', 'canceled', 'called', 'undoable', 'esub', 'bound']) {
  test(`leaves little but the block that makes the difference: ${kind}`, async () => {
    const has = (one: WideCase) => blocks(one.tree).some((block) => block.kind === kind);
    const { tree } = await shrunk(seedWith(kind), has);
    assert.ok(blocks(tree).length <= 5, JSON.stringify(tree));
    assert.ok(blocks(tree).every(({ extras = {} }) => Object.keys(extras).length === 0));
  });
}

test('leaves the start and the steps that make the difference, and less of them', async () => {
  const hasBoth = ({ steps = [] }: WideCase) =>
    steps.some(({ set }) => set === 'x') && /"b"/.test(JSON.stringify(steps));
  const { steps } = await shrunk(1, hasBoth);
  assert.equal(steps, [
    { start: {} },
    { set: 'x', to: { value: 1 } },
    { restart: [{ activityId: 'b' }] },
  ]);
});

test('takes a way of a choice away with its condition', () => {
  const ways = ['a', 'b'].map((id) => ({ kind: 'user', id }));
  const choice = { kind: 'xor', id: 'x', children: ways, conditions: ['A', 'B'] };
  const [less] = smallerTrees(choice);
  assert.equal(less, { ...choice, children: [ways[1]], conditions: ['B'] });
});

test('makes nothing but models whose flows lead from one element to another', async () => {
  let tried = 0;
  await shrunk(3, (one) => {
    const { xml } = modelOf(one);
    const ids = new Set([...xml.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, id] of xml.matchAll(/(?:source|target|attachedTo)Ref="([^"]+)"/g)) {
      assert.ok(ids.has(id), `no ${id} in ${xml}`);
    }
    tried++;
    return tried % 3 === 0;
  });
  assert.ok(tried > 30);
});
test.run();
