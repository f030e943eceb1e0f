import type { Step } from '../wide/index.mjs';

/** Keys without which a step is another one. */
const NEEDED = [
  'start',
  'do',
  'set',
  'to',
  'modify',
  'restart',
  'correlate',
  'broadcast',
  'cancel',
];

const without = <T>(list: readonly T[], from: number, count: number): T[] => [
  ...list.slice(0, from),
  ...list.slice(from + count),
];

/** Lists of fewer steps: without a half, a quarter … of them, at last without one; then steps of which less is left. */
export function* smallerSteps(steps: readonly Step[]): Generator<Step[]> {
  for (let count = steps.length >> 1; count >= 1; count >>= 1) {
    for (let from = steps.length - count; from >= 1; from -= count) {
      yield without(steps, from, count);
    }
    if (steps.length % count !== 0) yield without(steps, 1, count);
  }
  for (const [at, step] of steps.entries()) {
    for (const less of simpler(step)) yield steps.map((other, i) => (i === at ? less : other));
  }
}

/** A step with fewer instructions, or without one of its options. */
function* simpler(step: Step): Generator<Step> {
  for (const key of ['modify', 'restart']) {
    const list = step[key];
    if (!Array.isArray(list) || list.length < 2) continue;
    for (const at of list.keys()) yield { ...step, [key]: without(list, at, 1) };
  }
  for (const key of Object.keys(step)) {
    if (NEEDED.includes(key)) continue;
    const { [key]: _, ...rest } = step;
    yield rest;
  }
}
