import type { Ids } from '../ids.ts';
import type { Clock } from '../job/clock.ts';

/**
 * The times and new ids that a command was given, given once more when it is run again for a read that is answered later
 * (NotYetRead): with others it would ask the store for other rows in each run, and come to no end.
 */
export class SameAgain {
  readonly clock: Clock;
  readonly ids: Ids;
  #timesGiven = 0;
  #idsGiven = 0;

  constructor(clock: Clock, ids: Ids) {
    const times: number[] = [];
    const known: string[] = [];
    this.clock = {
      now: () => {
        const at = this.#timesGiven++;
        if (at === times.length) times.push(clock.now());
        return times[at] as number;
      },
      after: (delayMs, callback) => clock.after(delayMs, callback),
    };
    this.ids = {
      next: () => {
        const at = this.#idsGiven++;
        if (at === known.length) known.push(ids.next());
        return known[at] as string;
      },
    };
  }

  /** Before each run of the command. */
  startOver(): void {
    this.#timesGiven = 0;
    this.#idsGiven = 0;
  }
}
