import {
  type ActivityInstance,
  activityInstanceTree,
} from '../execution/activity-instance-tree.ts';
import { modificationFailure } from '../failure.ts';
import type { CommandContext, Work } from './command.ts';

export interface GetActivityInstance {
  processInstanceId: string;
}

/**
 * What runs in an instance, as a tree; null where no such instance runs (GetActivityInstanceCmd). Refused where the
 * id is that of an execution within one. Changes nothing.
 */
export function* getActivityInstance(
  context: CommandContext,
  { processInstanceId }: GetActivityInstance,
): Work<ActivityInstance | null> {
  const instance = context.execution(processInstanceId);
  if (!instance) return null;
  if (!instance.isProcessInstance) throw modificationFailure.noTree(instance.row.processInstanceId);
  return activityInstanceTree(instance);
}
