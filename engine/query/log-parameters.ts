import type { Condition } from '../store/query.ts';
import type { Meaning } from './definition.ts';
import { isTrue, withoutNull } from './parameters.ts';
import { queryFailure } from './query-failure.ts';

/** One of several texts, none of which may be null or empty, as the queries of the job and external task log want it. */
export const filledTexts = (column: string, named: string): Meaning<'strings'> => ({
  type: 'strings',
  conditions: (given): Condition[] => {
    if (given.length === 0) return [];
    const values = withoutNull(named, given);
    if (values.includes('')) throw queryFailure.notValid(`${named} contains empty string`);
    return [{ op: 'in', column, values }];
  },
});

const states = { creationLog: 0, failureLog: 1, successLog: 2, deletionLog: 3 } as const;
type StateName = keyof typeof states;

/** Which kind of entry; of several that are set, the last one counts (HistoricJobLogQueryImpl.setState). */
export const logStateParameters = (column: string): Record<StateName, Meaning<'boolean'>> => {
  const names = Object.keys(states) as StateName[];
  const parameter = (name: StateName, position: number): Meaning<'boolean'> => ({
    type: 'boolean',
    conditions: (value, situation) => {
      const later = names.slice(position + 1).some((one) => isTrue(situation, one));
      return value && !later ? [{ op: 'eq', column, value: states[name] }] : [];
    },
  });
  return Object.fromEntries(
    names.map((name, position) => [name, parameter(name, position)]),
  ) as Record<StateName, Meaning<'boolean'>>;
};
