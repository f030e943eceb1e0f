import { batchElements } from '../batch/batch-elements.ts';
import type { BatchType } from '../batch/batch-type.ts';
import { createBatch } from '../batch/create-batch.ts';
import { externalTaskFailure } from '../failure.ts';
import type { BatchRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';
import { type SetExternalTaskRetries, setExternalTaskRetries } from './set-external-task.ts';

/** SetExternalTasksRetriesBatchCmd: each task in a job of its own, where negative retries fail too. */
export function* setExternalTaskRetriesAsync(
  context: CommandContext,
  { externalTaskIds, retries }: SetExternalTaskRetries,
): Work<Readonly<BatchRow>> {
  const elements = batchElements(
    externalTaskIds.map((id) => [id, deploymentOf(context, id)] as const),
  );
  if (elements.ids.length === 0) throw externalTaskFailure.nothingNamed();
  return createBatch(context, externalTaskRetriesBatch, { elements, settings: { retries } });
}

/** SetExternalTaskRetriesJobHandler: a task that is gone fails. */
export const externalTaskRetriesBatch: BatchType<{ retries: number }> = {
  name: 'set-external-task-retries',
  *perform(context, { ids: externalTaskIds, settings }) {
    yield* setExternalTaskRetries(context, { ...settings, externalTaskIds });
  },
};

/** What is not there has no deployment. */
const deploymentOf = ({ unit }: CommandContext, externalTaskId: string): string | null => {
  const task = unit.get('externalTask', externalTaskId);
  const definition = task && unit.get('processDefinition', task.processDefinitionId);
  return definition?.deploymentId ?? null;
};
