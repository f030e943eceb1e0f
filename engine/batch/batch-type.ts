import type { CommandContext } from '../execution/context.ts';
import type { Work } from '../execution/work.ts';

/** What one job of a batch has to do: for which of the batch's elements, and how. */
export interface BatchShare<S> {
  ids: readonly string[];
  settings: S;
  batchId: string;
}

/** A kind of batch (Camunda: AbstractBatchJobHandler). Its settings are kept as JSON. */
export interface BatchType<S> {
  /** As in ACT_RU_BATCH.TYPE_: `instance-restart`. */
  name: string;
  /** Whether a job for a single process instance belongs to it, so that it takes its turn with the instance's jobs. */
  inInstance?: boolean;
  /** Does a job's share of the batch. A failure costs the job a retry and leaves the other jobs alone. */
  perform(context: CommandContext, share: BatchShare<S>): Work;
}

/** The kinds of batches by their names. */
export type BatchTypes = Readonly<Record<string, BatchType<never>>>;
