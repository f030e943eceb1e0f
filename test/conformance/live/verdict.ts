import type { Observation } from '../replay.mjs';
import type { Step, WideCase } from '../wide/index.mjs';
import { type Comparison, compare, type Pair, selfDifferences } from './comparison.ts';
import { type Playable, playable } from './generators.ts';
import { type Shrunk, shrink } from './shrink.ts';

/** What came of a seed. Where Camunda differs from itself the rest cannot be told. */
export type Verdict =
  | { kind: 'alike' }
  /** Camunda does not come to a wait state; here a limit of steps ends that, which is a difference on purpose. */
  | { kind: 'endless' }
  | { kind: 'self-different'; difference: string }
  | { kind: 'different'; difference: string; steps: readonly Step[] };

/** Plays a case on both, and where they differ on Camunda again. */
export const judge = async (pair: Pair, name: string, one: Playable): Promise<Verdict> => {
  const steps: Step[] = [];
  const { differences, camunda } = await compare(pair, name, (server) =>
    one.run(server === 'camunda' ? steps : []),
  );
  const [difference] = differences;
  if (difference === undefined) return { kind: 'alike' };
  if (camunda.some(isTimeout)) return { kind: 'endless' };
  const [again] = await selfDifferences(pair, name, one.run(), camunda);
  if (again !== undefined) return { kind: 'self-different', difference: again };
  return { kind: 'different', difference, steps };
};

const isTimeout = ([label, value]: Observation): boolean =>
  label === 'STOPPED' && /aborted due to timeout/.test(String(value));

/** What kind of difference it is: the label without the step's number and the ids; of an answer its values too. */
const kindOf = (difference: string): string => {
  const [label = '', ...values] = difference.split('\n');
  const kind = label.replace(/^\d+ /, '').replace(/ \/ .*/, '');
  return [kind.replace(/.*[ /](?=\w+$)/, ''), ...(kind === 'answer' ? values : [])].join('\n');
};

/** How often Camunda plays the smallest case again: it is quickly played, and what is left to chance shows best in it. */
const TIMES = 4;

export interface Smallest extends Shrunk {
  difference: string;
  /** Where Camunda differs from itself in the smallest case, if it does. */
  selfDifference: string | undefined;
}

/** The smallest case that shows the same kind of difference, and what differs there. */
export const smallest = async (
  pair: Pair,
  name: string,
  one: WideCase,
  difference: string,
): Promise<Smallest> => {
  const kind = kindOf(difference);
  let last: Comparison = { differences: [difference], camunda: [] };
  const shrunk = await shrink(one, async (smaller) => {
    const found = await compare(pair, name, () => playable(smaller).run());
    const [first] = found.differences;
    if (first === undefined || kindOf(first) !== kind) return false;
    last = found;
    return true;
  });
  const run = playable(shrunk.smallest).run();
  const [self] =
    last.camunda.length > 0 ? await selfDifferences(pair, name, run, last.camunda, TIMES) : [];
  return { ...shrunk, difference: last.differences[0] ?? difference, selfDifference: self };
};
