import { deleteProcessInstance as remove } from '../execution/delete-process-instance.ts';
import type { Execution } from '../execution/execution.ts';
import { instanceFailure } from '../failure.ts';
import { historicCallerLost } from '../history/process-instance.ts';
import { modifyInstance } from '../placement/modify-instance.ts';
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

/** DeleteProcessInstanceCmd: of the callers goes what did nothing but wait for the instance. */
export function* deleteProcessInstance(
  context: CommandContext,
  command: DeleteProcessInstance,
): Work {
  const { processInstanceId, deleteReason = null, failIfNotExists = true, ...skips } = command;
  const instance = context.execution(processInstanceId);
  if (!instance) {
    if (!failIfNotExists) return;
    throw instanceFailure.unknownInstance(processInstanceId);
  }
  const { superExecution } = instance;
  // C7 tells history only of what the instance itself called, never of an execution's.
  const orphans =
    skips.skipSubprocesses && instance.isProcessInstance ? calledInstances(instance) : [];
  yield* remove(context, processInstanceId, {
    ...skips,
    reason: deleteReason,
    externallyTerminated: true,
  });
  for (const orphan of orphans) historicCallerLost(orphan);
  if (superExecution) yield* cancelCall(superExecution, { ...skips, deleteReason });
}

const calledInstances = (execution: Execution): Execution[] => [
  ...(execution.subProcessInstance ? [execution.subProcessInstance] : []),
  ...execution.children.flatMap(calledInstances),
];

/** The tail of AbstractDeleteProcessInstanceCmd: a modification of the caller. */
const cancelCall = (
  { processInstance, activityInstanceId }: Execution,
  {
    deleteReason,
    skipCustomListeners = false,
    skipIoMappings = false,
  }: Omit<DeleteProcessInstance, 'processInstanceId'>,
): Work =>
  modifyInstance(processInstance, {
    instructions: [
      {
        type: 'cancelActivityInstance',
        activityInstanceId: activityInstanceId ?? '',
        reason: deleteReason ?? null,
      },
    ],
    reason: deleteReason ?? null,
    skipCustomListeners,
    skipIoMappings,
    externallyTerminated: true,
  });
