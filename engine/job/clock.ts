/** Milliseconds since 1970, and what shall happen later: a port, so that tests and simulations own time. */
export interface Clock {
  now(): number;
  /** Calls back once, `delayMs` from now at the earliest; answers how to call that off. */
  after(delayMs: number, callback: () => void): () => void;
}

/** Longer delays than this Node counts as 1. */
const longestDelayMs = 2 ** 31 - 1;

/** The time of the machine. Nothing that waits keeps the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, callback) {
    if (delayMs <= longestDelayMs) {
      const timeout = setTimeout(callback, Math.max(0, delayMs));
      timeout.unref();
      return () => clearTimeout(timeout);
    }
    let cancel = this.after(longestDelayMs, () => {
      cancel = this.after(delayMs - longestDelayMs, callback);
    });
    return () => cancel();
  },
};

/** A clock that stands still until it is told to go on: for tests, and to see what a process does in a month. */
export class SimulatedClock implements Clock {
  readonly #waiting = new Set<{ at: number; callback: () => void }>();

  constructor(private time = Date.UTC(2030, 0, 1)) {}

  now(): number {
    return this.time;
  }

  after(delayMs: number, callback: () => void): () => void {
    const entry = { at: this.time + Math.max(0, delayMs), callback };
    this.#waiting.add(entry);
    return () => this.#waiting.delete(entry);
  }

  /** Lets time pass; what falls due happens in its order. */
  advance(ms: number): void {
    const until = this.time + ms;
    for (;;) {
      const [next] = [...this.#waiting]
        .filter(({ at }) => at <= until)
        .sort((one, other) => one.at - other.at);
      if (!next) break;
      this.#waiting.delete(next);
      this.time = Math.max(this.time, next.at);
      next.callback();
    }
    this.time = until;
  }
}
