import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { type Backend, type Channel, type ChannelListener, lineCutter } from './channel.ts';

/** How a process is started. */
export interface Launch {
  command: string;
  args: readonly string[];
  /** What the system lets it allocate, in megabytes, where it can (Linux). */
  dataMb: number;
}

const MEMORY_BYTES = 512 * 2 ** 20;

/** Interpreters in processes that are all started in the same way. */
export const processBackend = (launch: Launch): Backend => ({
  memoryBytes: MEMORY_BYTES,
  start: (listener) => processChannel(launch, listener),
});

/**
 * An interpreter in a process of its own, with an empty environment. It keeps no process alive, and ends with the one
 * that started it, however that ends and whatever it does itself.
 */
export const processChannel = (launch: Launch, listener: ChannelListener): Channel => {
  const [command, args] = process.platform === 'win32' ? plain(launch) : watched(launch);
  const child = spawn(command, args, { env: {}, stdio: ['pipe', 'pipe', 'ignore', 'pipe'] });
  const [stdin, stdout] = [child.stdin, child.stdout] as [Socket, Socket];
  const life = child.stdio[3] as Socket;
  const ended = new Promise<void>((resolve) => {
    let isEnded = false;
    const end = (how: string): void => {
      if (isEnded) return;
      isEnded = true;
      // Its guard need not kill it any more.
      life.end('\n');
      resolve();
      listener.ended(how);
    };
    child.once('exit', (code, signal) => end(signal ?? `exit code ${code}`));
    child.once('error', (error) => end(error.message));
  });
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    child.ref();
    await ended;
  };
  for (const pipe of [stdin, life]) pipe.on('error', () => {});
  const cut = lineCutter(listener);
  stdout.setEncoding('utf8').on('data', (chunk: string) => {
    if (!cut(chunk)) void kill();
  });
  child.unref();
  for (const pipe of [stdin, stdout, life]) pipe.unref();
  return {
    pid: child.pid,
    send: (lines) => {
      stdin.write(lines);
    },
    kill,
  };
};

const plain = ({ command, args }: Launch): [string, readonly string[]] => [command, args];

/**
 * A shell sets limits, leaves a guard behind and becomes the interpreter. The guard waits at a pipe whose other end the
 * engine holds: when that is closed without a word, the engine is gone, and the interpreter is killed.
 */
const watched = ({ command, args, dataMb }: Launch): [string, readonly string[]] => {
  const guard = '{ read -r _ <&3 || kill -9 $$; } </dev/null >/dev/null 2>&1 &';
  const limits = ['ulimit -c 0'];
  if (process.platform === 'linux') limits.push(`ulimit -d ${dataMb * 1024}`);
  const script = [guard, 'exec 3<&-', ...limits, 'exec "$@"'].join('\n');
  return ['/bin/sh', ['-c', script, 'sh', command, ...args]];
};
