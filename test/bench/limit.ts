import { startScript } from '../load/server-process.ts';
import type { LimitRates } from './apart/limit-client.ts';
import { apart, scriptOf } from './apart.ts';
import { countsByTable, startRows } from './start-rows.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

export interface LimitFigures {
  /** One append and one shared fdatasync a request. */
  sync: LimitRates;
  /** The rows of a start in Maps and in one record of JSON besides. */
  rows: LimitRates;
  rowsOfAStart: Record<string, number>;
}

export const limit = async (): Promise<LimitFigures> => ({
  sync: await measure('sync'),
  rows: await measure('rows'),
  rowsOfAStart: countsByTable((await startRows())()),
});

const measure = (kind: 'sync' | 'rows'): Promise<LimitRates> =>
  inTemporaryFolder(async (folder) => {
    const server = await startScript(scriptOf('limit-server'), [kind, folder]);
    try {
      return await apart<LimitRates>('limit-client', [server.base]);
    } finally {
      await server.end('SIGTERM');
    }
  });
