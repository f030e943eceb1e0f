import { givenIds } from '../tables.ts';
import { type CapturedChunk, Chunks } from './chunks.ts';
import { type ColdRows, noColdRows } from './cold-rows.ts';
import { HashIndex } from './hash-index.ts';
import { atThisMoment, inOrder, type Placed, Slot, type StoredRow } from './slot.ts';

/** The rows of one table by id, in order of insertion, with an index for each indexed column. */
export class MemoryTable {
  /** Those that a store keeps elsewhere. */
  cold: ColdRows = noColdRows;
  readonly #slots = new Map<string, Slot>();
  readonly #chunks: Chunks;
  readonly #indexes: readonly HashIndex[];
  readonly #hasGivenIds: boolean;
  #nextSequence = 0;
  #hidden: HiddenRows | undefined;

  /** `chunkLength`: how many rows, inserted one after another, a snapshot writes together. */
  constructor(
    readonly name: string,
    indexed: readonly string[],
    chunkLength: number,
  ) {
    this.#chunks = new Chunks(chunkLength);
    this.#hasGivenIds = (givenIds as ReadonlySet<string>).has(name);
    this.#indexes = indexed.map((column) => new HashIndex(column));
  }

  get size(): number {
    return this.#slots.size - (this.#hidden?.count ?? 0) + this.cold.size;
  }

  /** What the next inserted row gets. */
  get nextSequence(): number {
    return this.#nextSequence;
  }

  /** Sequences below this one are not given any more. */
  skipSequences(below: number): void {
    this.#nextSequence = Math.max(this.#nextSequence, below);
  }

  get(id: string): StoredRow | undefined {
    return this.at(id)?.row;
  }

  at(id: string): Placed | undefined {
    return this.slot(id) ?? (this.cold.isEmpty ? undefined : this.cold.get(id));
  }

  /** The slot of a row in memory. */
  slot(id: string): Slot | undefined {
    const slot = this.#slots.get(id);
    return slot && this.#hidden && isHidden(this.#hidden, slot) ? undefined : slot;
  }

  /**
   * Whether there is such a row, one that is hidden included. Where no client chooses ids, one that is asked for is new
   * or in memory.
   */
  has(id: string): boolean {
    return this.#slots.has(id) || (this.#hasGivenIds && this.cold.get(id) !== undefined);
  }

  /** The slot of a row that is to be changed; one that is not in memory is put there. */
  slotToChange(id: string): Slot | undefined {
    const slot = this.slot(id);
    if (slot || this.cold.isEmpty) return slot;
    this.cold.thaw(id);
    return this.slot(id);
  }

  isIndexed(column: string): boolean {
    return this.#index(column) !== undefined && this.cold.isIndexed(column);
  }

  /** About how many rows have that value in an indexed column. */
  count(column: string, value: unknown): number {
    return this.#indexOf(column).count(value) + (this.cold.isEmpty ? 0 : 1);
  }

  /** The rows with that value in an indexed column, in any order; to be read before anything changes. */
  *having(column: string, value: unknown): Generator<Placed> {
    yield* this.slotsHaving(column, value);
    if (!this.cold.isEmpty && typeof value === 'string') yield* this.cold.find(column, value);
  }

  /** As `having`, of the rows in memory only. */
  slotsHaving(column: string, value: unknown): Iterable<Slot> {
    return this.#shown(this.#indexOf(column).slots(value));
  }

  /** The rows with that value in an indexed column, in order of insertion. */
  rows(column: string, value: string): readonly StoredRow[] {
    const cold = this.cold.isEmpty ? [] : this.cold.find(column, value);
    if (cold.length === 0 && !this.#hidden) return this.#indexOf(column).rows(value);
    return inOrder([...this.slotsHaving(column, value), ...cold]).map(({ row }) => row);
  }

  /** The rows in memory in order of insertion, in an array that later changes leave alone. */
  slots(): readonly Slot[] {
    return this.#shown(this.#chunks.slots()) as readonly Slot[];
  }

  /** All rows as they are when the first one is taken, those in memory in order of insertion. */
  *everyRow(): Generator<Placed> {
    const slots = atThisMoment(this.slots());
    const cold = this.cold.scan();
    try {
      yield* slots;
      for (const some of cold.rows) yield* some;
    } finally {
      cold.end();
    }
  }

  /** The id must be new. */
  insert(row: StoredRow, sequence = this.#nextSequence): Slot {
    const slot = new Slot(row, sequence);
    this.skipSequences(sequence + 1);
    this.#add(slot);
    return slot;
  }

  replace(slot: Slot, row: StoredRow): void {
    this.#chunks.willChange(slot);
    const before = slot.row;
    slot.row = row;
    for (const index of this.#indexes) {
      if (before[index.column] === row[index.column]) continue;
      index.remove(slot, before);
      index.add(slot);
    }
  }

  remove(slot: Slot): void {
    this.#chunks.remove(slot);
    if (this.#slots.get(slot.row.id) === slot) this.#slots.delete(slot.row.id);
    for (const index of this.#indexes) index.remove(slot, slot.row);
  }

  /** So many rows are going to be inserted by `insertHidden`; no read sees them before `show`. */
  hide(count: number): void {
    const from = this.#nextSequence;
    this.#hidden = { from, to: from + count, count: 0 };
    this.#chunks.reserve(from, from + count);
    this.#nextSequence = from + count;
  }

  /** As `insert`, unseen. */
  insertHidden(row: StoredRow): Slot {
    const hidden = this.#hidden as HiddenRows;
    const slot = new Slot(row, hidden.from + hidden.count++);
    this.#add(slot);
    return slot;
  }

  /** Takes back the last hidden row. */
  removeHidden(slot: Slot): void {
    (this.#hidden as HiddenRows).count--;
    this.remove(slot);
  }

  show(): void {
    this.#hidden = undefined;
  }

  /** Undoes `remove`. */
  restore(slot: Slot): void {
    this.#add(slot);
  }

  /** See Chunks. */
  areStored(): void {
    this.#chunks.areStored();
  }

  capture(): readonly CapturedChunk[] {
    return this.#chunks.capture();
  }

  release(isStored: boolean): void {
    this.#chunks.release(isStored);
  }

  #add(slot: Slot): void {
    this.#slots.set(slot.row.id, slot);
    this.#chunks.add(slot);
    for (const index of this.#indexes) index.add(slot);
  }

  #shown(slots: Iterable<Slot>): Iterable<Slot> {
    const hidden = this.#hidden;
    return hidden ? [...slots].filter((slot) => !isHidden(hidden, slot)) : slots;
  }

  #index(column: string): HashIndex | undefined {
    return this.#indexes.find((index) => index.column === column);
  }

  #indexOf(column: string): HashIndex {
    const index = this.#index(column);
    if (!index)
      throw new Error(`The column "${column}" of "${this.name}" has no index (see tables.ts).`);
    return index;
  }
}

/** Rows with the sequences between these, of which so many are there. */
interface HiddenRows {
  from: number;
  to: number;
  count: number;
}

const isHidden = ({ from, to }: HiddenRows, { sequence }: Slot): boolean =>
  sequence >= from && sequence < to;
