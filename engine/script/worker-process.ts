import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A script did not end: why, in words for its user. */
export class ScriptEnded extends Error {}

/** What a worker may use. Memory in megabytes: of V8's heap, and of all data where the system can limit that. */
const HEAP_MB = 64;
const DATA_MB = 512;
const START_TIMEOUT_MS = 30_000;

/** What arrives without a line's end before a worker is taken for hostile, in characters. */
const LONGEST_LINE = 4_100_000;

const entry = fileURLToPath(new URL('worker/main.mjs', import.meta.url));
const require = createRequire(import.meta.url);
const ses = join(dirname(require.resolve('ses/package.json')), 'dist/ses.mjs');

/**
 * A process that evaluates scripts: Node with its permission flag, which may read its own files and SES and nothing
 * else, without environment, and with limits of the operating system where `sh` can set them. It keeps no process
 * alive and ends with the one that started it.
 */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #ready: Promise<string>;
  #awaited: { resolve(line: string): void; reject(error: Error): void } | undefined;
  #received = '';
  #isAlive = true;
  readonly #ended: Promise<void>;

  /** `cpuSeconds`: after so much processor time it is killed, also when nobody is left to do it. */
  constructor(cpuSeconds: number) {
    const [command, args] = commandLine(cpuSeconds);
    this.#child = spawn(command, args, { env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
    this.#ready = this.#line();
    this.#ready.catch(() => {});
    this.#ended = new Promise((resolve) => {
      const ended = (): void => {
        this.#isAlive = false;
        resolve();
        this.#fail('The process that ran the script ended, perhaps for lack of memory');
      };
      this.#child.once('exit', ended);
      this.#child.once('error', ended);
    });
    const { stdin, stdout } = this.#child;
    stdin?.on('error', () => {});
    stdout?.setEncoding('utf8').on('data', (chunk: string) => this.#receive(chunk));
    this.#child.unref();
    for (const pipe of [stdin, stdout]) (pipe as Socket | null)?.unref();
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** Sends one request and answers the line that comes back. Rejected with ScriptEnded, the process gone, if none does. */
  async call(request: string, timeoutMs: number): Promise<string> {
    await this.#within(START_TIMEOUT_MS, this.#ready, 'The process for scripts did not start');
    const line = this.#line();
    this.#child.stdin?.write(`${request}\n`);
    return this.#within(timeoutMs, line, `The script did not end within ${timeoutMs} ms`);
  }

  /** Ends the process at once, and waits until it is gone. */
  async kill(): Promise<void> {
    this.#isAlive = false;
    this.#child.kill('SIGKILL');
    this.#child.ref();
    await this.#ended;
  }

  #line(): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.#child.exitCode !== null || this.#child.signalCode !== null)
        reject(new ScriptEnded('The process for scripts has ended'));
      this.#awaited = { resolve, reject };
    });
  }

  #receive(chunk: string): void {
    this.#received += chunk;
    const end = this.#received.indexOf('\n');
    if (end >= 0) {
      const line = this.#received.slice(0, end);
      this.#received = this.#received.slice(end + 1);
      const awaited = this.#awaited;
      this.#awaited = undefined;
      awaited?.resolve(line);
    } else if (this.#received.length > LONGEST_LINE) this.#end('The script answered too much');
  }

  async #within(timeoutMs: number, line: Promise<string>, otherwise: string): Promise<string> {
    const awaited = this.#awaited;
    const endIfStillAwaited = (): void => {
      if (awaited !== undefined && this.#awaited === awaited) this.#end(otherwise);
    };
    // What came while this process was busy itself is read first.
    const timer = setTimeout(() => setImmediate(() => setImmediate(endIfStillAwaited)), timeoutMs);
    try {
      return await line;
    } finally {
      clearTimeout(timer);
    }
  }

  #end(reason: string): void {
    this.#fail(reason);
    void this.kill();
  }

  #fail(reason: string): void {
    this.#awaited?.reject(new ScriptEnded(reason));
    this.#awaited = undefined;
  }
}

const commandLine = (cpuSeconds: number): [string, string[]] => {
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  const node = [
    process.execPath,
    permission,
    `--allow-fs-read=${join(dirname(entry), '*')}`,
    `--allow-fs-read=${ses}`,
    '--no-warnings',
    `--max-old-space-size=${HEAP_MB}`,
    entry,
    ses,
  ];
  if (process.platform === 'win32') return [process.execPath, node.slice(1)];
  const limits = [`ulimit -t ${cpuSeconds}`, 'ulimit -c 0'];
  if (process.platform === 'linux') limits.push(`ulimit -d ${DATA_MB * 1024}`);
  return ['/bin/sh', ['-c', `${limits.join('; ')}; exec "$@"`, 'sh', ...node]];
};
