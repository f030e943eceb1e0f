import { differences, type Observation, transcript } from '../replay.mjs';

export type Run = (scenario: never) => Promise<void>;

/** Where two servers answer. */
export interface Pair {
  camunda: string;
  here: string;
}

export interface Comparison {
  /** Where they differ, a text for each place; the first is where their ways part. */
  differences: string[];
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
  return { differences: differences(there, mine), camunda: there };
};

/** Plays a scenario on Camunda again: where it differs from what it showed before; empty if it never does. */
export const selfDifferences = async (
  { camunda }: Pair,
  name: string,
  run: Run,
  before: Observation[],
  times = 2,
): Promise<string[]> => {
  for (let time = 0; time < times; time++) {
    const found = differences(before, await play(camunda, name, run));
    if (found.length > 0) return found;
  }
  return [];
};
