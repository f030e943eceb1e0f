import { elementsOf } from '../batch/batch-elements.ts';
import type { BatchType } from '../batch/batch-type.ts';
import { createBatch } from '../batch/create-batch.ts';
import { restartFailure } from '../failure.ts';
import type { Instruction } from '../placement/instruction.ts';
import type { BatchRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';
import {
  collectedIds,
  type RestartProcessInstances,
  restartProcessInstances,
} from './restart-process-instances.ts';

/** How each job restarts its instance: all of the command but whom it is about. */
type RestartSettings = Omit<
  RestartProcessInstances,
  'processInstanceIds' | 'historicProcessInstanceQuery'
>;

/**
 * Restarts ended process instances by a batch, each in a job of its own. Whom a query finds is settled now; whether an
 * instance can be restarted, and with which variables, when its job is done (RestartProcessInstancesBatchCmd).
 */
export function* restartProcessInstancesAsync(
  context: CommandContext,
  command: RestartProcessInstances,
): Work<Readonly<BatchRow>> {
  const { processInstanceIds, historicProcessInstanceQuery, ...settings } = command;
  const ids = collectedIds(context, command);
  if (settings.instructions.length === 0) throw restartFailure.noInstructions();
  if (ids.has(null)) throw restartFailure.nullIdInBatch();
  const definition = context.unit.get('processDefinition', settings.processDefinitionId);
  if (!definition) throw restartFailure.noDefinition(settings.processDefinitionId);
  return createBatch(context, restartBatch, {
    elements: elementsOf([...ids] as string[], definition.deploymentId),
    settings: { ...settings, instructions: settings.instructions.map(target) },
    tenantId: definition.tenantId,
  });
}

/** RestartProcessInstancesJobHandler */
export const restartBatch: BatchType<RestartSettings> = {
  name: 'instance-restart',
  *perform(context, { ids, settings }) {
    try {
      yield* restartProcessInstances(context, { ...settings, processInstanceIds: ids });
    } catch (error) {
      // C7 starts the instance in a command of its own, and so the job does not learn where it failed.
      context.loop.latestActivityId = null;
      throw error;
    }
  },
};

/** Without what a restart does not look at, and JSON cannot hold. */
const target = (instruction: Instruction): Instruction =>
  instruction.type === 'startTransition'
    ? { type: instruction.type, transitionId: instruction.transitionId }
    : { type: instruction.type, activityId: instruction.activityId };
