import type { Query, RowOf } from '../query.ts';
import type { MaybePromise, Store } from '../store.ts';
import type { TableName } from '../tables.ts';
import type { MemoryTables } from './memory-tables.ts';

/** The reads of a store that keeps its rows in memory. */
export class TableReads implements Pick<Store, 'get' | 'find' | 'query' | 'count'> {
  constructor(protected readonly tables: MemoryTables) {}

  get<T extends TableName>(table: T, id: string): RowOf<T> | undefined {
    return this.tables.get(table, id);
  }

  find<T extends TableName>(
    table: T,
    column: string,
    value: string,
  ): MaybePromise<readonly RowOf<T>[]> {
    return this.tables.find(table, column, value);
  }

  query<T extends TableName>(query: Query<T>): MaybePromise<RowOf<T>[]> {
    return this.tables.query(query);
  }

  count<T extends TableName>(query: Query<T>): MaybePromise<number> {
    return this.tables.count(query);
  }
}
