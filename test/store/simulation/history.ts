import { crc32 } from 'node:zlib';
import type { Change, Store } from '../../../engine/store/store.ts';
import { type TableName, tableNames } from '../../../engine/store/tables.ts';

type AnyRow = { readonly id: string };

/** Rows of all tables in order of insertion, each as a text that does not depend on the order of its columns. */
export class Content {
  readonly #tables: Map<TableName, Map<string, string>>;
  /** Equal for equal sets of rows. */
  sum = 0;

  constructor(rows: Iterable<readonly [TableName, AnyRow]> = []) {
    this.#tables = new Map(tableNames.map((name) => [name, new Map()]));
    for (const [table, row] of rows) this.#put(table, row.id, canonical(row));
  }

  static async of(store: Store): Promise<Content> {
    const rows: [TableName, AnyRow][] = [];
    for (const table of tableNames) {
      for (const row of await store.query({ table, where: [] })) rows.push([table, row]);
    }
    return new Content(rows);
  }

  apply(change: Change): void {
    if (change.kind === 'delete') this.#remove(change.table, change.id);
    else this.#put(change.table, change.row.id, canonical(change.row));
  }

  *versions(): Generator<string> {
    for (const rows of this.#tables.values()) yield* rows.values();
  }

  equals(other: Content): boolean {
    if (this.sum !== other.sum) return false;
    const theirs = other.versions();
    for (const version of this.versions()) if (theirs.next().value !== version) return false;
    return theirs.next().done === true;
  }

  #put(table: TableName, id: string, row: string): void {
    const rows = this.#tables.get(table) as Map<string, string>;
    const before = rows.get(id);
    if (before !== undefined) this.#count(table, before, -1);
    rows.set(id, row);
    this.#count(table, row, 1);
  }

  #remove(table: TableName, id: string): void {
    const rows = this.#tables.get(table) as Map<string, string>;
    const before = rows.get(id);
    if (before !== undefined) this.#count(table, before, -1);
    rows.delete(id);
  }

  #count(table: TableName, row: string, sign: 1 | -1): void {
    this.sum = (this.sum + sign * crc32(row, crc32(table))) % 2 ** 32;
    if (this.sum < 0) this.sum += 2 ** 32;
  }
}

const texts = new WeakMap<AnyRow, string>();

/** A row, which never changes, as a text; columns without a value are left out. */
const canonical = (row: AnyRow): string => {
  let text = texts.get(row);
  if (text === undefined) {
    text = textOf(row);
    texts.set(row, text);
  }
  return text;
};

const textOf = (row: AnyRow): string => {
  const columns = row as unknown as Record<string, unknown>;
  const names = Object.keys(columns).filter((name) => columns[name] != null);
  return JSON.stringify(names.sort().map((name) => [name, columns[name]]));
};

/** What is known of a commit: not answered, answered as stored, taken back, or answered as perhaps stored. */
type Outcome = 'pending' | 'stored' | 'withdrawn' | 'unknown';

/** A commit. What the store holds after it: all before it that were not taken back, and this one. */
export interface Commit {
  changes: readonly Change[];
  outcome: Outcome;
}

/** Keeps book of every commit over several lives of a folder, so that what is found after a crash can be judged. */
export class History {
  readonly #base: readonly (readonly [TableName, AnyRow])[];
  readonly #commits: Commit[] = [{ changes: [], outcome: 'stored' }];
  /** Versions of rows that somebody was shown. */
  readonly #seen = new Set<string>();

  constructor(base: readonly (readonly [TableName, AnyRow])[]) {
    this.#base = base;
  }

  /** To be called when the commit is applied in memory, in that order. */
  add(changes: readonly Change[]): Commit {
    const commit: Commit = { changes, outcome: 'pending' };
    this.#commits.push(commit);
    return commit;
  }

  /** How many commits there were, those that were taken back included. */
  get size(): number {
    return this.#commits.length;
  }

  saw(rows: readonly AnyRow[]): void {
    for (const row of rows) this.#seen.add(canonical(row));
  }

  /** The numbers of the commits after which the store held this, the first ones that it may have lost aside. */
  find(content: Content, from = this.acknowledged()): number | undefined {
    const state = new Content(this.#base);
    for (const [number, { changes, outcome }] of this.#commits.entries()) {
      if (outcome === 'withdrawn') continue;
      for (const change of changes) state.apply(change);
      if (number >= from && state.equals(content)) return number;
    }
    return undefined;
  }

  /** The number of the last commit that was acknowledged. */
  acknowledged(): number {
    return this.#commits.findLastIndex(({ outcome }) => outcome === 'stored');
  }

  /** What was shown and is nothing that the store held up to this commit. */
  vanished(number: number): string[] {
    const shown = new Set(new Content(this.#base).versions());
    for (const { changes } of this.#until(number)) {
      for (const change of changes) {
        if (change.kind !== 'delete') shown.add(canonical(change.row));
      }
    }
    return [...this.#seen].filter((version) => !shown.has(version));
  }

  /** From here on the store holds what it held after that commit; later ones are gone. */
  reopened(number: number): void {
    for (const commit of this.#until(number)) commit.outcome = 'stored';
    for (const commit of this.#commits.slice(number + 1)) commit.outcome = 'withdrawn';
  }

  /** Describes how what was found differs from what the store held after that commit. */
  difference(content: Content, number = this.acknowledged()): string {
    const state = new Content(this.#base);
    for (const { changes } of this.#until(number)) for (const one of changes) state.apply(one);
    const found = new Set(content.versions());
    const wanted = new Set(state.versions());
    const lost = [...wanted].filter((version) => !found.has(version));
    const more = [...found].filter((version) => !wanted.has(version));
    return `missing:\n${lost.join('\n')}\nunasked for:\n${more.join('\n')}`.slice(0, 4000);
  }

  #until(number: number): readonly Commit[] {
    return this.#commits.slice(0, number + 1).filter(({ outcome }) => outcome !== 'withdrawn');
  }
}
