import type { BatchType } from '../batch/batch-type.ts';
import { createBatch } from '../batch/create-batch.ts';
import { suspensionFailure } from '../failure.ts';
import type { BatchRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';
import { type ProcessInstances, processInstanceElements } from './process-instances.ts';
import { suspendProcessInstance } from './suspend.ts';

/** Suspends or activates process instances by a batch, each in a job of its own. */
export interface SuspendProcessInstancesAsync extends ProcessInstances {
  suspended: boolean;
}

/** UpdateProcessInstancesSuspendStateBatchCmd */
export function* suspendProcessInstancesAsync(
  context: CommandContext,
  { suspended, ...instances }: SuspendProcessInstancesAsync,
): Work<Readonly<BatchRow>> {
  if (instances.processInstanceIds?.includes(null)) throw suspensionFailure.nullInstance();
  const elements = processInstanceElements(context, instances);
  if (elements.ids.length === 0) throw suspensionFailure.noInstancesForBatch();
  return createBatch(context, suspensionBatch, { elements, settings: { suspended } });
}

/** UpdateProcessInstancesSuspendStateJobHandler */
export const suspensionBatch: BatchType<{ suspended: boolean }> = {
  name: 'instance-update-suspension-state',
  *perform(context, { ids: processInstanceIds, settings: { suspended } }) {
    yield* suspendProcessInstance(context, { processInstanceIds, suspended });
  },
};
