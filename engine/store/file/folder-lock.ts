import { readlink, readFile as readSystemFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Files, readFile } from './files.ts';

/** Who works in a folder. */
interface Owner {
  pid: number;
  host: string;
  /** Tells the process from an earlier one with the same pid; null where the system does not say (not Linux). */
  started: string | null;
  /** Among which processes its number counts (a container has its own); null where the system does not say. */
  namespace?: string | null;
}

export const lockName = 'lock';

interface LockOptions {
  /** How long an owner whose process cannot be seen may show no sign of life. */
  patienceMs?: number;
  /** How often an owner shows one. */
  touchMs?: number;
  /** Told once if somebody else has the lock, with what the lock says. */
  onLost?: (lock: string) => void;
}

/**
 * Takes the folder for this process, also from one that is gone. Throws where another process, or this one, has it.
 * Answers what gives it back. The owner's process is looked for; where it cannot be seen, as from another machine or
 * container, it is gone if it has not touched the lock for so long.
 */
export const lockFolder = async (
  files: Files,
  folder: string,
  { patienceMs = 10_000, touchMs = 1_000, onLost = () => {} }: LockOptions = {},
): Promise<() => Promise<void>> => {
  const path = `${folder}/${lockName}`;
  const owner: Owner = {
    pid: process.pid,
    host: hostname(),
    started: (await ownStart()) ?? null,
    namespace: await processNamespace(),
  };
  const text = JSON.stringify(owner);
  while (!(await create(files, path, text))) {
    const found = await readText(files, path);
    if (found === undefined) continue;
    await refuseIfAlive(files, found, path, patienceMs);
    await removeStale(files, path, found);
  }
  const isOwn = async (): Promise<boolean> => {
    const found = await readText(files, path);
    if (found === text) return true;
    clearInterval(touching);
    if (found !== undefined) onLost(found);
    return false;
  };
  const touch = async () => {
    if (await isOwn()) await files.touch(path);
  };
  // What cannot be touched is not worth an end: those who see the process do not need it.
  const touching = setInterval(() => touch().catch(() => {}), touchMs).unref();
  return async () => {
    clearInterval(touching);
    if (await isOwn()) await files.remove(path);
  };
};

const create = async (files: Files, path: string, text: string): Promise<boolean> => {
  try {
    const file = await files.open(path, 'create');
    await file.write(Buffer.from(text), 0);
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

/** Moves it away first: if it is another one by now, somebody else was faster, and it goes back. */
const removeStale = async (files: Files, path: string, found: string): Promise<void> => {
  const aside = `${path}.${process.pid}`;
  try {
    await files.rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if ((await readText(files, aside)) === found) await files.remove(aside);
  else await files.rename(aside, path);
};

const refuseIfAlive = async (
  files: Files,
  text: string,
  path: string,
  patienceMs: number,
): Promise<void> => {
  const owner = parse(text);
  // Its writer died between making and filling it.
  if (!owner) return;
  const advice = `One process at a time may use the folder. If that one is gone, remove ${path}.`;
  const { pid, host, namespace = null } = owner;
  const isVisible =
    host === hostname() && (namespace === null || namespace === (await processNamespace()));
  if (isVisible && (await isAlive(owner))) {
    throw new Error(`${path} belongs to process ${pid}, which is running. ${advice}`);
  }
  // The first version did not touch its lock: nothing says that such an owner is gone.
  const isTouching = namespace !== null;
  if (!isVisible && (!isTouching || (await isTouched(files, path, patienceMs)))) {
    throw new Error(`${path} belongs to process ${pid} on ${host}, which is running. ${advice}`);
  }
};

/** Whether somebody touches the lock within that time. */
const isTouched = async (files: Files, path: string, patienceMs: number): Promise<boolean> => {
  const before = await files.touched(path);
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += lookEveryMs) {
    await sleep(lookEveryMs);
    if ((await files.touched(path)) !== before) return true;
  }
  return false;
};

const lookEveryMs = 200;

/** Null on a system that does not say (not Linux). */
const processNamespace = async (): Promise<string | null> => {
  try {
    return await readlink('/proc/self/ns/pid');
  } catch {
    return null;
  }
};

const isAlive = async ({ pid, started }: Owner): Promise<boolean> => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const startedNow = await startOf(pid);
  return started === null || startedNow === undefined || started === startedNow;
};

let known: ReturnType<typeof startOf> | undefined;

const ownStart = (): ReturnType<typeof startOf> => {
  known ??= startOf(process.pid);
  return known;
};

/** When a process started, by /proc: the boot, and ticks since then. A zombie counts as never started. */
const startOf = async (pid: number): Promise<string | undefined> => {
  try {
    const boot = await readSystemFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readSystemFile(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold anything (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'zombie' : `${boot.trim()} ${fields[19]}`;
  } catch {
    return undefined;
  }
};

const readText = async (files: Files, path: string): Promise<string | undefined> =>
  (await readFile(files, path))?.toString();

const parse = (text: string): Owner | undefined => {
  try {
    return JSON.parse(text) as Owner;
  } catch {
    return undefined;
  }
};
