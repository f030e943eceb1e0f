import type { Grants } from '../../permission/grants.ts';
import type { Backend } from '../backend/channel.ts';
import type { Reply } from '../wire.ts';
import { type Call, ScriptEnded, Worker } from './worker.ts';

/** How far into those that wait is looked for one that a free worker may take. */
const LOOK_AHEAD = 64;
const CLOSED = 'The engine has been closed';

/**
 * The workers of an engine: started with the first script, so many at once and one to spare, which takes over when
 * another had to be ended.
 */
export class WorkerPool {
  readonly #workers = new Set<Worker>();
  /** Also those that are being ended. */
  readonly #all = new Set<Worker>();
  #spare: Worker | undefined;
  /** A worker that gets no more calls, so that the set of permissions of this key has its turn. */
  #yielding: { worker: Worker; to: string } | undefined;
  #waiting: Call[] = [];
  #calls = 0;
  #isClosed = false;

  constructor(
    private readonly backend: Backend,
    private readonly timeoutMs: number,
    private readonly size = 2,
  ) {}

  /** Runs one script. Rejected with ScriptEnded where it had to be ended; its worker is gone then. */
  run(request: Readonly<Record<string, unknown>>, grants: Grants): Promise<Reply> {
    const id = ++this.#calls;
    const line = JSON.stringify({ id, ...request });
    return new Promise((resolve, reject) => {
      this.#waiting.push({ id, line, grants, resolve, reject });
      this.#dispatch();
    });
  }

  /** Ends all workers. Scripts under way fail. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#dispatch();
    await Promise.all([...this.#all].map((worker) => worker.kill(CLOSED)));
  }

  #dispatch(): void {
    if (this.#isClosed) {
      for (const call of this.#waiting.splice(0)) call.reject(new ScriptEnded(CLOSED));
      return;
    }
    this.#forgetYielding();
    const refused = new Set<string>();
    for (let index = 0; index < Math.min(this.#waiting.length, LOOK_AHEAD); ) {
      const call = this.#waiting[index] as Call;
      const worker = refused.has(call.grants.key) ? undefined : this.#workerFor(call);
      if (worker) {
        this.#waiting.splice(index, 1);
        worker.run(call);
      } else {
        refused.add(call.grants.key);
        index++;
      }
    }
  }

  /** Whoever had to have its turn may have found another worker meanwhile. */
  #forgetYielding(): void {
    const { to } = this.#yielding ?? {};
    if (to !== undefined && !this.#waiting.some(({ grants }) => grants.key === to))
      this.#yielding = undefined;
  }

  /**
   * An idle worker before a new one, a new one before one that is busy, and none rather than too many. A call whose set of
   * permissions no worker serves takes the place of one that is idle; where none is, one gets no more calls until it is.
   */
  #workerFor(call: Call): Worker | undefined {
    let fitting: Worker | undefined;
    let foreign: Worker | undefined;
    let isServed = false;
    for (const worker of this.#workers) {
      const yielding = this.#yielding?.worker === worker ? this.#yielding : undefined;
      if (yielding && yielding.to !== call.grants.key) foreign = worker;
      else if (worker.takes(call)) fitting = lighter(fitting, worker);
      else if (worker.serves(call)) isServed = true;
      else foreign = lighter(foreign, worker);
    }
    if (fitting?.load === 0) return fitting;
    if (this.#workers.size < this.size) return this.#takeSpare();
    if (fitting || isServed || !foreign) return fitting;
    this.#yielding = { worker: foreign, to: call.grants.key };
    if (foreign.load > 0) return undefined;
    this.#yielding = undefined;
    this.#workers.delete(foreign);
    // Later: its end makes the pool hand out calls, which it is doing right now.
    queueMicrotask(() => foreign.kill(''));
    return this.#takeSpare();
  }

  /** Without a spare worker the new one is not disturbed by starting another: that is done once it has answered. */
  #takeSpare(): Worker {
    const spare = this.#spare?.isAlive ? this.#spare : undefined;
    const worker = spare ?? this.#start();
    this.#spare = spare && this.#start();
    this.#workers.add(worker);
    return worker;
  }

  #start(): Worker {
    const worker = new Worker(this.backend, this.timeoutMs, {
      changed: () => {
        if (!worker.isAlive) {
          this.#workers.delete(worker);
          if (this.#yielding?.worker === worker) this.#yielding = undefined;
        } else if (!this.#isClosed) this.#spare ??= this.#start();
        this.#dispatch();
      },
      gone: () => this.#all.delete(worker),
      released: (calls) => {
        this.#waiting.unshift(...calls);
        this.#dispatch();
      },
    });
    this.#all.add(worker);
    return worker;
  }
}

const lighter = (one: Worker | undefined, other: Worker): Worker =>
  one && one.load <= other.load ? one : other;
