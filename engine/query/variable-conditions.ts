import { restFailure } from '../failure.ts';
import type { Condition } from '../store/query.ts';
import type { Meaning, Situation, VariableComparison } from './definition.ts';
import { isTrue, nothing } from './parameters.ts';
import { queryFailure } from './query-failure.ts';

type Operator = 'eq' | 'neq' | 'gt' | 'gteq' | 'lt' | 'lteq' | 'like' | 'notLike';

/** What differs between Camunda's queries that compare variables. */
interface ComparisonRules {
  /** Which operators it takes. */
  operators: readonly Operator[];
  /** How it calls them when it refuses one: "Invalid … comparator specified". */
  called: 'variable' | 'process variable' | 'task variable' | 'case variable';
  /** The exception for what cannot be compared: NotValidException (400) or a plain ProcessEngineException (500). */
  refusal: 'notValid' | 'usage';
}

const withoutNotLike = ['eq', 'neq', 'gt', 'gteq', 'lt', 'lteq', 'like'] as const;

/** By the Java classes: AbstractVariableQueryImpl, and TaskQueryImpl with its likes, which have their own checks. */
export const comparisonRules = {
  instance: { operators: withoutNotLike, called: 'variable', refusal: 'notValid' },
  executionOfInstance: {
    operators: ['eq', 'neq'],
    called: 'process variable',
    refusal: 'notValid',
  },
  task: { operators: withoutNotLike, called: 'task variable', refusal: 'usage' },
  processOfTask: {
    operators: [...withoutNotLike, 'notLike'],
    called: 'process variable',
    refusal: 'usage',
  },
  caseOfTask: { operators: withoutNotLike, called: 'case variable', refusal: 'usage' },
  historicTask: { operators: ['eq'], called: 'variable', refusal: 'usage' },
} as const satisfies Record<string, ComparisonRules>;

/**
 * A parameter that compares variables. `place` makes of what a variable must fulfil the condition on the rows asked for,
 * mostly an `exists`.
 */
export const variableParameter = (
  rules: ComparisonRules,
  place: (variable: Condition[]) => Condition,
): Meaning<'variables'> => ({
  type: 'variables',
  conditions: (comparisons, situation) =>
    comparisons.map((comparison) => place(variableConditions(comparison, rules, situation))),
});

/** What a row with a variable's name, type and value columns must fulfil. Throws what Camunda refuses. */
export const variableConditions = (
  { name, operator, value }: VariableComparison,
  { operators, called, refusal }: ComparisonRules,
  situation: Situation,
): Condition[] => {
  if (operator === null)
    throw queryFailure.nullPointer('Cannot invoke "String.equals(Object)" because "op" is null');
  if (!(operators as readonly string[]).includes(operator)) {
    throw restFailure.invalidRequest(`Invalid ${called} comparator specified: ${operator}`);
  }
  if (name === null)
    throw refusal === 'notValid'
      ? queryFailure.notValid('name is null')
      : queryFailure.nullValue('name');
  const words = orderOperators[operator as Operator];
  if (words && (value === null || typeof value === 'boolean')) {
    throw queryFailure[refusal](`Booleans and null cannot be used in '${words}' condition`);
  }
  const ignoreCase = isTrue(situation, 'variableNamesIgnoreCase') || undefined;
  return [
    { op: 'eq', column: 'name', value: name, ignoreCase },
    valueCondition(operator as Operator, value, isTrue(situation, 'variableValuesIgnoreCase')),
  ];
};

const orderOperators: Partial<Record<Operator, string>> = {
  gt: 'greater than',
  gteq: 'greater than or equal',
  lt: 'less than',
  lteq: 'less than or equal',
};

/** A value of JSON against the typed columns (SingleQueryVariableValueCondition and Commons.variableValueConditions). */
export const valueCondition = (
  operator: Operator,
  value: unknown,
  ignoreCase: boolean,
): Condition => {
  const positive =
    operator === 'like' || operator === 'notLike'
      ? likeText(value, ignoreCase)
      : compared(operator, value, ignoreCase);
  return operator === 'neq' || operator === 'notLike'
    ? { op: 'not', condition: positive }
    : positive;
};

/** The REST layer makes a text of whatever value: null becomes "null", a number the description of a Java object. */
const likeText = (value: unknown, ignoreCase: boolean): Condition => {
  if (typeof value === 'number' || (typeof value === 'object' && value !== null)) return nothing;
  return allOf(
    { op: 'eq', column: 'type', value: 'string' },
    { op: 'isNotNull', column: 'textValue' },
    {
      op: 'like',
      column: 'textValue',
      pattern: String(value),
      ignoreCase: ignoreCase || undefined,
    },
  );
};

const compared = (operator: Operator, value: unknown, ignoreCase: boolean): Condition => {
  const op = comparisons[operator as keyof typeof comparisons];
  const typed = (type: string, column: string, compare: string | number, fold = false): Condition =>
    allOf(
      { op: 'eq', column: 'type', value: type },
      { op: 'isNotNull', column },
      { op, column, value: compare, ignoreCase: fold || undefined },
    );
  if (value === null || value === undefined) return withoutValue;
  if (typeof value === 'string') return typed('string', 'textValue', value, ignoreCase);
  if (typeof value === 'boolean') return typed('boolean', 'longValue', value ? 1 : 0);
  if (value instanceof Date) return typed('date', 'longValue', value.getTime());
  if (typeof value !== 'number') throw queryFailure.usage('Object values cannot be used to query');
  const types = wholeTypes.filter(
    ([, least, most]) => Number.isInteger(value) && value >= least && value <= most,
  );
  const conditions = types.map(([type]) => typed(type, 'longValue', value));
  return { op: 'or', conditions: [...conditions, typed('double', 'doubleValue', value)] };
};

const comparisons = { eq: 'eq', neq: 'eq', gt: 'gt', gteq: 'gte', lt: 'lt', lteq: 'lte' } as const;

/** A number of JSON is of every type that holds it without loss (PrimitiveValueTypeImpl.canConvertFromTypedValue). */
const wholeTypes = [
  ['short', -(2 ** 15), 2 ** 15 - 1],
  ['integer', -(2 ** 31), 2 ** 31 - 1],
  ['long', -(2 ** 63), 2 ** 63],
] as const;

const allOf = (...conditions: Condition[]): Condition => ({ op: 'and', conditions });

/** Null is compared without regard to its type: also a String that is null equals it. */
const withoutValue: Condition = {
  op: 'and',
  conditions: ['textValue', 'textValue2', 'longValue', 'doubleValue', 'bytes'].map((column) => ({
    op: 'isNull',
    column,
  })),
};
