import { RestClient } from '../load/rest-client.ts';
import { type ServerProcess, startServer } from '../load/server-process.ts';

const START_LIMIT_MS = 600_000;

export interface AnsweringServer extends ServerProcess {
  /** From spawn to the first answer to GET /version. */
  coldStartMs: number;
}

/** Starts a server on a folder, its job executor off as Camunda's is, and waits until it answers. */
export const startHere = async (folder: string, script?: string): Promise<AnsweringServer> => {
  const started = performance.now();
  const options = { limitMs: START_LIMIT_MS, ...(script !== undefined && { script }) };
  const server = await startServer(folder, ['--job-executor', 'off'], options);
  const rest = new RestClient(server.base, 1);
  await rest.must('GET', '/version');
  rest.close();
  return { ...server, coldStartMs: performance.now() - started };
};
