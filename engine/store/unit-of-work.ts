import type { Query, RowOf } from './query.ts';
import type { Change, Store } from './store.ts';
import type { Row, TableName, Tables } from './tables.ts';

/** A row within a unit: `row` is the unit's own copy, `original` what the store has, if it has it. */
interface Entry {
  row: Row;
  original: Row | undefined;
  removed: boolean;
  touched: boolean;
}

/**
 * Thrown by a read that a store answers later. Nothing has happened yet, because a unit is only rows in memory until it
 * commits: the engine awaits `answer` and runs the command again on what has been read (see Reads).
 */
export class NotYetRead extends Error {
  constructor(readonly answer: Promise<unknown>) {
    super('a row must be read first');
  }
}

/** Makes the reads of any store synchronous: an answer that comes later is kept for the next run of the command. */
export class Reads {
  readonly #answers = new Map<string, unknown>();

  constructor(readonly store: Store) {}

  ask<R>(key: () => string, read: () => R | Promise<R>): R {
    if (this.#answers.size > 0) {
      const known = key();
      if (this.#answers.has(known)) return this.#answers.get(known) as R;
    }
    const answer = read();
    if (!(answer instanceof Promise)) return answer;
    throw new NotYetRead(answer.then((rows) => this.#answers.set(key(), rows)));
  }
}

/**
 * The one door to state: a command reads rows through it, gets its own copies, changes them as it likes, and all that
 * differs from the store in the end is one transaction. Dropping the unit drops every change.
 */
export class UnitOfWork {
  readonly #tables = new Map<TableName, Map<string, Entry>>();
  /** New rows by an indexed column, for `find`: built for a column when it is first asked for. */
  readonly #newByColumn = new Map<string, Map<unknown, Entry[]>>();

  constructor(readonly reads: Reads) {}

  /** The unit's copy of a row, to be read and changed; undefined where there is none or it was removed. */
  get<T extends TableName>(table: T, id: string): Tables[T] | undefined {
    const known = this.#entries(table).get(id);
    if (known) return known.removed ? undefined : (known.row as Tables[T]);
    const stored = this.reads.ask(
      () => `${table} ${id}`,
      () => this.reads.store.get(table, id),
    );
    return stored && (this.#adopt(table, stored).row as Tables[T]);
  }

  /**
   * The rows whose indexed column equals the value, this unit's changes included. A row whose column was changed within
   * the unit is found by its old value only if it was stored; the execution tree keeps those that move (executions,
   * variables, tasks, jobs, subscriptions) itself.
   */
  find<T extends TableName>(
    table: T,
    column: keyof Tables[T] & string,
    value: string,
  ): Tables[T][] {
    const found: Tables[T][] = [];
    const stored = this.reads.ask(
      () => `${table}.${column} ${value}`,
      () => this.reads.store.find(table, column, value),
    );
    for (const row of stored) {
      const entry = this.#entries(table).get(row.id) ?? this.#adopt(table, row);
      const current = entry.row as Tables[T];
      if (!entry.removed && current[column] === value) found.push(current);
    }
    for (const entry of this.#inserted(table, column).get(value) ?? []) {
      const current = entry.row as Tables[T];
      if (!entry.removed && current[column] === value) found.push(current);
    }
    return found;
  }

  /** What the store answers to a query; this unit's own changes are not in it. */
  query<T extends TableName>(query: Query<T>): RowOf<T>[] {
    return this.reads.ask(
      () => JSON.stringify(query),
      () => this.reads.store.query(query),
    );
  }

  /** The unit's copies of rows that a query gave. */
  edit<T extends TableName>(table: T, rows: readonly RowOf<T>[]): Tables[T][] {
    const copies: Tables[T][] = [];
    for (const row of rows) {
      const entry = this.#entries(table).get(row.id) ?? this.#adopt(table, row);
      if (!entry.removed) copies.push(entry.row as Tables[T]);
    }
    return copies;
  }

  /** Adds a new row and returns it; it may still be changed. */
  insert<T extends TableName>(table: T, row: Tables[T]): Tables[T] {
    const entry: Entry = { row, original: undefined, removed: false, touched: false };
    this.#entries(table).set(row.id, entry);
    for (const [key, index] of this.#newByColumn) {
      const [name, column] = key.split('.') as [TableName, string];
      if (name === table) append(index, (row as unknown as Record<string, unknown>)[column], entry);
    }
    return row;
  }

  remove<T extends TableName>(table: T, row: Tables[T]): void {
    const entry = this.#entries(table).get(row.id) ?? this.#adopt(table, row);
    entry.removed = true;
  }

  /** Undoes a removal within this unit. */
  restore<T extends TableName>(table: T, row: Tables[T]): void {
    const entry = this.#entries(table).get(row.id);
    if (entry) entry.removed = false;
  }

  /** Makes the commit check and raise the revision of a row even if nothing in it changes (Camunda: forceUpdate). */
  touch<T extends TableName>(table: T, row: Tables[T]): void {
    const entry = this.#entries(table).get(row.id);
    if (entry) entry.touched = true;
  }

  /**
   * All that differs from the store, each changed row with its next revision. They are the store's from now on.
   * Yields where it may be interrupted.
   */
  *changes(): Generator<void, Change[]> {
    const changes: Change[] = [];
    for (const [table, entries] of this.#tables) {
      for (const { row, original, removed, touched } of entries.values()) {
        if (original === undefined) {
          if (!removed) changes.push({ kind: 'insert', table, row: Object.freeze(row) as never });
        } else if (removed) {
          changes.push({ kind: 'delete', table, id: row.id, revision: original.revision });
        } else if (touched || differs(row, original)) {
          if (original.revision !== undefined) row.revision = original.revision + 1;
          changes.push({
            kind: 'update',
            table,
            row: Object.freeze(row) as never,
            revision: original.revision,
          });
        }
        yield;
      }
    }
    return changes;
  }

  #entries(table: TableName): Map<string, Entry> {
    let entries = this.#tables.get(table);
    if (!entries) {
      entries = new Map();
      this.#tables.set(table, entries);
    }
    return entries;
  }

  #adopt(table: TableName, stored: Row): Entry {
    const entry: Entry = { row: { ...stored }, original: stored, removed: false, touched: false };
    this.#entries(table).set(stored.id, entry);
    return entry;
  }

  #inserted(table: TableName, column: string): Map<unknown, Entry[]> {
    const key = `${table}.${column}`;
    let index = this.#newByColumn.get(key);
    if (!index) {
      index = new Map();
      this.#newByColumn.set(key, index);
      for (const entry of this.#entries(table).values()) {
        if (entry.original === undefined)
          append(index, (entry.row as unknown as Record<string, unknown>)[column], entry);
      }
    }
    return index;
  }
}

const append = (index: Map<unknown, Entry[]>, value: unknown, entry: Entry) => {
  const list = index.get(value);
  if (list) list.push(entry);
  else index.set(value, [entry]);
};

const differs = (row: Row, original: Row): boolean => {
  const before = original as unknown as Record<string, unknown>;
  const after = row as unknown as Record<string, unknown>;
  for (const column in after) if (after[column] !== before[column]) return true;
  return false;
};
