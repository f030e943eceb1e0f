import type { Query, RowOf } from './query.ts';
import type { TableName, Tables } from './tables.ts';

/** One changed row. `revision` is the one that the change was made on; absent on tables without revisions. */
export type Change<T extends TableName = TableName> =
  | { kind: 'insert'; table: T; row: Tables[T] }
  | { kind: 'update'; table: T; row: Tables[T]; revision?: number }
  | { kind: 'delete'; table: T; id: string; revision?: number };

/** What a backup has copied. */
export interface BackupReport {
  /** Where the copy is. */
  folder: string;
  files: number;
  bytes: number;
}

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
  find<T extends TableName>(
    table: T,
    column: string,
    value: string,
  ): MaybePromise<readonly RowOf<T>[]>;
  /**
   * What the query finds among the rows of one moment. Where it takes long, others have their turn, and rows of other
   * tables that it looks at may be later ones.
   */
  query<T extends TableName>(query: Query<T>): MaybePromise<RowOf<T>[]>;
  /** How many rows `query` finds, its offset and limit aside. */
  count<T extends TableName>(query: Query<T>): MaybePromise<number>;
  /**
   * How often commits that reads could see already were withdrawn, because they could not be made durable. Whoever
   * reads, works and commits notes it before the first read and hands it to `commit`: a revision alone does not show
   * that a row has been back at an older state in between. Always 0 where nothing is seen before it is durable.
   */
  readonly epoch: number;
  /**
   * Applies all changes, of one row each, as one transaction, or none. Every revision is checked, an
   * insert must not exist, an update or delete must: else OptimisticLockingException, as when `epoch` is given and is
   * over. The promise is answered when the commit is durable; one that fails leaves memory and file as they were. An
   * updated row is stored with the revision it carries.
   */
  commit(changes: readonly Change[], epoch?: number): Promise<void>;
  /**
   * Answered when everything that a read can see now is durable; rejected where commits among it are withdrawn instead,
   * and at once where `epoch`, noted before the read, is over: what was read then never was.
   */
  durable(epoch?: number): Promise<void>;
  /**
   * Copies everything that is durable at one moment of the call into a new folder, which a file store opens as it is;
   * work goes on meanwhile. The folder is made, with those above it, and must not be there before. Refused by a store
   * that keeps nothing.
   */
  backup(folder: string): Promise<BackupReport>;
  /** Closes files after the last commit; later commits are refused. */
  close(): Promise<void>;
}
