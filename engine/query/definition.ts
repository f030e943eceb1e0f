import type { Column, Condition, Query } from '../store/query.ts';
import type { TableName } from '../store/tables.ts';
import { sharedRow } from './shared-row.ts';
import { orderOf, type Sorting } from './sorting.ts';

/** One comparison with a variable: `name_operator_value` in an address, an object in JSON. */
export interface VariableComparison {
  name: string | null;
  /** As given: an unknown one is refused here. Null fails as it does in Camunda. */
  operator: string | null;
  /**
   * A text in an address; what JSON gave in a body (an object or list too). Either way a text that Camunda's date
   * format reads ("yyyy-MM-dd'T'HH:mm:ss.SSSZ" at its beginning) comes as a Date, and a blank text as null
   * (ConditionQueryParameterDto.resolveValue).
   */
  value: unknown;
}

/** One comparison with a date: `operator_value` in an address, an object in JSON. */
export interface DateComparison {
  operator: string | null;
  /** Milliseconds since 1970; a function where reading it may be refused, which Camunda does only when it is applied. */
  value: number | null | (() => number | null);
}

/** The value of a parameter after conversion, by the kind of parameter. */
export interface ParameterValues {
  string: string;
  boolean: boolean;
  integer: number;
  long: number;
  /** Milliseconds since 1970. */
  date: number;
  /** In an address separated by commas, where an empty text is one empty element (String{Array,Set}Converter). */
  strings: (string | null)[];
  /** In an address separated by commas, where a blank text is an empty list (StringListConverter). */
  stringList: (string | null)[];
  variables: VariableComparison[];
  dates: DateComparison[];
  /** A text in an address, any JSON value in a body; a number written with point or exponent there as `{ decimal }`. */
  any: unknown;
}

/** How each kind is written in an address or in JSON is the REST layer's matter. */
export type ParameterType = keyof ParameterValues;

/** What the conditions of a parameter may depend on beside its own value. */
export interface Situation {
  /** All values given with it, converted, by parameter name; null and undefined are the same. */
  readonly all: Readonly<Record<string, unknown>>;
  /** Whether it stands in one of `orQueries`: its conditions are alternatives there. */
  readonly inOr: boolean;
  /** The values of the query outside of its `orQueries`. */
  readonly main: Readonly<Record<string, unknown>>;
  /** Whether the query has `orQueries`, for which Camunda makes its joins outer ones. */
  readonly hasOr: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What one parameter of a resource means. */
export interface Meaning<K extends ParameterType> {
  type: K;
  /**
   * The conditions that it adds; none where it only modifies others. Each of them is an alternative within an or query,
   * so what belongs together is one `and`. Throws the Failure with which Camunda refuses the value.
   */
  conditions: (value: ParameterValues[K], situation: Situation) => Condition[];
  /** Camunda's SQL says "and" here even within an or query: the condition binds to the one before it. */
  bindsToPrevious?: true;
}

export type Parameter = { [K in ParameterType]: Meaning<K> }[ParameterType];

/** What a value of `sortBy` orders by. */
export type SortingColumn = Column | { column: Column; ignoreCase: true };

/**
 * A REST resource's query: from its parameters, by Camunda's names, to a Query of the store. One table serves the
 * address of GET, the body of POST, and whoever else takes such a query (a restart's historicProcessInstanceQuery).
 */
export interface QueryDefinition<T extends TableName> {
  table: T;
  /** In the order in which Camunda applies them: the first that is refused is the one that the caller is told of. */
  parameters: Readonly<Record<string, Parameter>>;
  /** The values that `sortBy` may have. */
  sortings: Readonly<Record<string, SortingColumn>>;
  /** Sortings that only `sorting` in a body knows, because they take parameters. */
  parameterizedSortings?: Readonly<
    Record<string, (parameters: SortingParameters) => SortingColumn>
  >;
  /** Conditions of every query of this resource, whatever it asks. */
  always?: (situation: Situation) => readonly Condition[];
  /** Whether `orQueries` is understood. */
  orQueries?: boolean;
}

export type SortingParameters = Readonly<Record<string, unknown>>;

/** Values by parameter name, as converted; `orQueries` holds further ones of which at least one condition must hold. */
export interface QueryValues {
  values: Readonly<Record<string, unknown>>;
  orQueries?: readonly Readonly<Record<string, unknown>>[];
  /** The one of `sortBy` and `sortOrder`, then those of `sorting`. */
  sorting?: readonly Sorting[];
}

/**
 * Builds the store's query. Unknown names of values are ignored here: whoever parses decides what they are.
 * `now` is the engine's time in milliseconds. Throws the Failure of the first value that Camunda refuses.
 */
export const buildQuery = <T extends TableName>(
  definition: QueryDefinition<T>,
  { values, orQueries = [], sorting = [] }: QueryValues,
  now: number,
): Query<T> => {
  const common = { main: values, hasOr: orQueries.length > 0, now };
  const alternatives = orQueries.map((all) =>
    conditionsOf(definition, { ...common, all, inOr: true }),
  );
  const situation: Situation = { ...common, all: values, inOr: false };
  const where = [...(definition.always?.(situation) ?? []), ...conditionsOf(definition, situation)];
  for (const conditions of alternatives)
    if (conditions.length > 0) where.push({ op: 'or', conditions });
  return {
    table: definition.table,
    where: orQueries.length > 0 || where.length > 1 ? sharedRow(where) : where,
    orderBy: orderOf(definition, sorting),
  };
};

const conditionsOf = <T extends TableName>(
  { parameters }: QueryDefinition<T>,
  situation: Situation,
): Condition[] => {
  const found: Condition[] = [];
  for (const name in parameters) {
    const value = situation.all[name];
    if (value === undefined || value === null) continue;
    const { conditions, bindsToPrevious } = parameters[name] as Parameter;
    const added = conditions(value as never, situation);
    if (bindsToPrevious && situation.inOr && found.length > 0) {
      found.push({ op: 'and', conditions: [found.pop() as Condition, ...added] });
    } else {
      found.push(...added);
    }
  }
  return found;
};
