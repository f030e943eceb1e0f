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

/** What a unit knows of one table. */
class Entries {
  readonly byId = new Map<string, Entry>();
  readonly #inserted: Entry[] = [];
  /** New rows by an indexed column, for `find`: built for a column when it is first asked for. */
  #byColumn: Map<string, Map<unknown, Entry[]>> | undefined;

  insert(row: Row): void {
    const entry: Entry = { row, original: undefined, removed: false, touched: false };
    this.byId.set(row.id, entry);
    this.#inserted.push(entry);
    if (this.#byColumn)
      for (const [column, index] of this.#byColumn) append(index, columnOf(entry, column), entry);
  }

  adopt(stored: Row): Entry {
    const entry: Entry = { row: { ...stored }, original: stored, removed: false, touched: false };
    this.byId.set(stored.id, entry);
    return entry;
  }

  /** The unit's copy of a row that the store has given. */
  of(stored: Row): Entry {
    return this.byId.get(stored.id) ?? this.adopt(stored);
  }

  /** New rows that had the value when the column was first asked for, or later when they were inserted. */
  inserted(column: string, value: unknown): readonly Entry[] {
    if (this.#inserted.length === 0) return [];
    this.#byColumn ??= new Map();
    let index = this.#byColumn.get(column);
    if (!index) {
      index = new Map();
      this.#byColumn.set(column, index);
      for (const entry of this.#inserted) append(index, columnOf(entry, column), entry);
    }
    return index.get(value) ?? [];
  }
}

const columnOf = ({ row }: Entry, column: string): unknown =>
  (row as unknown as Record<string, unknown>)[column];

const append = (index: Map<unknown, Entry[]>, value: unknown, entry: Entry) => {
  const list = index.get(value);
  if (list) list.push(entry);
  else index.set(value, [entry]);
};

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
  readonly #tables = new Map<TableName, Entries>();

  constructor(readonly reads: Reads) {}

  /** The unit's copy of a row, to be read and changed; undefined where there is none or it was removed. */
  get<T extends TableName>(table: T, id: string): Tables[T] | undefined {
    const entries = this.#entries(table);
    const known = entries.byId.get(id);
    if (known) return known.removed ? undefined : (known.row as Tables[T]);
    const stored = this.reads.ask(
      () => `${table} ${id}`,
      () => this.reads.store.get(table, id),
    );
    return stored && (entries.adopt(stored).row as Tables[T]);
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
    const entries = this.#entries(table);
    for (const row of stored) {
      const entry = entries.of(row);
      const current = entry.row as Tables[T];
      if (!entry.removed && current[column] === value) found.push(current);
    }
    for (const entry of entries.inserted(column, value)) {
      const current = entry.row as Tables[T];
      if (!entry.removed && current[column] === value) found.push(current);
    }
    return found;
  }

  /** As `get`, and also a row that this unit has removed. */
  getEvenRemoved<T extends TableName>(table: T, id: string): Tables[T] | undefined {
    const known = this.#entries(table).byId.get(id);
    return known ? (known.row as Tables[T]) : this.get(table, id);
  }

  /**
   * The rows that the store has with that value, also those that this unit has removed, and none that it has inserted:
   * what Camunda's queries find, which go to the database before the changes of their command do.
   */
  findStored<T extends TableName>(
    table: T,
    column: keyof Tables[T] & string,
    value: string,
  ): Tables[T][] {
    const stored = this.reads.ask(
      () => `${table}.${column} ${value}`,
      () => this.reads.store.find(table, column, value),
    );
    const entries = this.#entries(table);
    return stored.map((row) => entries.of(row).row as Tables[T]);
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
      const entry = this.#entries(table).of(row);
      if (!entry.removed) copies.push(entry.row as Tables[T]);
    }
    return copies;
  }

  /** Whether the unit has inserted the row itself. */
  isNew<T extends TableName>(table: T, row: Tables[T]): boolean {
    return this.#entries(table).byId.get(row.id)?.original === undefined;
  }

  /** Adds a new row and returns it; it may still be changed. */
  insert<T extends TableName>(table: T, row: Tables[T]): Tables[T] {
    this.#entries(table).insert(row);
    return row;
  }

  remove<T extends TableName>(table: T, row: Tables[T]): void {
    this.#entries(table).of(row).removed = true;
  }

  /** Undoes a removal within this unit. */
  restore<T extends TableName>(table: T, row: Tables[T]): void {
    const entry = this.#entries(table).byId.get(row.id);
    if (entry) entry.removed = false;
  }

  /** Makes the commit check and raise the revision of a row even if nothing in it changes (Camunda: forceUpdate). */
  touch<T extends TableName>(table: T, row: Tables[T]): void {
    const entry = this.#entries(table).byId.get(row.id);
    if (entry) entry.touched = true;
  }

  /**
   * All that differs from the store, each changed row with its next revision. They are the store's from now on.
   * Yields where it may be interrupted.
   */
  *changes(): Generator<void, Change[]> {
    const changes: Change[] = [];
    for (const [table, { byId }] of this.#tables) {
      for (const { row, original, removed, touched } of byId.values()) {
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

  #entries(table: TableName): Entries {
    let entries = this.#tables.get(table);
    if (!entries) {
      entries = new Entries();
      this.#tables.set(table, entries);
    }
    return entries;
  }
}

const differs = (row: Row, original: Row): boolean => {
  const before = original as unknown as Record<string, unknown>;
  const after = row as unknown as Record<string, unknown>;
  for (const column in after) if (after[column] !== before[column]) return true;
  return false;
};
