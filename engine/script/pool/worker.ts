import type { Grants } from '../../permission/grants.ts';
import { answerFor } from '../access/access.ts';
import type { Backend, Channel } from '../backend/channel.ts';
import { QUESTIONS, type Question, type Reply, readMessage, WrongReply } from '../wire.ts';
import { memoryOf } from './memory-of.ts';

/** A script did not end: why, in words for its user. */
export class ScriptEnded extends Error {}

/** One run of a script, and who waits for it. */
export interface Call {
  readonly id: number;
  /** The request as a line, without its end. */
  readonly line: string;
  readonly grants: Grants;
  /** Whether a worker ended under it before. */
  isRepeated?: boolean;
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

/** What a worker tells its pool. */
export interface WorkerListener {
  /** There is room for another call, or the worker has ended. */
  changed(): void;
  /** Nothing is left of it. */
  gone(): void;
  /** Calls that were sent and have to be run elsewhere. */
  released(calls: readonly Call[]): void;
}

/** How often a worker that has something to do is looked at. */
const TICK_MS = 20;
const START_TIMEOUT_MS = 30_000;
/** So many calls are under way in one worker; what may reach outside goes alone. */
const WINDOW = 32;
/**
 * V8 remembers what it has compiled, and in a small heap does not forget long sources in time: a worker that was sent so
 * many characters in long requests takes no others.
 */
const LONG_REQUEST = 20_000;
const LONG_REQUESTS = 8_000_000;
/** After how long a worker's memory is looked at, and again. */
const MEMORY_TICKS = 5;

/**
 * An interpreter with the calls that were sent to it, which it runs one after another. A script that keeps the others
 * waiting lets them go: they are run elsewhere, and what this worker makes of them later is thrown away. That is right
 * because a script without grants does nothing but answer; those with grants are never sent behind another.
 */
export class Worker {
  readonly #channel: Channel;
  #calls: Call[] = [];
  /** How many of the calls, counted from the last, are run elsewhere by now. */
  #released = 0;
  #unsent = '';
  #isReady = false;
  #isEnded = false;
  #ticks = 0;
  /** Whether it has answered a script. */
  #isUsed = false;
  /** How many characters of long requests it was sent. */
  #long = 0;
  /** How many questions of the script under way are not answered yet. */
  #questions = 0;
  #timer: NodeJS.Timeout | undefined;
  #abort: AbortController | undefined;
  #key: string | undefined;

  constructor(
    private readonly backend: Backend,
    private readonly timeoutMs: number,
    private readonly listener: WorkerListener,
  ) {
    this.#channel = backend.start({
      line: (text) => this.#receive(text),
      ended: (how) => {
        const what = this.#isReady
          ? `The process that ran the script ended (${how}), perhaps for lack of memory`
          : `The process for scripts did not start (${how})`;
        this.#end(what, true);
        this.listener.gone();
      },
    });
    this.#watch();
  }

  get isAlive(): boolean {
    return !this.#isEnded;
  }

  /** How many calls it has to answer. */
  get load(): number {
    return this.#calls.length;
  }

  /** Whether it may run a call sooner or later: it serves one set of permissions for all its life, and is not stuck. */
  serves({ grants }: Call): boolean {
    if (this.#isEnded || this.#released > 0 || this.#long > LONG_REQUESTS) return false;
    return (this.#key ?? grants.key) === grants.key;
  }

  /** Whether it may run a call now. */
  takes(call: Call): boolean {
    return this.serves(call) && this.load < (call.grants.key === '' ? WINDOW : 1);
  }

  run(call: Call): void {
    this.#key = call.grants.key;
    this.#calls.push(call);
    if (call.line.length > LONG_REQUEST) this.#long += call.line.length;
    if (this.#unsent === '')
      process.nextTick(() => {
        this.#channel.send(this.#unsent);
        this.#unsent = '';
      });
    this.#unsent += `${call.line}\n`;
    this.#watch();
  }

  /** Ends the interpreter, and waits until it is gone. */
  async kill(reason: string, isPerhapsInnocent = false): Promise<void> {
    this.#end(reason, isPerhapsInnocent);
    await this.#channel.kill();
  }

  #receive(text: string): void {
    if (this.#isEnded) return;
    const [call] = this.#calls;
    if (!this.#isReady) {
      this.#isReady = true;
      this.#ticks = 0;
    } else if (!call) void this.kill('');
    else {
      try {
        const message = readMessage(text, call.id);
        if ('question' in message) void this.#answer(call, message);
        else this.#reply(call, message);
      } catch (error) {
        if (!(error instanceof WrongReply)) throw error;
        void this.kill(`The answer of the script was refused: ${error.message}`);
      }
    }
  }

  #reply(call: Call, reply: Reply): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.#questions = 0;
    this.#ticks = 0;
    this.#isUsed = true;
    this.#calls.shift();
    if (this.#released > this.#calls.length) this.#released--;
    else call.resolve(reply);
    this.listener.changed();
  }

  async #answer(call: Call, question: Question): Promise<void> {
    if (++this.#questions > QUESTIONS) return this.kill('The script asked too much at once');
    this.#abort ??= new AbortController();
    const answer = await answerFor(call.grants, question, this.#abort.signal);
    if (this.#calls[0] !== call || this.#isEnded) return;
    this.#questions--;
    this.#channel.send(`${JSON.stringify(answer)}\n`);
  }

  /**
   * Looks at it as long as it has something to do. Ticks are counted instead of time: while this process is busy itself,
   * none passes, and what has arrived meanwhile is read before the next one.
   */
  #watch(): void {
    this.#timer ??= setInterval(() => this.#tick(), TICK_MS).unref();
    // Whoever waits for a script is not left alone by a process that has nothing else to do.
    if (this.#calls.length > 0) this.#timer.ref();
  }

  #tick(): void {
    if (this.#isReady && this.#calls.length === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      return;
    }
    const elapsedMs = ++this.#ticks * TICK_MS;
    if (!this.#isReady) {
      if (elapsedMs >= START_TIMEOUT_MS) void this.kill('The process for scripts did not start');
    } else if (elapsedMs >= this.timeoutMs)
      void this.kill(`The script did not end within ${this.timeoutMs} ms`);
    else {
      if (this.#ticks > 1) this.#release();
      if (this.#ticks % MEMORY_TICKS === 0) void this.#lookAtMemory();
    }
  }

  #release(): void {
    const running = this.#calls.length - this.#released;
    const rest = running > 1 ? this.#calls.slice(1, running) : [];
    this.#released += rest.length;
    if (rest.length > 0) this.listener.released(rest);
  }

  async #lookAtMemory(): Promise<void> {
    const { memoryBytes } = this.backend;
    const { pid } = this.#channel;
    if (memoryBytes === null || pid === undefined) return;
    if ((await memoryOf(pid)) > memoryBytes)
      await this.kill('The script used too much memory', true);
  }

  /** `isPerhapsInnocent`: the script may have another try, as what came before may be the cause. */
  #end(reason: string, isPerhapsInnocent = false): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    clearInterval(this.#timer);
    this.#abort?.abort();
    const own = this.#calls.slice(0, this.#calls.length - this.#released);
    this.#calls = [];
    const begun = own.splice(0, this.#isReady ? 1 : own.length);
    const again = isPerhapsInnocent ? begun.filter((call) => this.#mayRepeat(call)) : [];
    for (const call of again) call.isRepeated = true;
    for (const call of begun) if (!again.includes(call)) call.reject(new ScriptEnded(reason));
    this.listener.changed();
    const released = [...again, ...own];
    if (released.length > 0) this.listener.released(released);
  }

  /**
   * Scripts that ran before may have left too little memory, and a process that ends as soon as it has its first script may
   * have been killed while it was idle. The script has another try then, once, and only where it did nothing but compute.
   */
  #mayRepeat({ isRepeated, grants }: Call): boolean {
    if (isRepeated) return false;
    return !this.#isReady || (grants.key === '' && (this.#isUsed || this.#ticks < 2));
  }
}
