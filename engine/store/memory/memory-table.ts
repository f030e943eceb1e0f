import type { Value } from '../query.ts';
import type { Row } from '../tables.ts';
import { Capture } from './capture.ts';
import { HashIndex, inOrder } from './hash-index.ts';

/** A row of any table, its columns by name. */
export type StoredRow = Readonly<Row & Record<string, Value | null | undefined>>;

/** The place of a row. An update puts another row in it, so the indexes only move it when their column changes. */
export class Slot {
  constructor(
    public row: StoredRow,
    /** Counts the insertions into the table. */
    readonly sequence: number,
  ) {}
}

/** The rows of one table by id, in order of insertion, with an index for each indexed column. */
export class MemoryTable {
  #slots = new Map<string, Slot>();
  readonly #indexes: readonly HashIndex[];
  #nextSequence = 0;
  /** Whether the map's order is that of insertion: not after a removal was undone. */
  #ordered = true;
  #capture: Capture | undefined;

  constructor(
    readonly name: string,
    indexed: readonly string[],
  ) {
    this.#indexes = indexed.map((column) => new HashIndex(column));
  }

  get size(): number {
    return this.#slots.size;
  }

  get(id: string): StoredRow | undefined {
    return this.#slots.get(id)?.row;
  }

  slot(id: string): Slot | undefined {
    return this.#slots.get(id);
  }

  index(column: string): HashIndex | undefined {
    return this.#indexes.find((index) => index.column === column);
  }

  /** All slots in order of insertion. The iterable is live: it is to be used up before anything changes. */
  slots(): Iterable<Slot> {
    if (!this.#ordered) {
      this.#slots = new Map(inOrder(this.#slots.values()).map((slot) => [slot.row.id, slot]));
      this.#ordered = true;
    }
    return this.#slots.values();
  }

  /** The id must be new. */
  insert(row: StoredRow): Slot {
    const slot = new Slot(row, this.#nextSequence++);
    this.#add(slot);
    return slot;
  }

  replace(slot: Slot, row: StoredRow): void {
    this.#capture?.keep(slot);
    const before = slot.row;
    slot.row = row;
    for (const index of this.#indexes) {
      if (before[index.column] === row[index.column]) continue;
      index.remove(slot, before);
      index.add(slot);
    }
  }

  remove(slot: Slot): void {
    this.#capture?.keepRemoved(slot);
    this.#slots.delete(slot.row.id);
    for (const index of this.#indexes) index.remove(slot, slot.row);
  }

  /** Undoes `remove`. */
  restore(slot: Slot): void {
    this.#add(slot);
    this.#ordered = false;
  }

  /** The rows as they are at this moment, to be read at leisure while others change them. One at a time. */
  capture(): Capture {
    const capture = new Capture(this.slots(), this.#nextSequence, () => {
      if (this.#capture === capture) this.#capture = undefined;
    });
    this.#capture = capture;
    return capture;
  }

  #add(slot: Slot): void {
    this.#slots.set(slot.row.id, slot);
    for (const index of this.#indexes) index.add(slot);
  }
}
