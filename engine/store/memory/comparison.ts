import type { Condition, Value } from '../query.ts';
import { compileLike } from './like.ts';

export type ValueTest = (value: Value) => boolean;
export type Comparison = Extract<
  Condition,
  { op: 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'notIn' | 'like' | 'notLike' }
>;

/**
 * The test of a value that is not null; undefined where the comparison is with null, which holds neither as it stands
 * nor negated. Values of unlike types are unequal, and neither is the greater one.
 */
export const compileComparison = (condition: Comparison): ValueTest | undefined => {
  switch (condition.op) {
    case 'in':
    case 'notIn': {
      const values = new Set<Value>(condition.values);
      return negateIf(condition.op === 'notIn', (value) => values.has(value));
    }
    case 'like':
    case 'notLike': {
      const matches = compileLike(condition.pattern, condition.ignoreCase);
      const test: ValueTest = (value) => typeof value === 'string' && matches(value);
      return negateIf(condition.op === 'notLike', test);
    }
    default:
      return condition.value === null ? undefined : compileOrder(condition, condition.value);
  }
};

/** Texts in lower case, other values as they are. */
export const lowerCase = (value: Value): Value =>
  typeof value === 'string' ? value.toLowerCase() : value;

type Ordered = Extract<Comparison, { value: Value | null }>;

const compileOrder = ({ op, ignoreCase }: Ordered, given: Value): ValueTest => {
  const fold = ignoreCase ? lowerCase : (value: Value) => value;
  const wanted = fold(given);
  const alike = (value: Value) => typeof value === typeof wanted;
  switch (op) {
    case 'eq':
      return (value) => fold(value) === wanted;
    case 'neq':
      return (value) => fold(value) !== wanted;
    case 'gt':
      return (value) => alike(value) && fold(value) > wanted;
    case 'gte':
      return (value) => alike(value) && fold(value) >= wanted;
    case 'lt':
      return (value) => alike(value) && fold(value) < wanted;
    case 'lte':
      return (value) => alike(value) && fold(value) <= wanted;
  }
};

const negateIf = (negated: boolean, test: ValueTest): ValueTest =>
  negated ? (value) => !test(value) : test;
