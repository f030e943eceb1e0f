import type { Rates } from './apart/rest-client.ts';
import { apart } from './apart.ts';
import { startCamunda } from './camunda.ts';
import { residentBytes } from './resident.ts';
import { startHere } from './server-here.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

export interface HttpFigures extends Rates {
  coldStartMs: number;
  /** Of the server process, after all of this load. */
  residentMb: number;
}

interface Started {
  base: string;
  pid: number;
  coldStartMs: number;
  end(): Promise<unknown>;
}

/** This engine behind HTTP, on an empty folder, every commit synced; `script`: a built server. */
export const httpHere = (script?: string): Promise<HttpFigures> =>
  measure((work) =>
    inTemporaryFolder(async (folder) => {
      const server = await startHere(folder, script);
      return work({ ...server, end: () => server.end('SIGTERM') });
    }),
  );

/** The real Camunda behind HTTP, on H2 in memory. */
export const httpCamunda = (): Promise<HttpFigures> =>
  measure(async (work) => work(await startCamunda()));

const measure = async (
  withServer: <R>(work: (server: Started) => Promise<R>) => Promise<R>,
): Promise<HttpFigures> => {
  // The second start counts: the first one fills the caches of tsx, or of the file system.
  await withServer((server) => server.end());
  return withServer(async ({ base, pid, coldStartMs, end }) => {
    try {
      const rates = await apart<Rates>('rest-client', [base]);
      return { ...rates, coldStartMs, residentMb: residentBytes(pid) / 2 ** 20 };
    } finally {
      await end();
    }
  });
};
