import { join } from 'node:path';
import { entry, programs, readFolders } from '../programs.ts';
import type { Backend } from './channel.ts';
import { type Launch, processBackend } from './process-channel.ts';

/** In megabytes: of V8's heap, and of all data of the process; since Node 23 it reserves more than it uses. */
const HEAP_MB = 96;
const DATA_MB = Number.parseInt(process.versions.v8, 10) < 13 ? 512 : 1_024;

/** Node with its permission flag: it reads its own program and nothing else, and starts no process, thread or addon. */
export const nodeBackend = (): Backend =>
  processBackend(nodeLaunch([entry, JSON.stringify(programs)]));

/** How Node is started on a program with its arguments. */
export const nodeLaunch = (program: readonly string[]): Launch => ({
  command: process.execPath,
  args: [
    permissionFlag,
    ...readFolders.map((folder) => `--allow-fs-read=${join(folder, '*')}`),
    '--no-warnings',
    `--max-old-space-size=${HEAP_MB}`,
    ...program,
  ],
  dataMb: DATA_MB,
});

const permissionFlag = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission';
