import { modificationFailure } from '../failure.ts';
import type { ModificationInstruction } from '../placement/cancel-instruction.ts';
import { instancesOf } from '../placement/cancel-token.ts';
import { modifyInstance } from '../placement/modify-instance.ts';
import type { ProcessDefinitionRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';
import { modifiable } from './modify-process-instance.ts';
import type { ProcessInstances } from './process-instances.ts';

/** An instruction for many instances; `currentOnly` spares what earlier instructions of the modification made. */
export type CommonInstruction = ModificationInstruction & { currentOnly?: boolean };

/** Carries out the same instructions on several instances of a definition: on all or on none. */
export interface ModifyProcessInstances extends ProcessInstances {
  processDefinitionId: string;
  instructions: readonly CommonInstruction[];
  skipCustomListeners?: boolean;
  skipIoMappings?: boolean;
}

/** ProcessInstanceModificationCmd */
export function* modifyProcessInstances(
  context: CommandContext,
  command: ModifyProcessInstances,
): Work {
  const { ids, definition } = modifiedInstances(context, command);
  const { skipCustomListeners = false, skipIoMappings = false } = command;
  for (const id of ids) {
    const instance = modifiable(context, id);
    const { processDefinitionId } = instance.row;
    if (processDefinitionId !== definition.id)
      throw modificationFailure.otherDefinition(id, processDefinitionId, definition.id);
    yield* modifyInstance(instance, {
      instructions: command.instructions.flatMap((instruction): ModificationInstruction[] =>
        instruction.type === 'cancelActivity' && instruction.currentOnly
          ? instancesOf(instance, instruction.activityId)
          : [instruction],
      ),
      skipCustomListeners,
      skipIoMappings,
      externallyTerminated: false,
    });
  }
}

/** Whom a modification is about, each once (AbstractModificationCmd); refused without anything to do. */
export const modifiedInstances = (
  context: CommandContext,
  command: ModifyProcessInstances,
): { ids: string[]; definition: Readonly<ProcessDefinitionRow> } => {
  if (command.instructions.length === 0) throw modificationFailure.noInstructions();
  const ids = collectedIds(context, command);
  if (ids.size === 0) throw modificationFailure.noIds();
  if (ids.has(null)) throw modificationFailure.nullId();
  const definition = context.unit.get('processDefinition', command.processDefinitionId);
  if (!definition) throw modificationFailure.noDefinition(command.processDefinitionId);
  return { ids: [...ids] as string[], definition };
};

const collectedIds = (context: CommandContext, command: ProcessInstances): Set<string | null> => {
  const { processInstanceQuery, historicProcessInstanceQuery } = command;
  const ids = new Set<string | null>(command.processInstanceIds ?? []);
  const { unit } = context;
  if (processInstanceQuery) for (const { id } of unit.query(processInstanceQuery)) ids.add(id);
  if (historicProcessInstanceQuery?.orderBy?.length) throw modificationFailure.sortedQuery();
  if (historicProcessInstanceQuery)
    for (const { id } of unit.query(historicProcessInstanceQuery)) ids.add(id);
  return ids;
};
