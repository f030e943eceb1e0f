import { storeFailure } from '../../failure.ts';
import type { Query, RowOf } from '../query.ts';
import type { BackupReport, Change, MaybePromise, Store } from '../store.ts';
import type { TableName } from '../tables.ts';
import { MemoryTables } from './memory-tables.ts';

/** A store that forgets everything with its process: for tests, and where nothing needs to be kept. */
export const createMemoryStore = (): Store => new MemoryStore();

const done = Promise.resolve();

class MemoryStore implements Store {
  /** Nothing is ever withdrawn. */
  readonly epoch = 0;
  readonly #tables = new MemoryTables();
  #closed = false;

  get<T extends TableName>(table: T, id: string): RowOf<T> | undefined {
    return this.#tables.get(table, id);
  }

  find<T extends TableName>(
    table: T,
    column: string,
    value: string,
  ): MaybePromise<readonly RowOf<T>[]> {
    return this.#tables.find(table, column, value);
  }

  query<T extends TableName>(query: Query<T>): MaybePromise<RowOf<T>[]> {
    return this.#tables.query(query);
  }

  count<T extends TableName>(query: Query<T>): MaybePromise<number> {
    return this.#tables.count(query);
  }

  commit(changes: readonly Change[]): Promise<void> {
    if (this.#closed) return Promise.reject(storeFailure.closed());
    try {
      this.#tables.apply(changes);
      return done;
    } catch (error) {
      return Promise.reject(error);
    }
  }

  durable(): Promise<void> {
    return done;
  }

  backup(): Promise<BackupReport> {
    return Promise.reject(storeFailure.nothingToBackUp());
  }

  async close(): Promise<void> {
    this.#closed = true;
  }
}
