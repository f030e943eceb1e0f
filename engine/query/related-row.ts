import type { Condition } from '../store/query.ts';
import type { Parameter, ParameterType, Situation } from './definition.ts';

/** What one parameter asks of the related row. */
interface Part<K extends ParameterType> {
  type: K;
  where: (value: never) => Condition[];
  /** Whether a missing row, whose columns are all null to an outer join, fulfils it too. */
  orNoRow?: (value: never) => boolean;
}

/**
 * Parameters that all speak of the same related row, because Camunda joins it once: an instance with `incidentType` and
 * `incidentMessage` needs one incident that has both. Within an or query any row will do for each. As soon as there is
 * an or query the join is an outer one, and what asks for nothing but a row asks for nothing at all.
 *
 * `together`: Camunda has no join here but a sub-select that holds all of them, also in an or query.
 */
export const relatedRow = <N extends string>(
  place: (where: Condition[]) => Condition,
  parts: Readonly<Record<N, Part<ParameterType>>>,
  { together = false } = {},
): Record<N, Parameter> => {
  const names = Object.keys(parts) as N[];
  const ofRow = (asked: readonly N[], { all, hasOr }: Situation): Condition[] => {
    const where = asked.flatMap((name) => parts[name].where(all[name] as never));
    if (together || !hasOr) return [place(where)];
    if (where.length === 0) return [];
    const isFulfilledWithout = asked.every((name) => parts[name].orNoRow?.(all[name] as never));
    if (!isFulfilledWithout) return [place(where)];
    return [{ op: 'or', conditions: [place(where), { op: 'not', condition: place([]) }] }];
  };
  const parameter = (name: N): Parameter => {
    const conditions = (_: never, situation: Situation): Condition[] => {
      const asked = names.filter((one) => isAsked(situation.all[one]));
      if (situation.inOr && !together) return asked.includes(name) ? ofRow([name], situation) : [];
      return asked[0] === name ? ofRow(asked, situation) : [];
    };
    return { type: parts[name].type, conditions } as Parameter;
  };
  return Object.fromEntries(names.map((name) => [name, parameter(name)])) as Record<N, Parameter>;
};

const isAsked = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && !isEmpty(value);
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

export const part = {
  equal: (column: string): Part<'string'> => ({
    type: 'string',
    where: (value) => [{ op: 'eq', column, value }],
  }),
  like: (column: string): Part<'string'> => ({
    type: 'string',
    where: (pattern) => [{ op: 'like', column, pattern }],
  }),
  /** That there is such a row: the join alone, so no condition of its own. */
  anyRow: { type: 'boolean', where: () => [] } satisfies Part<'boolean'>,
};

/** The filters by a running incident that several resources share. */
export const incidentParts = {
  incidentId: part.equal('id'),
  incidentType: part.equal('incidentType'),
  incidentMessage: part.equal('incidentMessage'),
  incidentMessageLike: part.like('incidentMessage'),
};
