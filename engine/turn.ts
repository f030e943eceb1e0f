/** For how long somebody works before others have their turn. */
const TURN_MS = 20;

/** The same for work that nobody waits for. */
const BACKGROUND_TURN_MS = 2;

/** Work that nobody waits for, unless too much of it is left. */
export interface Background {
  isPressing: () => boolean;
  /** Answered when others let it go on. */
  released: () => Promise<void>;
}

/** The real time is looked at only now and then: steps are much shorter. */
const LOOKS_EVERY = 64;

/** The turn of one who works for long: the one thread is shared with all other requests. */
export class Turn {
  #sinceLook = 0;
  #began = performance.now();

  constructor(private readonly background?: Background) {}

  /** Called at each step; a promise where the turn is over: the next begins when it resolves. */
  step(): Promise<void> | undefined {
    if (++this.#sinceLook < LOOKS_EVERY) return undefined;
    this.#sinceLook = 0;
    const isLong = this.background?.isPressing() ?? true;
    const turnMs = isLong ? TURN_MS : BACKGROUND_TURN_MS;
    return performance.now() - this.#began < turnMs ? undefined : this.#next();
  }

  async #next(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    await this.background?.released();
    this.#began = performance.now();
  }
}

/** Does work that yields where it may be interrupted: at once if it is short, else in turns with others. */
export const inTurns = <R>(work: Generator<void, R>): R | Promise<R> => {
  const turn = new Turn();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    const next = turn.step();
    if (next) return goOn(work, turn, next);
  }
};

const goOn = async <R>(work: Generator<void, R>, turn: Turn, next: Promise<void>): Promise<R> => {
  await next;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await turn.step();
  }
};
