import { elementsOf } from '../batch/batch-elements.ts';
import type { BatchType } from '../batch/batch-type.ts';
import { createBatch } from '../batch/create-batch.ts';
import type { BatchRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';
import { type ModifyProcessInstance, modifiable } from './modify-process-instance.ts';
import {
  type CommonInstruction,
  type ModifyProcessInstances,
  modifiedInstances,
  modifyProcessInstances,
} from './modify-process-instances.ts';
import type { ProcessInstances } from './process-instances.ts';

/** How each job modifies its instance: all of the command but whom it is about. */
type ModificationSettings = Omit<ModifyProcessInstances, keyof ProcessInstances>;

/**
 * Modifies instances by a batch, each in a job of its own. Whom a query finds is settled now; whether an instruction
 * can be carried out, when its job is done (ProcessInstanceModificationBatchCmd).
 */
export function* modifyProcessInstancesAsync(
  context: CommandContext,
  command: ModifyProcessInstances,
): Work<Readonly<BatchRow>> {
  const { processInstanceIds, processInstanceQuery, historicProcessInstanceQuery, ...settings } =
    command;
  const { ids, definition } = modifiedInstances(context, command);
  return createBatch(context, modificationBatch, {
    elements: elementsOf(ids, definition.deploymentId),
    settings: { ...settings, instructions: settings.instructions.map(kept) },
    tenantId: definition.tenantId,
  });
}

/** Modifies one instance by a batch (ModifyProcessInstanceAsyncCmd). */
export function* modifyProcessInstanceAsync(
  context: CommandContext,
  { processInstanceId, ...settings }: ModifyProcessInstance,
): Work<Readonly<BatchRow>> {
  const { processDefinitionId, tenantId } = modifiable(context, processInstanceId).row;
  const deploymentId = context.unit.get('processDefinition', processDefinitionId)?.deploymentId;
  const instructions = settings.instructions.map(kept);
  return createBatch(context, modificationBatch, {
    elements: elementsOf([processInstanceId], deploymentId ?? null),
    settings: { ...settings, processDefinitionId, instructions },
    tenantId,
  });
}

/** ModificationBatchJobHandler */
export const modificationBatch: BatchType<ModificationSettings> = {
  name: 'instance-modification',
  *perform(context, { ids, settings }) {
    try {
      yield* modifyProcessInstances(context, { ...settings, processInstanceIds: ids });
    } catch (error) {
      // C7 modifies in a command of its own, and so the job does not learn where it failed.
      context.loop.latestActivityId = null;
      throw error;
    }
  },
};

/** What C7 keeps of an instruction for a job: no variables, and of a transition no ancestor (ModificationCmdJsonConverter). */
const kept = (instruction: CommonInstruction): CommonInstruction => {
  if (instruction.type === 'startTransition')
    return { type: instruction.type, transitionId: instruction.transitionId };
  if (instruction.type !== 'startBeforeActivity' && instruction.type !== 'startAfterActivity')
    return instruction;
  const { type, activityId, ancestorActivityInstanceId } = instruction;
  return { type, activityId, ancestorActivityInstanceId };
};
