import type { TableName, Tables } from './tables.ts';

/**
 * What to read from a store, as a value: the memory store answers it from its indexes, an SQL store translates it.
 * Comparison is SQL's: a null column or value matches nothing but `isNull`; texts compare by code unit.
 */
export interface Query<T extends TableName = TableName> {
  table: T;
  /** All must hold. */
  where: Condition[];
  /** Rows come in this order; without any, in order of insertion. */
  orderBy?: Order[];
  offset?: number;
  limit?: number;
}

/** A column of the table asked, or one of the row that a column of it points to (a join over a primary key). */
export type Column = string | { via: string; table: TableName; column: string };

export interface Order {
  column: Column;
  direction: 'asc' | 'desc';
  /** Compare texts in lower case, as Camunda's variable sorting does. */
  ignoreCase?: boolean;
}

export type Value = string | number | boolean;

export type Condition =
  | { op: 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte'; column: Column; value: Value | null; ignoreCase?: boolean }
  | { op: 'in' | 'notIn'; column: Column; values: readonly Value[] }
  /** `%` and `_` are wildcards, `\` escapes them. */
  | { op: 'like' | 'notLike'; column: Column; pattern: string; ignoreCase?: boolean }
  | { op: 'isNull' | 'isNotNull'; column: Column }
  | { op: 'and' | 'or'; conditions: readonly Condition[] }
  | { op: 'not'; condition: Condition }
  /** There is a row of `table` whose column `theirs` equals our column `ours` and for which all of `where` hold. */
  | { op: 'exists'; table: TableName; theirs: string; ours: Column; where: readonly Condition[] };

export type RowOf<T extends TableName> = Readonly<Tables[T]>;
