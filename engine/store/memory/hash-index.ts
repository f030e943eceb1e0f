import { inOrder, Slot, type StoredRow } from './slot.ts';

/** Above this number the slots of a value stand in a set; few are smaller, and as fast, in an array. */
const few = 16;

/** The slots of one table by the text in one column; null is not indexed. */
export class HashIndex {
  /** Most values have one row: it stands there itself. */
  readonly #slots = new Map<string, Slot | Slot[] | Set<Slot>>();

  constructor(readonly column: string) {}

  add(slot: Slot): void {
    const value = slot.row[this.column];
    if (typeof value !== 'string') return;
    const known = this.#slots.get(value);
    if (known === undefined) this.#slots.set(value, slot);
    else if (known instanceof Set) known.add(slot);
    else if (!Array.isArray(known)) this.#slots.set(value, [known, slot]);
    // A new array: one that grows takes room for sixteen more.
    else if (known.length < few) this.#slots.set(value, known.concat(slot));
    else this.#slots.set(value, new Set(known).add(slot));
  }

  /** Takes out a slot that was added with this row in it. */
  remove(slot: Slot, row: StoredRow): void {
    const value = row[this.column];
    if (typeof value !== 'string') return;
    const known = this.#slots.get(value);
    if (known instanceof Set) {
      known.delete(slot);
      if (known.size === 0) this.#slots.delete(value);
    } else if (Array.isArray(known) && known.length > 1) {
      known.splice(known.indexOf(slot), 1);
    } else {
      this.#slots.delete(value);
    }
  }

  count(value: unknown): number {
    const known = this.#slots.get(value as string);
    if (known === undefined) return 0;
    if (known instanceof Set) return known.size;
    return Array.isArray(known) ? known.length : 1;
  }

  /** The slots as they are now; they may be the index's own, to be read at once. */
  slots(value: unknown): Iterable<Slot> {
    const known = this.#slots.get(value as string);
    if (known === undefined) return [];
    return known instanceof Slot ? [known] : known;
  }

  /** The rows in order of insertion, in an array that later changes leave alone. */
  rows(value: unknown): readonly StoredRow[] {
    const known = this.#slots.get(value as string);
    if (known === undefined) return none;
    if (known instanceof Slot) return [known.row];
    const rows: StoredRow[] = [];
    let last = -1;
    for (const slot of known) {
      // A slot whose column was changed stands behind younger ones.
      if (slot.sequence < last) return inOrder(known).map(({ row }) => row);
      last = slot.sequence;
      rows.push(slot.row);
    }
    return rows;
  }
}

const none: readonly StoredRow[] = Object.freeze([]);
