import { denoBinary, denoPlatform, entry, programs, readFolders } from '../programs.ts';
import type { Backend } from './channel.ts';
import { type Launch, processBackend } from './process-channel.ts';

/** In megabytes; Deno does not start with less. */
const HEAP_MB = 64;
const DATA_MB = 1_024;

/**
 * The real Deno, of the npm package `deno`, without any permission but to read its own program: network, environment,
 * other processes and signals are denied by the runtime itself. Throws where the package is not installed.
 */
export const denoBackend = (): Backend =>
  processBackend(denoLaunch([entry, JSON.stringify(programs)]));

/** How Deno is started on a program with its arguments. */
export const denoLaunch = (program: readonly string[]): Launch => ({
  command: installed(),
  args: [
    'run',
    '--quiet',
    '--no-config',
    '--no-lock',
    '--no-remote',
    '--no-npm',
    '--no-prompt',
    '--no-code-cache',
    `--v8-flags=--max-old-space-size=${HEAP_MB}`,
    `--allow-read=${readFolders.join(',')}`,
    ...program,
  ],
  dataMb: DATA_MB,
});

const installed = (): string => {
  const deno = denoBinary();
  if (deno !== undefined) return deno;
  throw new Error(
    `The script backend deno needs the npm packages deno and ${denoPlatform}: run "npm install deno", or choose another backend`,
  );
};
