import type { Query, RowOf } from './query.ts';
import type { TableName, Tables } from './tables.ts';

/** One changed row. `revision` is the one that the change was made on; absent on tables without revisions. */
export type Change<T extends TableName = TableName> =
  | { kind: 'insert'; table: T; row: Tables[T] }
  | { kind: 'update'; table: T; row: Tables[T]; revision?: number }
  | { kind: 'delete'; table: T; id: string; revision?: number };

export type MaybePromise<T> = T | Promise<T>;

/**
 * The port behind which rows are kept: memory/, file/, and later SQL.
 *
 * Reads see every commit made before them, also one that is not durable yet; whoever answers a client with what was
 * read awaits `durable()` first. Rows given out are immutable and may be shared.
 */
export interface Store {
  /** The row with that id. A store that holds rows in memory answers at once; another one answers a promise. */
  get<T extends TableName>(table: T, id: string): MaybePromise<RowOf<T> | undefined>;
  /** The rows whose indexed column (see tables.ts) equals the value, in order of insertion. */
  find<T extends TableName>(table: T, column: string, value: string): MaybePromise<readonly RowOf<T>[]>;
  query<T extends TableName>(query: Query<T>): MaybePromise<RowOf<T>[]>;
  /** How many rows `query` finds, its offset and limit aside. */
  count<T extends TableName>(query: Query<T>): MaybePromise<number>;
  /**
   * Applies all changes as one transaction, or none. Every revision is checked first, an insert must not exist, an
   * update or delete must: else OptimisticLockingFailure. The promise is answered when the commit is durable; one that
   * fails leaves memory and file as they were. An updated row is stored with the revision it carries.
   */
  commit(changes: readonly Change[]): Promise<void>;
  /** Answered when everything that a read can see now is durable. */
  durable(): Promise<void>;
  /** Closes files after the last commit; later commits are refused. */
  close(): Promise<void>;
}
