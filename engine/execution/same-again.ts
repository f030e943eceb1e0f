import type { Ids } from '../ids.ts';
import type { Clock } from '../job/clock.ts';

/**
 * The times and new ids that a command was given, given once more when it is run again for a read that is answered later
 * (NotYetRead): with others it would ask the store for other rows in each run, and come to no end.
 */
export class SameAgain implements Clock, Ids {
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly #times: number[] = [];
  readonly #known: string[] = [];
  #timesGiven = 0;
  #idsGiven = 0;

  constructor(clock: Clock, ids: Ids) {
    this.#clock = clock;
    this.#ids = ids;
  }

  /** Before each run of the command. */
  startOver(): void {
    this.#timesGiven = 0;
    this.#idsGiven = 0;
  }

  now(): number {
    const at = this.#timesGiven++;
    if (at === this.#times.length) this.#times.push(this.#clock.now());
    return this.#times[at] as number;
  }

  after(delayMs: number, callback: () => void): () => void {
    return this.#clock.after(delayMs, callback);
  }

  next(): string {
    const at = this.#idsGiven++;
    if (at === this.#known.length) this.#known.push(this.#ids.next());
    return this.#known[at] as string;
  }
}
