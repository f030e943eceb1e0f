import type { Slot, StoredRow } from './memory-table.ts';

/**
 * The rows of a table at one moment, in order of insertion, without copying the table: the table goes on changing, and
 * tells before it replaces or removes a row that was not read yet.
 */
export class Capture {
  readonly #slots: Iterable<Slot>;
  readonly #end: number;
  readonly #release: () => void;
  /** The sequence of the last slot that was read. */
  #position = -1;
  readonly #kept = new Map<Slot, StoredRow>();
  /** Slots that were removed before they were read, the youngest first; sorted only when they are asked for. */
  #removed: Slot[] = [];
  #isSorted = true;

  /** `slots` is the table's live iterable in order, `end` the first sequence that does not belong to the moment. */
  constructor(slots: Iterable<Slot>, end: number, release: () => void) {
    this.#slots = slots;
    this.#end = end;
    this.#release = release;
  }

  /** Called before the slot's row is replaced. */
  keep(slot: Slot): void {
    if (this.#isPending(slot) && !this.#kept.has(slot)) this.#kept.set(slot, slot.row);
  }

  /** Called before the slot is removed. */
  keepRemoved(slot: Slot): void {
    if (!this.#isPending(slot)) return;
    this.keep(slot);
    this.#removed.push(slot);
    this.#isSorted = false;
  }

  /** To be iterated once; leaving the loop ends the capture. */
  *rows(): Generator<StoredRow> {
    try {
      for (const slot of this.#slots) {
        if (slot.sequence >= this.#end) break;
        yield* this.#removedBefore(slot.sequence);
        // Not pending is one whose removal was undone: it stands behind younger ones, and was read in its place.
        if (this.#isPending(slot)) yield this.#read(slot);
      }
      yield* this.#removedBefore(this.#end);
    } finally {
      this.#release();
    }
  }

  *#removedBefore(sequence: number): Generator<StoredRow> {
    while (this.#removed.length > 0) {
      if (!this.#isSorted) this.#removed.sort((a, b) => b.sequence - a.sequence);
      this.#isSorted = true;
      const slot = this.#removed.at(-1) as Slot;
      if (slot.sequence >= sequence) return;
      this.#removed.pop();
      if (this.#isPending(slot)) yield this.#read(slot);
    }
  }

  #isPending({ sequence }: Slot): boolean {
    return sequence > this.#position && sequence < this.#end;
  }

  #read(slot: Slot): StoredRow {
    this.#position = slot.sequence;
    const row = this.#kept.get(slot) ?? slot.row;
    this.#kept.delete(slot);
    return row;
  }

  /** Ends the capture where `rows` was never begun. */
  release(): void {
    this.#release();
  }
}
