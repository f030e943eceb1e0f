import { Failure } from '../../engine/index.ts';
import type { MemoryUse } from './memory-use.ts';
import type { Kind } from './operations.ts';

export interface MemoryLimitOptions {
  /** Above it no new work is taken. */
  limitBytes: number;
  /** Where the process would end. */
  ceilingBytes: number;
  use: MemoryUse;
  /** In milliseconds. */
  now: () => number;
}

/** For each byte of a body so many are needed while it is read and worked on: as bytes, text, values and journal. */
const needed = 6;
/** And so many at most are kept. */
const kept = 2;
/** Smaller bodies do not wait: many of them have room, and a slow client must not hold up everybody. */
const smallBytes = 64 * 2 ** 10;
/** Garbage is left alone for so many times as long as collecting it took: that takes a twentieth of the time at most. */
const pause = 20;

/**
 * Keeps the process from ending for want of memory: above a limit new work is refused, and large bodies are read one
 * after another where there is no room for several.
 *
 * What is really in use is only known after a full garbage collection. V8 makes them more and more often as memory
 * fills up. What has been taken in since the last one is added, and before anything is refused one is made, so that
 * garbage is the reason for no longer than the pause.
 */
export class MemoryLimit {
  readonly #options: MemoryLimitOptions;
  #takenInSince = 0;
  #collections = 0;
  #collectAgainAt = Number.NEGATIVE_INFINITY;
  #underWay = 0;
  #queue: Promise<void> = Promise.resolve();
  #wakeFirst = () => {};

  constructor(options: MemoryLimitOptions) {
    this.#options = options;
  }

  /** Throws 503 where an operation with such a body must not be begun. */
  admit(kind: Kind, bodyBytes: number): void {
    if (kind === 'goesOn' || !this.#isOver(kind, bodyBytes)) return;
    const { now, use } = this.#options;
    const began = now();
    if (began >= this.#collectAgainAt) {
      use.collect();
      const ended = now();
      this.#collectAgainAt = ended + pause * (ended - began);
      if (!this.#isOver(kind, bodyBytes)) return;
    }
    throw memoryFull(this.#inUse(), needed * bodyBytes, this.#bound(kind));
  }

  /** Waits until a body has room beside the others under way; the only one always has. Then call `leave`. */
  async enter(bodyBytes: number): Promise<void> {
    if (bodyBytes <= smallBytes) {
      this.#underWay += needed * bodyBytes;
      return;
    }
    const turn = this.#queue.then(() => this.#waitForRoom(needed * bodyBytes));
    this.#queue = turn;
    await turn;
  }

  /** An operation that entered has ended; so much of its body was worked on. */
  leave(bodyBytes: number, workedOnBytes: number): void {
    this.#underWay -= needed * bodyBytes;
    this.#noticeCollection();
    this.#takenInSince += kept * workedOnBytes;
    this.#wakeFirst();
  }

  async #waitForRoom(bytes: number): Promise<void> {
    while (
      this.#underWay > 0 &&
      this.#inUse() + this.#underWay + bytes > this.#options.limitBytes
    ) {
      await new Promise<void>((resolve) => {
        this.#wakeFirst = resolve;
      });
    }
    this.#underWay += bytes;
  }

  #isOver(kind: Kind, bodyBytes: number): boolean {
    const { limitBytes, ceilingBytes, use } = this.#options;
    if (this.#inUse() + needed * bodyBytes > this.#bound(kind)) return true;
    // A large body may become much more than itself, and several in a row before a collection is heard of.
    const clearly = bodyBytes > smallBytes ? limitBytes : ceilingBytes;
    return kind === 'newWork' && use.now() > clearly;
  }

  /** What ends work may use half of what is kept free: it makes room, but not at once. */
  #bound(kind: Kind): number {
    const { limitBytes, ceilingBytes } = this.#options;
    return kind === 'newWork' ? limitBytes : (limitBytes + ceilingBytes) / 2;
  }

  /** What is needed, garbage of the time before the last collection aside. */
  #inUse(): number {
    this.#noticeCollection();
    return this.#options.use.afterCollection.bytes + this.#takenInSince;
  }

  #noticeCollection(): void {
    const { count } = this.#options.use.afterCollection;
    if (count === this.#collections) return;
    this.#collections = count;
    this.#takenInSince = 0;
  }
}

/** JAX-RS has this exception; Camunda has no such refusal, as it keeps its data outside of its memory. */
const memoryFull = (inUse: number, more: number, limit: number) =>
  new Failure(
    503,
    'ServiceUnavailableException',
    `HTTP 503 Service Unavailable: about ${megabytes(inUse)} of memory are in use${
      more < megabyte ? '' : `, and this request needs about ${megabytes(more)} more`
    }, but ${megabytes(limit)} are the limit. Complete or delete instances, delete history, ` +
      'or give Node more memory (--max-old-space-size) and the server a higher --max-memory.',
    null,
  );

const megabyte = 2 ** 20;
const megabytes = (bytes: number) => `${Math.round(bytes / megabyte)} MB`;
