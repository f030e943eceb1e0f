import type { Placed } from './slot.ts';

/** All rows as they were at one moment, some at a time, in any order; whatever becomes of them before they are read. */
export interface ColdScan {
  rows: Iterable<readonly Placed[]>;
  /** To be called once no more are read. */
  end(): void;
}

/**
 * The rows of a table that are not held in memory, because they no longer change: a store reads them from where it
 * keeps them. They count as rows of the table like any others.
 */
export interface ColdRows {
  readonly size: number;
  readonly isEmpty: boolean;
  get(id: string): Placed | undefined;
  /** Whether `find` answers for that column; for others there is only `scan`. */
  isIndexed(column: string): boolean;
  /** In any order. */
  find(column: string, value: string): readonly Placed[];
  scan(): ColdScan;
  /** Puts the row, if there is one, and those it belongs to back into the tables, so that it can be changed. */
  thaw(id: string): void;
}

/** Of a table that is in memory as a whole. */
export const noColdRows: ColdRows = {
  size: 0,
  isEmpty: true,
  get: () => undefined,
  isIndexed: () => true,
  find: () => [],
  scan: () => ({ rows: [], end: () => {} }),
  thaw: () => {},
};
