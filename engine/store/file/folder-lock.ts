import { readFile as readSystemFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { type Files, readFile } from './files.ts';

/** Who works in a folder. */
interface Owner {
  pid: number;
  host: string;
  /** Tells the process from an earlier one with the same pid; null where the system does not say (not Linux). */
  started: string | null;
}

export const lockName = 'lock';

/**
 * Takes the folder for this process, also from one that is gone. Throws where another process, or this one, has it.
 * Answers what gives it back.
 */
export const lockFolder = async (files: Files, folder: string): Promise<() => Promise<void>> => {
  const path = `${folder}/${lockName}`;
  const owner: Owner = {
    pid: process.pid,
    host: hostname(),
    started: (await startOf(process.pid)) ?? null,
  };
  const text = JSON.stringify(owner);
  while (!(await create(files, path, text))) {
    const found = await readText(files, path);
    if (found === undefined) continue;
    await refuseIfAlive(found, path);
    await removeStale(files, path, found);
  }
  return () => files.remove(path);
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

const refuseIfAlive = async (text: string, path: string): Promise<void> => {
  const owner = parse(text);
  // Its writer died between making and filling it.
  if (!owner) return;
  const advice = `One process at a time may use the folder. If that one is gone, remove ${path}.`;
  if (owner.host !== hostname()) {
    throw new Error(`${path} belongs to process ${owner.pid} on ${owner.host}. ${advice}`);
  }
  if (await isAlive(owner)) {
    throw new Error(`${path} belongs to process ${owner.pid}, which is running. ${advice}`);
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
