import type { BatchTypes } from '../batch/batch-type.ts';
import { deletionBatch } from './delete-process-instances-async.ts';
import { restartBatch } from './restart-process-instances-async.ts';

const all = [deletionBatch, restartBatch] as const;

/** Every kind of batch, by its name. */
export const batchTypes: BatchTypes = Object.fromEntries(all.map((type) => [type.name, type]));
