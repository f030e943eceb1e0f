import { deleteProcessInstance as remove } from '../execution/delete-process-instance.ts';
import { instanceFailure } from '../failure.ts';
import type { CommandContext, Work } from './command.ts';

/** Cancels a running instance: EXTERNALLY_TERMINATED in history. */
export interface DeleteProcessInstance {
  processInstanceId: string;
  deleteReason?: string | null;
  skipCustomListeners?: boolean;
  skipIoMappings?: boolean;
  skipSubprocesses?: boolean;
  /** By default an unknown id is refused. */
  failIfNotExists?: boolean;
}

/** DeleteProcessInstanceCmd */
export function* deleteProcessInstance(context: CommandContext, command: DeleteProcessInstance): Work {
  const { processInstanceId, deleteReason = null, failIfNotExists = true, ...skips } = command;
  if (!context.execution(processInstanceId)?.isProcessInstance) {
    if (!failIfNotExists) return;
    throw instanceFailure.unknownInstance(processInstanceId);
  }
  yield* remove(context, processInstanceId, { ...skips, reason: deleteReason, externallyTerminated: true });
}
