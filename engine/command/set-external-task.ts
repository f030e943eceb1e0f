import { setExternalTaskRetries as setRetries } from '../execution/external-task.ts';
import { externalTaskFailure } from '../failure.ts';
import type { CommandContext, Work } from './command.ts';
import { externalTaskOf } from './external-task.ts';

/** How often tasks may still be tried; all or none of them. */
export interface SetExternalTaskRetries {
  externalTaskIds: readonly string[];
  retries: number;
}

/** SetExternalTaskRetriesCmd, SetExternalTasksRetriesCmd */
export function* setExternalTaskRetries(
  context: CommandContext,
  { externalTaskIds, retries }: SetExternalTaskRetries,
): Work {
  if (externalTaskIds.length === 0) throw externalTaskFailure.nothingNamed();
  if (retries < 0) throw externalTaskFailure.negativeRetries();
  for (const id of externalTaskIds) setRetries(context, externalTaskOf(context, id), retries);
}

export interface SetExternalTaskPriority {
  externalTaskId: string;
  priority: number;
}

/** SetExternalTaskPriorityCmd */
export function* setExternalTaskPriority(
  context: CommandContext,
  { externalTaskId, priority }: SetExternalTaskPriority,
): Work {
  externalTaskOf(context, externalTaskId).priority = priority;
}
