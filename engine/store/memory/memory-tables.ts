import { optimisticLocking } from '../optimistic-locking.ts';
import type { Query, RowOf } from '../query.ts';
import type { Change } from '../store.ts';
import { indexes, type TableName, tableNames } from '../tables.ts';
import { MemoryTable, type Slot, type StoredRow } from './memory-table.ts';
import { countQuery, runQuery } from './run-query.ts';

/** A change that was made, with what undoes it. */
export interface Applied {
  change: Change;
  table: MemoryTable;
  slot: Slot;
  /** Undefined for an insertion. */
  before: StoredRow | undefined;
}

/** All tables in memory: what every store that keeps its rows there answers from. */
export class MemoryTables {
  readonly #tables: ReadonlyMap<string, MemoryTable> = new Map(
    tableNames.map((name) => [name, new MemoryTable(name, indexes[name])]),
  );
  readonly #tableOf = (name: TableName): MemoryTable => this.table(name);

  /** Throws where the catalogue has no such table. */
  table(name: string): MemoryTable {
    const table = this.#tables.get(name);
    if (!table) throw new Error(`There is no table "${name}".`);
    return table;
  }

  all(): Iterable<MemoryTable> {
    return this.#tables.values();
  }

  get<T extends TableName>(table: T, id: string): RowOf<T> | undefined {
    return this.table(table).get(id) as RowOf<T> | undefined;
  }

  find<T extends TableName>(table: T, column: string, value: string): readonly RowOf<T>[] {
    const index = this.table(table).index(column);
    if (!index)
      throw new Error(`The column "${column}" of "${table}" has no index (see tables.ts).`);
    return index.rows(value) as readonly unknown[] as readonly RowOf<T>[];
  }

  query<T extends TableName>(query: Query<T>): RowOf<T>[] {
    return runQuery(this.#tableOf, query as Query) as unknown[] as RowOf<T>[];
  }

  count<T extends TableName>(query: Query<T>): number {
    return countQuery(this.#tableOf, query as Query);
  }

  /** Makes all changes, each on what those before it left, or none: then throws the OptimisticLockingException. */
  apply(changes: readonly Change[]): Applied[] {
    const applied: Applied[] = [];
    try {
      for (const change of changes) applied.push(this.#apply(change));
    } catch (failure) {
      this.undo(applied);
      throw failure;
    }
    return applied;
  }

  /** Takes changes back; all that were made after them must have been taken back before. */
  undo(applied: readonly Applied[]): void {
    for (let i = applied.length - 1; i >= 0; i--) {
      const { change, table, slot, before } = applied[i] as Applied;
      if (before === undefined) table.remove(slot);
      else if (change.kind === 'delete') table.restore(slot);
      else table.replace(slot, before);
    }
  }

  #apply(change: Change): Applied {
    const table = this.table(change.table);
    if (change.kind === 'insert') {
      const row = change.row as unknown as StoredRow;
      if (table.slot(row.id)) throw optimisticLocking(change);
      return { change, table, slot: table.insert(row), before: undefined };
    }
    const slot = table.slot(change.kind === 'delete' ? change.id : change.row.id);
    if (!slot) throw optimisticLocking(change);
    const before = slot.row;
    if (change.revision !== undefined && change.revision !== before.revision)
      throw optimisticLocking(change, before);
    if (change.kind === 'delete') table.remove(slot);
    else table.replace(slot, change.row as unknown as StoredRow);
    return { change, table, slot, before };
  }
}
