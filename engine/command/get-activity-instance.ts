import { type ActivityInstance, activityInstanceTree } from '../execution/activity-instance-tree.ts';
import type { CommandContext, Work } from './command.ts';

export interface GetActivityInstance {
  processInstanceId: string;
}

/** What runs in an instance, as a tree; null where no such instance runs (GetActivityInstanceCmd). Changes nothing. */
// biome-ignore lint/correctness/useYield: a command is work, also one that never waits
export function* getActivityInstance(context: CommandContext, { processInstanceId }: GetActivityInstance): Work<ActivityInstance | null> {
  const instance = context.execution(processInstanceId);
  return instance?.isProcessInstance ? activityInstanceTree(instance) : null;
}
