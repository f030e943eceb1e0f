import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('../../api/server.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');
const START_LIMIT_MS = 20_000;

/** A real server in a process of its own, on a free port. */
export interface ServerProcess {
  /** Such as http://127.0.0.1:41234/engine-rest. */
  base: string;
  pid: number;
  /** Sends the signal, and waits until the process is gone; answers its exit code. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

/** Starts api/server.ts, or a built one, on a data folder; rejects with what it printed if it does not listen in time. */
export const startServer = (
  data: string,
  options: readonly string[] = [],
  { limitMs = START_LIMIT_MS, script = SERVER }: { limitMs?: number; script?: string } = {},
): Promise<ServerProcess> =>
  startScript(script, ['--port', '0', '--data', data, ...options], limitMs);

/** Starts a script that prints where it listens. */
export const startScript = async (
  script: string,
  options: readonly string[],
  limitMs = START_LIMIT_MS,
): Promise<ServerProcess> => {
  const args = [...(script.endsWith('.ts') ? ['--import', TSX] : []), script, ...options];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = once(child, 'exit') as Promise<[number | null]>;
  const port = await listening(child, limitMs);
  return {
    base: `http://127.0.0.1:${port}/engine-rest`,
    pid: child.pid as number,
    end: async (signal) => {
      child.kill(signal);
      const [code] = await gone;
      return code;
    },
  };
};

/** The port, read from the address that the server prints once it listens. */
const listening = (child: ChildProcess, limitMs: number): Promise<string> =>
  new Promise((resolve, reject) => {
    let printed = '';
    const fail = (why: string) => reject(new Error(`the server ${why}:\n${printed}`));
    const limit = setTimeout(() => {
      fail('does not listen');
      child.kill('SIGKILL');
    }, limitMs);
    const read = (chunk: Buffer) => {
      printed = (printed + chunk).slice(-20_000);
      const port = /https?:\/\/[\w.[\]:-]+?:(\d+)/.exec(printed)?.[1];
      if (port === undefined || port === '0') return;
      clearTimeout(limit);
      resolve(port);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('exit', (code) => {
      clearTimeout(limit);
      fail(`ended with ${code}`);
    });
  });
