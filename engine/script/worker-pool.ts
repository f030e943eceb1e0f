import { type Reply, readReply } from './wire.ts';
import { WorkerProcess } from './worker-process.ts';

/** A worker that has used so much processor time is replaced, long before its own limit ends it. */
const RETIREMENT_CPU_MS = 10_000;

/**
 * The workers of an engine: started with the first script, so many at once and one to spare, which takes over at once
 * when another had to be ended.
 */
export class WorkerPool {
  readonly #idle: WorkerProcess[] = [];
  readonly #all = new Set<WorkerProcess>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #requests = 0;
  #isClosed = false;

  constructor(
    private readonly timeoutMs: number,
    private readonly workers = 2,
  ) {}

  /** Runs one script. Rejected with ScriptEnded or WrongReply where it had to be ended; its worker is gone then. */
  async run(request: Readonly<Record<string, unknown>>): Promise<Reply> {
    if (this.#busy >= this.workers) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#busy++;
    const worker = this.#take();
    try {
      const id = ++this.#requests;
      const reply = readReply(
        await worker.call(JSON.stringify({ id, ...request }), this.timeoutMs),
        id,
      );
      if (reply.cpuMs < RETIREMENT_CPU_MS && worker.isAlive) this.#idle.push(worker);
      else this.#drop(worker);
      return reply;
    } catch (error) {
      this.#drop(worker);
      throw error;
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#busy--;
      this.#keepSpare();
    }
  }

  /** Ends all workers. A script under way fails. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#all].map((worker) => worker.kill()));
  }

  #take(): WorkerProcess {
    for (let worker = this.#idle.shift(); worker; worker = this.#idle.shift()) {
      if (worker.isAlive) return worker;
      this.#all.delete(worker);
    }
    return this.#start();
  }

  #start(): WorkerProcess {
    const worker = new WorkerProcess(
      Math.ceil((RETIREMENT_CPU_MS + 2 * this.timeoutMs) / 1000) + 5,
    );
    this.#all.add(worker);
    return worker;
  }

  #keepSpare(): void {
    if (!this.#isClosed && this.#idle.length < 2 && this.#all.size <= this.workers)
      this.#idle.push(this.#start());
  }

  #drop(worker: WorkerProcess): void {
    this.#all.delete(worker);
    void worker.kill();
  }
}
