import type { Execution } from '../execution/execution.ts';
import { modificationFailure } from '../failure.ts';
import type { ModificationInstruction } from '../placement/cancel-instruction.ts';
import { modifyInstance } from '../placement/modify-instance.ts';
import type { CommandContext, Work } from './command.ts';

/**
 * Places and takes away tokens in a running process instance, one instruction after another. With no instruction the
 * instance must only exist.
 */
export interface ModifyProcessInstance {
  processInstanceId: string;
  instructions: readonly ModificationInstruction[];
  skipCustomListeners?: boolean;
  skipIoMappings?: boolean;
}

/** ModifyProcessInstanceCmd, asked for from outside: an instance of which nothing is left is EXTERNALLY_TERMINATED. */
export function* modifyProcessInstance(
  context: CommandContext,
  { processInstanceId, ...command }: ModifyProcessInstance,
): Work {
  const { instructions, skipCustomListeners = false, skipIoMappings = false } = command;
  yield* modifyInstance(modifiable(context, processInstanceId), {
    instructions: instructions.map(withoutReason),
    skipCustomListeners,
    skipIoMappings,
    externallyTerminated: true,
  });
}

/** C7 gives a reason for all that is canceled but this (ProcessInstanceModificationBuilderImpl.cancelActivityInstance). */
const withoutReason = (instruction: ModificationInstruction): ModificationInstruction =>
  instruction.type === 'cancelActivityInstance' ? { ...instruction, reason: null } : instruction;

/** C7 takes the id of any execution, but only a process instance's makes sense to it. */
export const modifiable = (context: CommandContext, processInstanceId: string): Execution => {
  const instance = context.execution(processInstanceId);
  if (!instance) throw modificationFailure.noInstance(processInstanceId);
  return instance;
};
