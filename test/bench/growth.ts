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
  /** Of all files of the folder, before the server starts on it. */
  diskBytes: number;
  /** What the instances take of the heap, without what is free to be collected. */
  heapBytes: number;
  /** The median of single restarts by one client over HTTP; null where nothing is ended. */
  restartMs: number | null;
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
    try {
      const figures = {
        instances,
        startUpMs: server.coldStartMs,
        residentBytes: residentBytes(server.pid),
        diskBytes,
        heapBytes,
      };
      if (state === 'waiting') return { ...figures, restartMs: null };
      const args = [server.base, ids.join(',')];
      const { restartMs } = await apart<{ restartMs: number }>('restart-client', args);
      return { ...figures, restartMs };
    } finally {
      await server.end('SIGTERM');
    }
  });

const bytesOf = (folder: string): number =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
