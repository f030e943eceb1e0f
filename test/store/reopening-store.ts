import type { Query, RowOf } from '../../engine/store/query.ts';
import type { BackupReport, Change, Store } from '../../engine/store/store.ts';
import type { TableName } from '../../engine/store/tables.ts';

/** A store that is closed and opened again before every read that follows a commit. */
export class ReopeningStore implements Store {
  readonly epoch = 0;
  #store: Store;
  #isFresh = true;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly open: () => Promise<Store>,
    store: Store,
  ) {
    this.#store = store;
  }

  static async of(open: () => Promise<Store>): Promise<Store> {
    return new ReopeningStore(open, await open());
  }

  get<T extends TableName>(table: T, id: string): Promise<RowOf<T> | undefined> {
    return this.#read((store) => store.get(table, id));
  }

  find<T extends TableName>(table: T, column: string, value: string): Promise<readonly RowOf<T>[]> {
    return this.#read((store) => store.find(table, column, value));
  }

  query<T extends TableName>(query: Query<T>): Promise<RowOf<T>[]> {
    return this.#read((store) => store.query(query));
  }

  count<T extends TableName>(query: Query<T>): Promise<number> {
    return this.#read((store) => store.count(query));
  }

  commit(changes: readonly Change[]): Promise<void> {
    this.#isFresh = false;
    const committed = this.#turn.then(() => this.#store.commit(changes));
    this.#turn = committed.catch(() => {});
    return committed;
  }

  durable(): Promise<void> {
    return this.#store.durable();
  }

  backup(folder: string): Promise<BackupReport> {
    return this.#store.backup(folder);
  }

  close(): Promise<void> {
    return this.#store.close();
  }

  #read<R>(read: (store: Store) => R | Promise<R>): Promise<R> {
    const answer = this.#turn.then(async () => {
      if (!this.#isFresh) {
        await this.#store.close();
        this.#store = await this.open();
        this.#isFresh = true;
      }
      return read(this.#store);
    });
    this.#turn = answer.catch(() => {});
    return answer;
  }
}
