import type { Block } from '../wide/index.mjs';

const LISTS = ['children', 'guards', 'handlers'] as const;

/** Trees of which a block, or something of one, is gone; the largest parts first. */
export function* smallerTrees(tree: Block): Generator<Block> {
  for (const list of LISTS) {
    const blocks = tree[list] ?? [];
    for (const at of blocks.keys()) {
      const replaced = (...others: Block[]) => ({
        ...tree,
        [list]: [...blocks.slice(0, at), ...others, ...blocks.slice(at + 1)],
      });
      if (blocks.length > (list === 'children' ? needed(tree.kind) : 0))
        yield { ...replaced(), ...(list === 'children' ? withoutCondition(tree, at) : {}) };
      const block = blocks[at] as Block;
      if (list === 'children') for (const other of instead(block)) yield replaced(other);
    }
  }
  for (const key of Object.keys(tree.extras ?? {})) {
    const { [key]: _, ...extras } = tree.extras ?? {};
    yield { ...tree, extras };
  }
  for (const list of LISTS) {
    const blocks = tree[list] ?? [];
    for (const [at, block] of blocks.entries()) {
      for (const less of smallerTrees(block)) {
        yield { ...tree, [list]: blocks.map((other, i) => (i === at ? less : other)) };
      }
    }
  }
}

/** Each way of a choice has its own condition. */
const withoutCondition = ({ conditions }: Block, at: number): Partial<Block> =>
  conditions ? { conditions: conditions.filter((_, index) => index !== at) } : {};

/** The reaction to an event, and a way of a race, may do nothing; any other block needs something inside. */
const needed = (kind: string): number => (['bound', 'esub', 'raceWay'].includes(kind) ? 0 : 1);

/** Blocks of a kind that stands only in one place, and cannot be replaced. */
const FIXED = ['raceWay', 'calledProcess'];

/** What may stand in place of a block: a task that does nothing, a user task, or one of the blocks inside. */
function* instead(block: Block): Generator<Block> {
  const { kind, id } = block;
  if (FIXED.includes(kind)) return;
  if (kind !== 'plain') yield { kind: 'plain', id };
  for (const child of block.children ?? []) {
    if (FIXED.includes(child.kind)) yield* child.children ?? [];
    else yield child;
  }
  if (kind !== 'user' && kind !== 'plain') yield { kind: 'user', id };
}
