import { expectedDifferences, expectedMessages } from './expected-differences.ts';
import type { ScenarioResult } from './in-process.ts';

/** What is wrong about a scenario's result, given the lists of expected differences; undefined if nothing is. */
export const objection = (set: string, result: ScenarioResult): string | undefined => {
  const { title, differences, withMessages } = result;
  const isListed = expectedDifferences[set]?.[title] !== undefined;
  const isMessageListed = expectedMessages[set]?.[title] !== undefined;
  if (isListed && isMessageListed) return 'is on both lists: take it off expectedMessages';
  if (isListed)
    return differences.length > 0 ? undefined : 'passes now: take it off expectedDifferences';
  if (differences.length > 0) return differences.join('\n');
  if (isMessageListed)
    return withMessages.length > 0 ? undefined : 'passes now: take it off expectedMessages';
  return withMessages.length > 0 ? withMessages.join('\n') : undefined;
};
