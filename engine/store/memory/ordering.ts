import type { Order, Value } from '../query.ts';
import { lowerCase } from './comparison.ts';
import { compileColumn, type TableOf } from './condition.ts';
import type { Placed, StoredRow } from './slot.ts';

type Key = Value | null;

/** A row with what it is ordered by: joined columns are looked up once, not at each comparison. */
interface Keyed extends Placed {
  keys: readonly Key[];
}

/** Whether the rows are known to come in the order of the first column: then those behind one that is not needed are not. */
export const isInOrder = (rows: Iterable<Placed>, [first]: readonly Order[]): boolean => {
  if (!Array.isArray(rows) || !first || typeof first.column !== 'string' || first.ignoreCase)
    return false;
  const { column, direction } = first;
  const sign = direction === 'asc' ? 1 : -1;
  let last: Key | undefined;
  for (const { row } of rows as readonly Placed[]) {
    const key = row[column] ?? null;
    if (last !== undefined && compare(last, key) * sign > 0) return false;
    last = key;
  }
  return true;
};

interface FirstRows {
  /** Answers whether one with that first column could be among them. */
  add: (placed: Placed) => boolean;
  rows: () => StoredRow[];
}

/**
 * Collects the first rows in that order, at most so many; rows that are equal in it stay in order of insertion.
 * `isSorted`: they come in the order of the first column (see isInOrder).
 */
export const firstInOrder = (
  tables: TableOf,
  orderBy: readonly Order[],
  { atMost, isSorted }: { atMost: number; isSorted: boolean },
): FirstRows => {
  const columns = orderBy.map(({ column, direction, ignoreCase }) => {
    const read = compileColumn(tables, column);
    const key = (row: StoredRow): Key => {
      const value = read(row) ?? null;
      return ignoreCase && value !== null ? lowerCase(value) : value;
    };
    return { key, sign: direction === 'asc' ? 1 : -1 };
  });
  const signs = columns.map(({ sign }) => sign);
  const first = new First(atMost, signs, isSorted);
  const [leading] = columns;
  const add = ({ row, sequence }: Placed) => {
    // Most rows are behind the last of the first ones by their first column already.
    if (leading && first.isBehind(leading.key(row))) return false;
    first.add({ row, sequence, keys: columns.map(({ key }) => key(row)) });
    return true;
  };
  return { add, rows: () => first.rows() };
};

/** Below this number the first rows are kept sorted all the time, which spares sorting the others. */
const fewRows = 1_000;

class First {
  readonly #atMost: number;
  readonly #compare: (a: Keyed, b: Keyed) => number;
  readonly #found: Keyed[] = [];
  readonly #leadingSign: number;
  readonly #isSorted: boolean;

  constructor(atMost: number, signs: readonly number[], isSorted: boolean) {
    this.#atMost = atMost;
    this.#isSorted = isSorted;
    this.#leadingSign = signs[0] ?? 1;
    this.#compare = (one, other) => {
      for (let i = 0; i < signs.length; i++) {
        const order = compare(one.keys[i] as Key, other.keys[i] as Key);
        if (order !== 0) return order * (signs[i] as number);
      }
      return one.sequence - other.sequence;
    };
  }

  /** Whether a row with that first key cannot be among them. */
  isBehind(key: Key): boolean {
    const isKept = this.#atMost <= fewRows;
    if (this.#found.length < this.#atMost || !(isKept || this.#isSorted)) return false;
    const last = this.#found[this.#atMost - 1];
    return last === undefined || compare(key, last.keys[0] as Key) * this.#leadingSign > 0;
  }

  add(one: Keyed): void {
    const found = this.#found;
    if (this.#atMost > fewRows) {
      found.push(one);
      return;
    }
    const last = found.at(-1);
    const isFull = found.length >= this.#atMost;
    if (isFull && (!last || this.#compare(one, last) >= 0)) return;
    found.splice(this.#placeFor(one), 0, one);
    if (isFull) found.pop();
  }

  rows(): StoredRow[] {
    if (this.#atMost > fewRows) this.#found.sort(this.#compare);
    return this.#found.slice(0, this.#atMost).map(({ row }) => row);
  }

  /** Behind all that are not greater. */
  #placeFor(one: Keyed): number {
    let low = 0;
    let high = this.#found.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(this.#found[middle] as Keyed, one) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Nulls are the smallest, as on H2: first when ascending, last when descending. */
const compare = (a: Key, b: Key): number => {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : a > b ? 1 : 0;
};
