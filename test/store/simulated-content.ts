/** What the power takes along: nothing, all that was not synced, or about half of that, cuts included. */
export type Loss = 'nothing' | 'unsynced' | 'half' | Draw;

/** Numbers from 0 up to 1. As a loss: each step that was not synced is lost, kept, or kept in part, as they decide. */
export type Draw = () => number;

/** A change of a file that is not synced. */
type Change = { at: number; bytes: Uint8Array } | { length: number };

/** The content of a file: as reads see it, and as far as it is on the disk. */
export class SimulatedContent {
  /** What reads see. */
  cached: Buffer;
  /** What is on the disk for certain. */
  stored: Buffer;
  #pending: Change[] = [];

  constructor(bytes: Uint8Array = Buffer.alloc(0)) {
    this.cached = this.stored = Buffer.from(bytes);
  }

  change(change: Change): void {
    this.cached = applied(this.cached, change);
    this.#pending.push(change);
  }

  sync(): void {
    this.stored = this.#pending.reduce(applied, this.stored);
    this.#pending = [];
  }

  /** What was not synced is on the disk or never will be: Linux counts its pages as written. Reads see it still. */
  failToSync(draw: Draw): void {
    this.stored = this.after(draw);
    this.#pending = [];
  }

  after(loss: Loss): Buffer {
    if (loss === 'nothing') return this.cached;
    if (loss === 'unsynced') return this.stored;
    if (loss === 'half') return this.#half();
    let found = this.stored;
    for (const change of this.#pending) {
      const kept = partOf(change, loss);
      if (kept) found = applied(found, kept);
    }
    return found;
  }

  #half(): Buffer {
    const beforeCut = this.#pending.findLastIndex((change) => 'length' in change);
    if (beforeCut >= 0) return this.#pending.slice(0, beforeCut).reduce(applied, this.stored);
    const kept = Math.ceil((this.cached.length + this.stored.length) / 2);
    return this.cached.subarray(0, kept);
  }
}

const applied = (before: Buffer, change: Change): Buffer => {
  const end = 'length' in change ? change.length : change.at + change.bytes.length;
  const after = Buffer.alloc('length' in change ? end : Math.max(before.length, end));
  before.copy(after);
  if ('bytes' in change) after.set(change.bytes, change.at);
  return after;
};

/** A write may be torn at any byte, at its beginning as well as at its end. */
const partOf = (change: Change, draw: Draw): Change | undefined => {
  const chance = draw();
  if (chance < 0.35) return undefined;
  if (chance < 0.7 || 'length' in change) return change;
  const { at, bytes } = change;
  const tear = Math.floor(draw() * (bytes.length + 1));
  if (chance < 0.9) return { at, bytes: bytes.subarray(0, tear) };
  return { at: at + tear, bytes: bytes.subarray(tear) };
};
