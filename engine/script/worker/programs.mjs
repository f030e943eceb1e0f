// Where the libraries of a worker lie: the engine knows, and says so when it starts one.
import { isMainThread, workerData } from 'node:worker_threads';

/** Their paths, by the names of ../programs.ts. */
export const programs = isMainThread ? JSON.parse(globalThis.process.argv[2]) : workerData;
