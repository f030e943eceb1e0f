import { startCamunda, whyNoCamunda } from '../../bench/camunda.ts';
import { startServer } from '../../load/server-process.ts';
import type { Pair } from './comparison.ts';

export interface Servers extends Pair {
  end(): Promise<void>;
}

const OPTIONS = ['--job-executor', 'off', '--log-level', 'warn'];

const realOne = async (): Promise<{ base: string; end(): Promise<void> }> => {
  const { CAMUNDA_URL, CAMUNDA_PORT } = process.env;
  if (CAMUNDA_URL !== undefined) return { base: CAMUNDA_URL, end: async () => {} };
  const why = whyNoCamunda();
  if (why !== undefined) throw new Error(`${why}; CAMUNDA_URL may name a Camunda that runs`);
  return startCamunda(CAMUNDA_PORT === undefined ? undefined : Number(CAMUNDA_PORT));
};

/** The real Camunda, and this project's server in a process of its own; the job executor of both is off. */
export const startServers = async (): Promise<Servers> => {
  const camunda = await realOne();
  const here = await startServer(':memory:', OPTIONS).catch(async (error) => {
    await camunda.end();
    throw error;
  });
  return {
    camunda: camunda.base,
    here: here.base,
    end: async () => {
      await Promise.all([camunda.end(), here.end('SIGTERM')]);
    },
  };
};
