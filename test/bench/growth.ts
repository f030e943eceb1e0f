import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Filled } from './apart/fill.ts';
import { apart } from './apart.ts';
import { residentBytes } from './resident.ts';
import { type AnsweringServer, startHere } from './server-here.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

/** A server on a folder with many instances. */
export interface Grown {
  instances: number;
  /** From spawn to the first answer. */
  startUpMs: number;
  /** Of the server process, once it answers. */
  residentBytes: number;
  /** Of all files of the folder, as they were filled: journals, snapshot, and what a given up one has left behind. */
  diskBytes: number;
  /** The same after the restarts, once no snapshot is written any more. */
  settledDiskBytes: number;
  /** What the instances take of the heap, without what is free to be collected. */
  heapBytes: number;
  /** The median of single restarts by one client over HTTP, once no snapshot is written; null where nothing is ended. */
  restartMs: number | null;
  /** The same right after the start, when a snapshot is due and written meanwhile if the folder is large. */
  restartAtOnceMs: number | null;
}

export interface GrowthFigures {
  /** Of a server on an empty folder, once it answers. */
  emptyResidentBytes: number;
  few: Grown;
  ended: Grown;
  waiting: Grown;
}

const FEW = 1_000;

export const growth = async (ended: number, waiting: number): Promise<GrowthFigures> => {
  const emptyResidentBytes = await inTemporaryFolder(async (folder) => {
    const server = await startAgain(folder);
    const bytes = residentBytes(server.pid);
    await server.end('SIGTERM');
    return bytes;
  });
  return {
    emptyResidentBytes,
    few: await measure('ended', FEW),
    ended: await measure('ended', ended),
    waiting: await measure('waiting', waiting),
  };
};

/** The second start counts: the first one fills the caches of tsx and of the file system. */
const startAgain = async (folder: string): Promise<AnsweringServer> => {
  await (await startHere(folder)).end('SIGTERM');
  return startHere(folder);
};

const measure = (state: 'ended' | 'waiting', instances: number): Promise<Grown> =>
  inTemporaryFolder(async (folder) => {
    const { ids, heapBytes } = await apart<Filled>(
      'fill',
      [folder, state, String(instances)],
      ['--expose-gc', '--max-old-space-size=16384'],
    );
    const diskBytes = bytesOf(folder);
    const server = await startAgain(folder);
    const resident = residentBytes(server.pid);
    const restart = async (): Promise<number | null> => {
      if (state === 'waiting') return null;
      const args = [server.base, ids.join(',')];
      return (await apart<{ restartMs: number }>('restart-client', args)).restartMs;
    };
    try {
      const restartAtOnceMs = await restart();
      await untilStill(folder);
      return {
        instances,
        startUpMs: server.coldStartMs,
        residentBytes: resident,
        diskBytes,
        settledDiskBytes: bytesOf(folder),
        heapBytes,
        restartMs: await restart(),
        restartAtOnceMs,
      };
    } finally {
      await server.end('SIGTERM');
    }
  });

const LOOK_EVERY_MS = 2_000;

/** Waits until no file comes or goes any more. */
const untilStill = async (folder: string): Promise<void> => {
  let before: string;
  let now = '';
  do {
    before = now;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    now = readdirSync(folder).join();
  } while (now !== before);
};

const bytesOf = (folder: string): number =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
