import type { Query, RowOf } from './query.ts';
import type { BackupReport, Change, Store } from './store.ts';
import type { TableName } from './tables.ts';

/**
 * A store that answers every read only after a turn of the event loop, as a database does: with it the tests show that
 * the engine works on such a store.
 */
export const delayed = (store: Store): Store => new DelayedStore(store);

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

class DelayedStore implements Store {
  constructor(readonly store: Store) {}

  get epoch(): number {
    return this.store.epoch;
  }

  async get<T extends TableName>(table: T, id: string): Promise<RowOf<T> | undefined> {
    await turn();
    return this.store.get(table, id);
  }

  async find<T extends TableName>(
    table: T,
    column: string,
    value: string,
  ): Promise<readonly RowOf<T>[]> {
    await turn();
    return this.store.find(table, column, value);
  }

  async query<T extends TableName>(query: Query<T>): Promise<RowOf<T>[]> {
    await turn();
    return this.store.query(query);
  }

  async count<T extends TableName>(query: Query<T>): Promise<number> {
    await turn();
    return this.store.count(query);
  }

  commit(changes: readonly Change[], epoch?: number): Promise<void> {
    return this.store.commit(changes, epoch);
  }

  durable(epoch?: number): Promise<void> {
    return this.store.durable(epoch);
  }

  backup(folder: string): Promise<BackupReport> {
    return this.store.backup(folder);
  }

  close(): Promise<void> {
    return this.store.close();
  }
}
