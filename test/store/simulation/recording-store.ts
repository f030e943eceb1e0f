import type { Query, RowOf } from '../../../engine/store/query.ts';
import type { BackupReport, Change, MaybePromise, Store } from '../../../engine/store/store.ts';
import type { TableName } from '../../../engine/store/tables.ts';
import type { History } from './history.ts';

/** A store that enters each commit, and what becomes of it, into a history. Once its process is stopped it does nothing. */
export class RecordingStore implements Store {
  constructor(
    readonly store: Store,
    readonly history: History,
    readonly isStopped: () => boolean,
  ) {}

  get epoch(): number {
    return this.store.epoch;
  }

  get<T extends TableName>(table: T, id: string): MaybePromise<RowOf<T> | undefined> {
    return this.store.get(table, id);
  }

  find<T extends TableName>(
    table: T,
    column: string,
    value: string,
  ): MaybePromise<readonly RowOf<T>[]> {
    return this.store.find(table, column, value);
  }

  query<T extends TableName>(query: Query<T>): MaybePromise<RowOf<T>[]> {
    return this.store.query(query);
  }

  count<T extends TableName>(query: Query<T>): MaybePromise<number> {
    return this.store.count(query);
  }

  commit(changes: readonly Change[], epoch?: number): Promise<void> {
    if (this.isStopped()) return new Promise(() => {});
    const committed = this.store.commit(changes, epoch);
    if (changes.length === 0) return committed;
    const commit = this.history.add(changes);
    committed.then(
      () => {
        commit.outcome = 'stored';
      },
      ({ message }: Error) => {
        commit.outcome = message.includes('Whether it is stored') ? 'unknown' : 'withdrawn';
      },
    );
    return committed;
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
