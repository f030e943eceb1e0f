import { type Failure, storeFailure } from '../../../failure.ts';
import type { Applied, MemoryTables } from '../../memory/memory-tables.ts';
import { AppendFailure, type Journal, textOf } from './journal.ts';

/** Transactions that become durable together: they share one write, one sync and one answer. */
interface Group {
  journal: Journal;
  frames: Uint8Array[];
  bytes: number;
  /** What each transaction has changed in memory. */
  applied: (readonly Applied[])[];
  answer: Promise<void>;
  resolve: () => void;
  reject: (failure: Failure) => void;
}

/** A group this long is not joined by further transactions. */
const groupLength = 8_000_000;

const done = Promise.resolve();

/**
 * Transactions on their way from memory, where they are applied already, to the disk. While one group is written and
 * synced the next one gathers. If that fails, everything that is not durable is taken back in memory, the latest first:
 * each may be built on those before it. Nothing is written after a failed sync, because what the disk holds then is not
 * known, nor after a failed group that cannot be cut off the file.
 */
export class CommitQueue {
  /** How often transactions that reads could see already were taken back. */
  epoch = 0;
  readonly #tables: MemoryTables;
  readonly #onWritten: () => void;
  #waiting: Group[] = [];
  #writing: Group | undefined;
  /** One that could not be written, while it is cut off the file. */
  #failing: Group | undefined;
  #running: Promise<void> | undefined;
  #refusal: Failure | undefined;

  /** `onWritten` is called after each group that became durable. */
  constructor(tables: MemoryTables, onWritten: () => void) {
    this.#tables = tables;
    this.#onWritten = onWritten;
  }

  /** Why no transaction is taken any more, if so. */
  get refusal(): Failure | undefined {
    return this.#refusal;
  }

  /** No transaction is taken from now on. */
  refuse(reason: Failure): void {
    this.#refusal ??= reason;
  }

  /** Takes a transaction that was applied just now; answered when it is durable, rejected once it is taken back. */
  add(journal: Journal, frames: readonly Uint8Array[], applied: readonly Applied[]): Promise<void> {
    let group = this.#waiting.at(-1);
    if (!group || group.journal !== journal || group.bytes > groupLength) {
      group = newGroup(journal);
      this.#waiting.push(group);
    }
    for (const frame of frames) {
      group.frames.push(frame);
      group.bytes += frame.length;
    }
    group.applied.push(applied);
    this.#running ??= this.#run();
    return group.answer;
  }

  /** Answered when all that was added so far is durable. */
  durable(): Promise<void> {
    return this.#waiting.at(-1)?.answer ?? this.#writing?.answer ?? done;
  }

  /** As `durable`, but rejected also where what was withdrawn already is not cut off the file yet. */
  settled(): Promise<void> {
    return this.#waiting.at(-1)?.answer ?? (this.#writing ?? this.#failing)?.answer ?? done;
  }

  /** Answered when nothing is written any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    // Whatever else this turn of the event loop brings joins the first group.
    await new Promise((resolve) => setImmediate(resolve));
    for (let group = this.#waiting.shift(); group; group = this.#waiting.shift()) {
      this.#writing = group;
      try {
        await group.journal.append(group.frames);
      } catch (error) {
        await this.#fail(group, error);
        continue;
      }
      this.#writing = undefined;
      group.resolve();
      this.#onWritten();
    }
    this.#running = undefined;
  }

  async #fail(group: Group, error: unknown): Promise<void> {
    this.#writing = undefined;
    this.#failing = group;
    const failed = this.#withdraw([group, ...this.#waiting]);
    let reason = error instanceof AppendFailure && error.stage === 'write' ? undefined : error;
    let outcome = '';
    try {
      await group.journal.cut();
    } catch (cutError) {
      reason ??= cutError;
      outcome = '. Whether it is stored nevertheless shows when the engine is started again';
    }
    this.#failing = undefined;
    // Not before the cut: a crash in between would bring back what was told to have failed.
    reject(failed, storeFailure.notStored(textOf(error) + outcome));
    if (reason === undefined) return;
    this.#refusal = storeFailure.notStored(
      `${textOf(reason)}. Nothing is stored any more until the engine is started again.`,
    );
    reject(this.#withdraw(this.#waiting), this.#refusal);
  }

  /** Takes them back in memory; nothing else may be waiting. */
  #withdraw(groups: readonly Group[]): readonly Group[] {
    this.#waiting = [];
    if (groups.length > 0) this.epoch++;
    for (const { applied, journal } of groups.toReversed()) {
      for (const one of applied.toReversed()) this.#tables.undo(one);
      journal.encoder.forget();
    }
    return groups;
  }
}

const reject = (groups: readonly Group[], failure: Failure): void => {
  for (const group of groups) group.reject(failure);
};

const newGroup = (journal: Journal): Group => {
  let resolve!: () => void;
  let reject!: (failure: Failure) => void;
  const answer = new Promise<void>((onDurable, onFailed) => {
    resolve = onDurable;
    reject = onFailed;
  });
  return { journal, frames: [], bytes: 0, applied: [], answer, resolve, reject };
};
