import { Worker } from 'node:worker_threads';
import { entry, programs } from '../programs.ts';
import type { Backend, Channel } from './channel.ts';
import { lineCutter } from './channel.ts';

/**
 * The same compartments in a thread of the engine's process, since SES changes the whole realm in which it is loaded: for
 * scripts that are trusted, such as those of tests. A script that eats memory may end the engine.
 */
export const inlineBackend = (): Backend => ({
  memoryBytes: null,
  start: (listener): Channel => {
    const thread = new Worker(entry, {
      workerData: programs,
      env: {},
      argv: [],
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 64 },
    });
    const cut = lineCutter(listener);
    thread.on('message', (text: string) => {
      if (!cut(text)) void thread.terminate();
    });
    thread.on('error', () => {});
    thread.once('exit', (code) => listener.ended(`exit code ${code}`));
    thread.unref();
    return {
      pid: undefined,
      send: (lines) => thread.postMessage(lines),
      kill: async () => {
        await thread.terminate();
      },
    };
  },
});
