import type { Execution } from '../execution/execution.ts';
import { touch } from '../execution/execution-tree.ts';
import type { Activity } from '../model/process-graph.ts';

/** A token has come to a join: it waits there, and joins of the same scope at once shall not overlook each other. */
export const arrive = (execution: Execution): Execution[] => {
  execution.isActive = false;
  touch(execution.isConcurrent ? (execution.parent as Execution) : execution);
  return waitingAt(execution, execution.currentActivity);
};

/** Tokens that wait at an activity, this one included (findInactiveConcurrentExecutions). */
export const waitingAt = (execution: Execution, activity: Activity): Execution[] => {
  if (!execution.isConcurrent) return execution.isActive ? [] : [execution];
  const waiting: Execution[] = [];
  collectInactive(execution.parent as Execution, activity, waiting);
  return waiting;
};

/** Into one list, as there may be thousands of tokens. */
const collectInactive = (execution: Execution, activity: Activity, found: Execution[]): void => {
  for (const child of execution.children) {
    if (!child.isActive && child.activity === activity) found.push(child);
    collectInactive(child, activity, found);
  }
};
