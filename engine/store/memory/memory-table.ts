import { type CapturedChunk, Chunks } from './chunks.ts';
import { type ColdRows, noColdRows } from './cold-rows.ts';
import { HashIndex } from './hash-index.ts';
import { inOrder, type Placed, Slot, type StoredRow } from './slot.ts';

/** The rows of one table by id, in order of insertion, with an index for each indexed column. */
export class MemoryTable {
  /** Those that a store keeps elsewhere. */
  cold: ColdRows = noColdRows;
  readonly #slots = new Map<string, Slot>();
  readonly #chunks: Chunks;
  readonly #indexes: readonly HashIndex[];
  #nextSequence = 0;

  /** `chunkLength`: how many rows, inserted one after another, a snapshot writes together. */
  constructor(
    readonly name: string,
    indexed: readonly string[],
    chunkLength: number,
  ) {
    this.#chunks = new Chunks(chunkLength);
    this.#indexes = indexed.map((column) => new HashIndex(column));
  }

  get size(): number {
    return this.#slots.size + this.cold.size;
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
    return this.#slots.get(id) ?? (this.cold.isEmpty ? undefined : this.cold.get(id));
  }

  /** The slot of a row in memory. */
  slot(id: string): Slot | undefined {
    return this.#slots.get(id);
  }

  /** The slot of a row that is to be changed; one that is not in memory is put there. */
  slotToChange(id: string): Slot | undefined {
    const slot = this.#slots.get(id);
    if (slot || this.cold.isEmpty) return slot;
    this.cold.thaw(id);
    return this.#slots.get(id);
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
    yield* this.#indexOf(column).slots(value);
    if (!this.cold.isEmpty && typeof value === 'string') yield* this.cold.find(column, value);
  }

  /** As `having`, of the rows in memory only. */
  slotsHaving(column: string, value: string): Iterable<Slot> {
    return this.#indexOf(column).slots(value);
  }

  /** The rows with that value in an indexed column, in order of insertion. */
  rows(column: string, value: string): readonly StoredRow[] {
    const rows = this.#indexOf(column).rows(value);
    if (this.cold.isEmpty) return rows;
    const cold = this.cold.find(column, value);
    if (cold.length === 0) return rows;
    return inOrder([...this.#indexOf(column).slots(value), ...cold]).map(({ row }) => row);
  }

  /** The rows in memory in order of insertion, in an array that later changes leave alone. */
  slots(): readonly Slot[] {
    return this.#chunks.slots();
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
    this.#slots.delete(slot.row.id);
    for (const index of this.#indexes) index.remove(slot, slot.row);
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
