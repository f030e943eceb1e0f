import type { BatchTypes } from '../batch/batch-type.ts';
import { messageBatch } from './correlate-message-async.ts';
import { historicDeletionBatch } from './delete-historic-process-instances-async.ts';
import { deletionBatch } from './delete-process-instances-async.ts';
import { modificationBatch } from './modify-process-instances-async.ts';
import { restartBatch } from './restart-process-instances-async.ts';
import { externalTaskRetriesBatch } from './set-external-task-retries-async.ts';
import { jobRetriesBatch } from './set-job-retries-async.ts';
import { removalTimeBatch } from './set-removal-time-async.ts';
import { variablesBatch } from './set-variables-async.ts';
import { suspensionBatch } from './suspend-process-instances-async.ts';

const all = [
  deletionBatch,
  externalTaskRetriesBatch,
  historicDeletionBatch,
  jobRetriesBatch,
  messageBatch,
  modificationBatch,
  removalTimeBatch,
  restartBatch,
  suspensionBatch,
  variablesBatch,
] as const;

/** Every kind of batch, by its name. */
export const batchTypes: BatchTypes = Object.fromEntries(all.map((type) => [type.name, type]));
