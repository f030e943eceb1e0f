import { batchElements } from '../batch/batch-elements.ts';
import type { BatchType } from '../batch/batch-type.ts';
import { createBatch } from '../batch/create-batch.ts';
import { batchFailure } from '../failure.ts';
import type { Query, RowOf } from '../store/query.ts';
import type { BatchRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';
import type { ProcessInstances } from './process-instances.ts';
import { setJobRetries } from './set-job-retries.ts';

interface RetrySettings {
  retries: number;
  /** When the jobs are due then; left as it is where undefined. */
  dueDate?: number | null | undefined;
}

/** Sets the retries of jobs by a batch, each in a job of its own: of those named and found by a query. */
export interface SetJobRetriesAsync extends RetrySettings {
  jobIds?: readonly (string | null)[] | null;
  jobQuery?: Query<'job'> | null;
}

/** SetJobsRetriesBatchCmd */
export function* setJobRetriesAsync(
  context: CommandContext,
  { jobIds, jobQuery, ...settings }: SetJobRetriesAsync,
): Work<Readonly<BatchRow>> {
  const named = new Set(jobIds);
  if (named.size === 0 && !jobQuery) throw batchFailure.noJobs();
  const { unit } = context;
  const ids = [...named].filter((id) => id !== null);
  const rows = [
    ...(named.size > 0 ? jobsWith(context, 'id', ids) : []),
    ...(jobQuery ? unit.query(jobQuery) : []),
  ];
  return retryBatchOf(context, rows, named, settings);
}

/** As SetJobRetriesAsync, of the jobs that process instances have now. */
export interface SetJobRetriesByProcessAsync extends RetrySettings, ProcessInstances {}

/** SetJobsRetriesByProcessBatchCmd */
export function* setJobRetriesByProcessAsync(
  context: CommandContext,
  command: SetJobRetriesByProcessAsync,
): Work<Readonly<BatchRow>> {
  const { processInstanceIds, processInstanceQuery, historicProcessInstanceQuery, ...settings } =
    command;
  if (!processInstanceIds?.length && !processInstanceQuery && !historicProcessInstanceQuery)
    throw batchFailure.noProcessInstances();
  const { unit } = context;
  const ids = new Set(processInstanceIds);
  if (processInstanceQuery) for (const { id } of unit.query(processInstanceQuery)) ids.add(id);
  if (historicProcessInstanceQuery)
    for (const { id } of unit.query(historicProcessInstanceQuery)) ids.add(id);
  const jobs = jobsWith(
    context,
    'processInstanceId',
    [...ids].filter((id) => id !== null),
  );
  return retryBatchOf(context, jobs, new Set(), settings);
}

/** SetJobRetriesJobHandler: a job that is gone fails. */
export const jobRetriesBatch: BatchType<RetrySettings> = {
  name: 'set-job-retries',
  *perform(context, { ids: jobIds, settings }) {
    yield* setJobRetries(context, { ...settings, jobIds });
  },
};

const jobsWith = (
  context: CommandContext,
  column: string,
  values: readonly string[],
): RowOf<'job'>[] => context.unit.query({ table: 'job', where: [{ op: 'in', column, values }] });

/** AbstractSetJobsRetriesBatchCmd. What is named and not there has no deployment. */
const retryBatchOf = (
  context: CommandContext,
  jobs: readonly RowOf<'job'>[],
  named: ReadonlySet<string | null>,
  settings: RetrySettings,
): BatchRow => {
  const found = new Set<string | null>(jobs.map(({ id }) => id));
  const elements = batchElements([
    ...jobs.map(({ id, deploymentId }) => [id, deploymentId] as const),
    ...[...named].filter((id) => !found.has(id)).map((id) => [id, null] as const),
  ]);
  if (elements.ids.length === 0) throw batchFailure.noElements('jobIds');
  if (settings.retries < 0) throw batchFailure.negativeRetries();
  return createBatch(context, jobRetriesBatch, { elements, settings });
};
