// Where the libraries of a worker lie: the engine knows, and says so when it starts one.
import { isMainThread, workerData } from 'node:worker_threads';

/** Paths of SES, acorn and the TypeScript compiler. */
export const programs = isMainThread ? JSON.parse(globalThis.process.argv[2]) : workerData;
