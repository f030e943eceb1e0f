import type { Observation } from '../replay.mjs';
import type { Step, WideCase } from '../wide/index.mjs';
import { compare, type Pair, selfDifference } from './comparison.ts';
import { type Playable, playable } from './generators.ts';
import { type Shrunk, shrink } from './shrink.ts';

/** What came of a seed. Where Camunda differs from itself the rest cannot be told. */
export type Verdict =
  | { kind: 'alike' }
  /** The same on both, but not played to its end. */
  | { kind: 'stopped'; reason: string }
  /** Camunda does not come to a wait state; here a limit of steps ends that, which is a difference on purpose. */
  | { kind: 'endless' }
  | { kind: 'self-different'; difference: string }
  | { kind: 'different'; difference: string; steps: readonly Step[] };

/** Plays a case on both, and where they differ on Camunda again. */
export const judge = async (pair: Pair, name: string, one: Playable): Promise<Verdict> => {
  const steps: Step[] = [];
  const { difference, camunda } = await compare(pair, name, (server) =>
    one.run(server === 'camunda' ? steps : []),
  );
  if (difference === undefined) {
    const [label, value] = camunda.at(-1) ?? ['STOPPED', 'nothing was seen'];
    return label === 'STOPPED' ? { kind: 'stopped', reason: String(value) } : { kind: 'alike' };
  }
  const { place, text } = difference;
  if (isTimeout(camunda[place])) return { kind: 'endless' };
  const self = await selfDifference(pair, name, () => one.run(), camunda, place);
  if (self !== undefined) return { kind: 'self-different', difference: self };
  return { kind: 'different', difference: text, steps };
};

const isTimeout = ([label, value]: Observation = ['', null]): boolean =>
  label === 'STOPPED' && /aborted due to timeout/.test(String(value));

/** What kind of difference it is: the label without the step's number and the ids; of an answer its values too. */
const kindOf = (difference: string): string => {
  const [label = '', ...values] = difference.split('\n');
  const kind = label.replace(/^\d+ /, '').replace(/ \/ .*/, '');
  return [kind.replace(/.*[ /](?=\w+$)/, ''), ...(kind === 'answer' ? values : [])].join('\n');
};

export interface Smallest extends Shrunk {
  difference: string;
  /** Whether Camunda differs from itself there, by chance or by the order of ids. */
  isByChance: boolean;
}

/** The smallest case that shows the same kind of difference, and what differs there. */
export const smallest = async (
  pair: Pair,
  name: string,
  one: WideCase,
  difference: string,
): Promise<Smallest> => {
  const kind = kindOf(difference);
  let last: { text: string; place: number; camunda: Observation[] } | undefined;
  const shrunk = await shrink(one, async (smaller) => {
    const { difference: first, camunda } = await compare(pair, name, () => playable(smaller).run());
    if (first === undefined || kindOf(first.text) !== kind) return false;
    last = { ...first, camunda };
    return true;
  });
  if (!last) return { ...shrunk, difference, isByChance: false };
  const { run } = playable(shrunk.smallest);
  const self = await selfDifference(pair, name, () => run(), last.camunda, last.place);
  return { ...shrunk, difference: last.text, isByChance: self !== undefined };
};
