import { differences, type Observation, transcript } from '../replay.mjs';

export type Run = (scenario: never) => Promise<void>;

/** Where two servers answer. */
export interface Pair {
  camunda: string;
  here: string;
}

/** Where the ways of two transcripts part: at which observation, and what is seen there. */
export interface Difference {
  place: number;
  text: string;
}

export interface Comparison {
  difference: Difference | undefined;
  camunda: Observation[];
}

/** A request that takes longer has hung: no model comes to an end that needs so long. */
const REQUEST_LIMIT_MS = 60_000;

const play = (base: string, name: string, run: Run): Promise<Observation[]> =>
  transcript(
    { name, run },
    {
      base,
      fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(REQUEST_LIMIT_MS) }),
    },
  );

/** Plays a scenario on both at the same time; `runOf` makes it anew for each. */
export const compare = async (
  { camunda, here }: Pair,
  name: string,
  runOf: (server: keyof Pair) => Run,
): Promise<Comparison> => {
  const [there, mine] = await Promise.all([
    play(camunda, name, runOf('camunda')),
    play(here, name, runOf('here')),
  ]);
  return { difference: firstDifference(there, mine), camunda: there };
};

const firstDifference = (
  one: readonly Observation[],
  other: readonly Observation[],
): Difference | undefined => {
  for (let place = 0; place < Math.max(one.length, other.length); place++) {
    const at = (all: readonly Observation[]): Observation[] => all.slice(place, place + 1);
    const [text] = differences(at(one), at(other));
    if (text !== undefined) return { place, text };
  }
  return undefined;
};

/**
 * Plays a scenario on Camunda some times more: where it differs from what it showed before, at `place` or before that;
 * undefined if it never does. What is left to chance later does not matter.
 */
export const selfDifference = async (
  { camunda }: Pair,
  name: string,
  runOf: () => Run,
  before: Observation[],
  place: number,
): Promise<string | undefined> => {
  for (let time = 0; time < TIMES; time++) {
    const found = firstDifference(before, await play(camunda, name, runOf()));
    if (found && found.place <= place) return found.text;
  }
  return undefined;
};

/** Of two ways that chance takes, five more tries leave one out in thirty times. */
const TIMES = 5;
