import type { TableName, Tables } from './tables.ts';

/**
 * What to read from a store, as a value: the memory store answers it from its indexes, an SQL store translates it.
 * Comparison is SQL's: a null column or value matches nothing but `isNull`, and `not` of such a comparison matches
 * nothing either (three values: true, false, unknown); texts compare by code unit.
 */
export interface Query<T extends TableName = TableName> {
  table: T;
  /** All must hold. */
  where: Condition[];
  /** Rows come in this order, equal ones in order of insertion; without any, in order of insertion. */
  orderBy?: Order[];
  offset?: number;
  limit?: number;
}

/**
 * A column of the table asked; one of the row that a column of it points to (a join over a primary key); or one of the
 * row of `table` whose column `theirs` equals our column `ours` and for which all of `where` hold (a left join that
 * finds one row at most, null without one).
 */
export type Column =
  | string
  | { via: string; table: TableName; column: string }
  | { table: TableName; theirs: string; ours: string; where: readonly Condition[]; column: string };

/** Null is smaller than any value, as in H2. */
export interface Order {
  column: Column;
  direction: 'asc' | 'desc';
  /** Compare texts in lower case, as Camunda's variable sorting does. */
  ignoreCase?: boolean;
}

export type Value = string | number | boolean;

export type Condition =
  | {
      op: 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte';
      column: Column;
      value: Value | null;
      ignoreCase?: boolean;
    }
  | { op: 'in' | 'notIn'; column: Column; values: readonly Value[] }
  /** `%` and `_` are wildcards, `\` escapes them. */
  | { op: 'like' | 'notLike'; column: Column; pattern: string; ignoreCase?: boolean }
  | { op: 'isNull' | 'isNotNull'; column: Column }
  /** Two columns of the row have the same value. */
  | { op: 'same'; column: Column; other: Column }
  /** No other row with the same values in all of `per` (null being the same as null) has a greater `column`. */
  | { op: 'greatest'; column: string; per: readonly string[] }
  /** An empty `and` holds for every row, an empty `or` for none. */
  | { op: 'and' | 'or'; conditions: readonly Condition[] }
  | { op: 'not'; condition: Condition }
  /** There is a row of `table` whose column `theirs` equals our column `ours` and for which all of `where` hold. */
  | { op: 'exists'; table: TableName; theirs: string; ours: Column; where: readonly Condition[] };

export type RowOf<T extends TableName> = Readonly<Tables[T]>;
