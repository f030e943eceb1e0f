import { inTurns } from '../../turn.ts';
import { optimisticLocking } from '../optimistic-locking.ts';
import type { Query, RowOf } from '../query.ts';
import type { Change, MaybePromise } from '../store.ts';
import { indexes, type TableName, tableNames } from '../tables.ts';
import { MemoryTable } from './memory-table.ts';
import { countQuery, runQuery } from './run-query.ts';
import type { Slot, StoredRow } from './slot.ts';

export type Insertion = Extract<Change, { kind: 'insert' }>;

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
  readonly #tables: ReadonlyMap<string, MemoryTable>;
  readonly #tableOf = (name: TableName): MemoryTable => this.table(name);

  /** `chunkLength`: how many rows of a table a snapshot writes together. */
  constructor(chunkLength = 1_000) {
    this.#tables = new Map(
      tableNames.map((name) => [name, new MemoryTable(name, indexes[name], chunkLength)]),
    );
  }

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

  find<T extends TableName>(
    name: T,
    column: string,
    value: string,
  ): MaybePromise<readonly RowOf<T>[]> {
    const table = this.table(name);
    if (!table.cold.isEmpty && !table.cold.isIndexed(column))
      return this.query({ table: name, where: [{ op: 'eq', column, value }] });
    return table.rows(column, value) as readonly unknown[] as readonly RowOf<T>[];
  }

  /** At once, or, where that takes long, in turns with others. */
  query<T extends TableName>(query: Query<T>): MaybePromise<RowOf<T>[]> {
    const rows = inTurns(runQuery(this.#tableOf, query as Query));
    return rows as MaybePromise<unknown[]> as MaybePromise<RowOf<T>[]>;
  }

  /** As `query`. */
  count<T extends TableName>(query: Query<T>): MaybePromise<number> {
    return inTurns(countQuery(this.#tableOf, query as Query));
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

  /** Makes room, by table, for new rows that are staged, and seen by no read before `show`. */
  hide(counts: Readonly<Record<string, number>>): void {
    for (const [table, count] of Object.entries(counts)) this.table(table).hide(count);
  }

  /** Puts one of those rows there. Throws an OptimisticLockingException where its id is taken. */
  stage(change: Insertion): Applied {
    const table = this.table(change.table);
    const row = change.row as unknown as StoredRow;
    if (table.has(row.id)) throw optimisticLocking(change);
    return { change, table, slot: table.insertHidden(row), before: undefined };
  }

  show(): void {
    for (const table of this.all()) table.show();
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
      if (table.has(row.id)) throw optimisticLocking(change);
      return { change, table, slot: table.insert(row), before: undefined };
    }
    const slot = table.slotToChange(change.kind === 'delete' ? change.id : change.row.id);
    if (!slot) throw optimisticLocking(change);
    const before = slot.row;
    if (change.revision !== undefined && change.revision !== before.revision)
      throw optimisticLocking(change, before);
    if (change.kind === 'delete') table.remove(slot);
    else table.replace(slot, change.row as unknown as StoredRow);
    return { change, table, slot, before };
  }
}
