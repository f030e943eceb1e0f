import { storeFailure } from '../../../failure.ts';
import { Turn } from '../../../turn.ts';
import type { Applied, Insertion, MemoryTables } from '../../memory/memory-tables.ts';
import type { Change } from '../../store.ts';
import type { Compaction } from '../compaction.ts';
import { encodeFrame } from '../frame.ts';
import type { CommitQueue } from './commit-queue.ts';
import { type Journal, textOf } from './journal.ts';
import { TransactionEncoder } from './transaction-encoder.ts';

/** A transaction with more changes is made in turns with others. */
export const longTransaction = 4_000;

/** Work for some ten milliseconds, and a write of half a megabyte. */
const changesAtOnce = 1_000;

/** The shared encoder of a journal never comes to such numbers. */
const firstNumber = 1_000_000_000;

/**
 * Makes transactions of many rows, such as a restart of 100,000 instances, without keeping others waiting: new rows are
 * put into the tables a few at a time, where no read sees them yet, and written to the journal in lines of which other
 * transactions may stand between. Then, at once, what else has changed is changed, the new rows are shown, and one more
 * line makes all of it count. One such transaction at a time.
 */
export class LongCommits {
  readonly #tables: MemoryTables;
  readonly #compaction: Compaction;
  readonly #queue: CommitQueue;
  #last: Promise<void> = Promise.resolve();
  #number = 0;

  constructor(tables: MemoryTables, compaction: Compaction, queue: CommitQueue) {
    this.#tables = tables;
    this.#compaction = compaction;
    this.#queue = queue;
  }

  /** As Store.commit. */
  commit(changes: readonly Change[], epoch: number): Promise<void> {
    const commit = () =>
      this.#compaction.holdJournal((journal) => this.#commit(journal, changes, epoch));
    const committed = this.#last.then(commit);
    this.#last = committed.catch(() => {});
    return committed;
  }

  /** Answered when none is under way. */
  async idle(): Promise<void> {
    await this.#last;
  }

  async #commit(journal: Journal, changes: readonly Change[], epoch: number): Promise<void> {
    const { insertions, others, counts } = await sorted(changes);
    const encoder = new TransactionEncoder(firstNumber);
    // No other transaction in the journal has this number: with each that is there it has grown by more than one byte.
    this.#number = Math.max(this.#number + 1, journal.end);
    const prepared = new PreparedLines(encoder, this.#number);
    const staged: Applied[] = [];
    let applied: Applied[] = [];
    let isShown = false;
    try {
      this.#tables.hide(counts);
      // The order of insertion is that of this moment, when the journal is replayed too.
      let written = this.#write(journal, [prepared.opening(counts)]);
      for (let from = 0; from < insertions.length; from += changesAtOnce) {
        this.#check(epoch);
        const to = Math.min(from + changesAtOnce, insertions.length);
        for (let i = from; i < to; i++) staged.push(this.#tables.stage(insertions[i] as Insertion));
        const frames = prepared.frames(staged.slice(from, to));
        // While these are written the next are made.
        await written;
        written = this.#write(journal, frames);
      }
      await written;
      this.#check(epoch);
      applied = this.#tables.apply(others);
      const frames = [...prepared.frames(applied), prepared.closing()];
      this.#tables.show();
      isShown = true;
      for (const one of staged) applied.push(one);
      await this.#queue.add(journal, frames, applied);
    } catch (error) {
      if (!isShown) {
        this.#tables.undo(applied);
        await this.#takeBack(staged);
      }
      throw error;
    }
  }

  /** Whether that fails may be asked later. */
  #write(journal: Journal, frames: readonly Buffer[]): Promise<void> {
    const written = this.#queue.add(journal, frames, []);
    written.catch(() => {});
    return written;
  }

  #check(epoch: number): void {
    if (this.#queue.refusal) throw this.#queue.refusal;
    if (epoch !== this.#queue.epoch) throw storeFailure.withdrawn();
  }

  async #takeBack(staged: Applied[]): Promise<void> {
    const turn = new Turn();
    for (let one = staged.pop(); one; one = staged.pop()) {
      one.table.removeHidden(one.slot);
      await turn.step();
    }
    this.#tables.show();
  }
}

interface Sorted {
  insertions: readonly Insertion[];
  others: readonly Change[];
  /** How many rows are inserted, by table. */
  counts: Readonly<Record<string, number>>;
}

const sorted = async (changes: readonly Change[]): Promise<Sorted> => {
  const turn = new Turn();
  const insertions: Insertion[] = [];
  const others: Change[] = [];
  const counts: Record<string, number> = {};
  for (const change of changes) {
    if (change.kind === 'insert') {
      insertions.push(change);
      counts[change.table] = (counts[change.table] ?? 0) + 1;
    } else others.push(change);
    const next = turn.step();
    if (next) await next;
  }
  return { insertions, others, counts };
};

/** The lines of one long transaction. */
class PreparedLines {
  readonly #encoder: TransactionEncoder;
  readonly #number: number;

  constructor(encoder: TransactionEncoder, number: number) {
    this.#encoder = encoder;
    this.#number = number;
  }

  opening(counts: Readonly<Record<string, number>>): Buffer {
    return encodeFrame('p', JSON.stringify([this.#number, counts]));
  }

  frames(applied: readonly Applied[]): Buffer[] {
    try {
      const lines = this.#encoder.lines(applied);
      return lines.map((line) => encodeFrame('p', `[${this.#number},${line}]`));
    } catch (error) {
      throw storeFailure.notStored(textOf(error));
    }
  }

  closing(): Buffer {
    return encodeFrame('c', String(this.#number));
  }
}
