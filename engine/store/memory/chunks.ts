import type { Placed, Slot } from './slot.ts';

/** The rows of one chunk as they were at the moment of a capture. Copied only if they change before they are read. */
export class CapturedChunk {
  #slots: readonly Slot[] | undefined;
  #rows: readonly Placed[] = [];

  constructor(
    readonly number: number,
    slots: readonly Slot[],
  ) {
    this.#slots = slots;
  }

  /** To be called before a row of the chunk is added, replaced or removed. */
  keep(): void {
    if (!this.#slots) return;
    this.#rows = this.#slots.map(({ row, sequence }) => ({ row, sequence }));
    this.#slots = undefined;
  }

  /** In order of insertion. */
  rows(): readonly Placed[] {
    this.keep();
    return this.#rows;
  }
}

/**
 * The slots of a table in order of insertion, cut into chunks by their sequence: what a snapshot writes together, and
 * leaves alone while nothing in it changes.
 */
export class Chunks {
  readonly #length: number;
  /** In ascending order of their numbers; the slots of each in ascending order of their sequences. */
  #chunks = new Map<number, Slot[]>();
  #last = -1;
  #changed = new Set<number>();
  #captured: ReadonlyMap<number, CapturedChunk> = new Map();

  /** `length`: how many sequences one chunk spans. */
  constructor(length: number) {
    this.#length = length;
  }

  /** As they are now; changes leave the answer alone. */
  slots(): readonly Slot[] {
    const all: Slot[] = [];
    for (const slots of this.#chunks.values()) for (const slot of slots) all.push(slot);
    return all;
  }

  /** Makes the chunks of these sequences, which are greater than all before, so that their slots may come later. */
  reserve(from: number, to: number): void {
    const first = Math.floor(from / this.#length);
    for (let number = first; number * this.#length < to; number++) {
      if (this.#chunks.has(number)) continue;
      this.#chunks.set(number, []);
      this.#last = number;
    }
  }

  add(slot: Slot): void {
    const number = this.willChange(slot);
    const slots = this.#chunks.get(number);
    const last = slots?.at(-1);
    if (!slots) this.#addChunk(number, slot);
    else if (!last || slot.sequence > last.sequence) slots.push(slot);
    else slots.splice(placeOf(slots, slot), 0, slot);
  }

  remove(slot: Slot): void {
    const number = this.willChange(slot);
    const slots = this.#chunks.get(number) as Slot[];
    if (slots.length === 1) this.#chunks.delete(number);
    else if (slots.at(-1) === slot) slots.pop();
    else slots.splice(placeOf(slots, slot), 1);
  }

  /** To be called before the slot gets another row. Answers the number of its chunk. */
  willChange({ sequence }: Slot): number {
    const number = Math.floor(sequence / this.#length);
    this.#captured.get(number)?.keep();
    this.#changed.add(number);
    return number;
  }

  /** Says that all chunks are as a snapshot holds them. */
  areStored(): void {
    this.#changed.clear();
  }

  /**
   * The chunks that have changed since the last capture, as they are now, to be read at leisure while they go on
   * changing; emptied ones among them. One capture at a time.
   */
  capture(): readonly CapturedChunk[] {
    const captured = [...this.#changed].map(
      (number) => new CapturedChunk(number, this.#chunks.get(number) ?? []),
    );
    this.#captured = new Map(captured.map((chunk) => [chunk.number, chunk]));
    this.#changed = new Set();
    return captured;
  }

  /** Ends the capture. One that did not become a snapshot leaves its chunks changed. */
  release(isStored: boolean): void {
    if (!isStored) for (const number of this.#captured.keys()) this.#changed.add(number);
    this.#captured = new Map();
  }

  #addChunk(number: number, slot: Slot): void {
    this.#chunks.set(number, [slot]);
    if (number < this.#last)
      this.#chunks = new Map([...this.#chunks].sort(([one], [other]) => one - other));
    else this.#last = number;
  }
}

/** Where the slot stands, or belongs. */
const placeOf = (slots: readonly Slot[], { sequence }: Slot): number => {
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slots[middle] as Slot).sequence < sequence) low = middle + 1;
    else high = middle;
  }
  return low;
};
