import { createEngine, openFileStore, SimulatedClock } from '../../../engine/index.ts';
import type { Store } from '../../../engine/store/store.ts';
import { failureOf, type SimulatedFiles } from '../simulated-files.ts';
import { Client, type Model } from './client.ts';
import { Content, type History } from './history.ts';
import { RecordingStore } from './recording-store.ts';

type Random = () => number;

/** What befalls a process, counted in operations on files. */
export interface Fate {
  stopsAt: number;
  failures: ReadonlyMap<number, string>;
  /** Between which operations the disk has this much room left. */
  full: { from: number; to: number; room: number } | undefined;
  /** How likely it is that a read fails. */
  unreadable: number;
}

export const calm: Fate = {
  stopsAt: Number.POSITIVE_INFINITY,
  failures: new Map(),
  full: undefined,
  unreadable: 0,
};

export const randomFate = (random: Random): Fate => {
  const below = (limit: number) => Math.floor(random() * limit);
  const failures = new Map<number, string>();
  for (let count = below(4) - 1; count > 0; count--)
    failures.set(below(150), random() < 0.5 ? 'EIO' : 'ENOSPC');
  const from = below(100);
  const isFull = random() < 0.2;
  return {
    stopsAt: random() < 0.3 ? below(30) : below(250),
    failures,
    full: isFull ? { from, to: from + below(60), room: below(20_000) } : undefined,
    unreadable: random() < 0.1 ? 0.1 : 0,
  };
};

/** A process that works on files until its fate stops it. */
export class Life {
  readonly random: Random;
  readonly #files: SimulatedFiles;
  readonly #fate: Fate;
  readonly #stopped: Promise<'stopped'>;
  #stop!: (how: 'stopped') => void;
  #operations = 0;
  #hasFailed = false;
  #isStopped = false;

  constructor(files: SimulatedFiles, fate: Fate, random: Random) {
    this.#files = files;
    this.#fate = fate;
    this.random = random;
    this.#stopped = new Promise((resolve) => {
      this.#stop = resolve;
    });
    files.draw = random;
    files.capacity = Number.POSITIVE_INFINITY;
    files.before = () => this.#before();
    files.beforeRead = (name) => {
      if (random() >= fate.unreadable) return;
      this.#hasFailed = true;
      throw failureOf('EIO', name);
    };
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** From now on nothing happens any more. */
  stop(): void {
    this.#isStopped = true;
    this.#stop('stopped');
  }

  /** Whether anything has failed that fails with no file store. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Undefined where it is stopped first. */
  async untilStopped<R>(work: Promise<R>): Promise<R | undefined> {
    const done = await Promise.race([work, this.#stopped]);
    return done === 'stopped' ? undefined : (done as R);
  }

  open(): Promise<Store | undefined> {
    const journalLimit = 2_000 * 20 ** this.random();
    const rowsPerPart = 1 + Math.floor(this.random() * 40);
    const log = () => {};
    const options = { folder: 'data', files: this.#files, log, journalLimit, rowsPerPart };
    return this.untilStopped(openFileStore(options));
  }

  /** All rows, whatever could not be read otherwise. */
  async contentOf(store: Store): Promise<Content> {
    const { beforeRead } = this.#files;
    this.#files.beforeRead = () => {};
    const content = await Content.of(store);
    this.#files.beforeRead = beforeRead;
    return content;
  }

  engine(store: Store, history: History) {
    const clock = new SimulatedClock(Date.UTC(2030, 0, 1) + history.size);
    return createEngine({
      store: new RecordingStore(store, history, () => this.isStopped),
      clock,
      ids: ids(this.random),
    });
  }

  /** Some clients at the same time, each a number of steps. */
  async work(store: Store, history: History, model: Model): Promise<void> {
    const engine = this.engine(store, history);
    const steps = 3 + Math.floor(this.random() * 9);
    const work = async () => {
      const client = new Client(engine, history, model, this.random);
      for (let step = 0; step < steps && !this.isStopped; step++) await client.step();
    };
    const clients = 1 + Math.floor(this.random() * 4);
    await this.untilStopped(Promise.all(Array.from({ length: clients }, work)));
    if (this.random() < 0.3) await this.untilStopped(engine.close().catch(() => {}));
    // Whatever was answered already is to be heard.
    await turn();
  }

  async #before(): Promise<void> {
    const at = this.#operations++;
    if (at === this.#fate.stopsAt) this.stop();
    if (this.random() < 0.1) await turn();
    if (this.#isStopped) await new Promise(() => {});
    const { failures, full } = this.#fate;
    const { capacity } = this.#files;
    if (at === full?.from) this.#files.capacity = this.#files.used() + full.room;
    if (at === full?.to) this.#files.capacity = Number.POSITIVE_INFINITY;
    if (capacity !== this.#files.capacity) this.#hasFailed = true;
    const failure = failures.get(at);
    if (!failure) return;
    this.#hasFailed = true;
    throw failureOf(failure);
  }
}

export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const ids = (random: Random) => {
  const hex = () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return {
    next() {
      const text = hex() + hex() + hex() + hex();
      return text.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
  };
};
