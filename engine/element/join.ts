import type { Execution } from '../execution/execution.ts';
import { touch } from '../execution/execution-tree.ts';

/** A token has come to a join: it waits there, and joins of the same scope at once shall not overlook each other. */
export const arrive = (execution: Execution): void => {
  execution.isActive = false;
  touch(execution.isConcurrent ? (execution.parent as Execution) : execution);
};

/** How many tokens wait where this one is, itself included. */
export const countWaiting = (execution: Execution): number => {
  if (!execution.isConcurrent) return execution.isActive ? 0 : 1;
  let count = 0;
  for (const { isActive } of standingWith(execution)) if (!isActive) count++;
  return count;
};

/** Those tokens, in the order in which they came into the scope (findInactiveConcurrentExecutions). */
export const waitingWith = (execution: Execution): readonly Execution[] => {
  if (!execution.isConcurrent) return execution.isActive ? [] : [execution];
  const standing = standingWith(execution);
  const { children } = execution.parent as Execution;
  return children.filter((child) => standing.has(child) && !child.isActive);
};

const standingWith = (execution: Execution): ReadonlySet<Execution> =>
  (execution.parent as Execution).childExecutions.at(execution.currentActivity);
