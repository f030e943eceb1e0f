import type { Execution } from '../execution/execution.ts';
import { pruneLastConcurrentChild, removeExecution, touch } from '../execution/execution-tree.ts';
import type { Work } from '../execution/work.ts';

/** What the end of an execution from outside means to the scope around it (ModificationUtil.handleChildRemovalInScope). */
export function* scopeLostChild(removed: Execution): Work {
  const lost = removed.activity ? removed : removed.superExecution;
  if (!lost?.activity) return;
  const { flowScope } = lost.activity;
  const inParent = lost.isConcurrent ? lost : lost.parent;
  const scopeExecution = parentScopeExecution(lost);
  if (!inParent || !scopeExecution) return;
  const composite =
    flowScope.kind === 'activity' ? lost.context.element(flowScope).composite : undefined;
  if (composite?.destroyInnerInstance) {
    yield* composite.destroyInnerInstance(inParent, flowScope as typeof lost.activity);
  } else if (inParent.isConcurrent) {
    yield* removeExecution(inParent);
    yield* pruneLastConcurrentChild(scopeExecution);
    touch(scopeExecution);
  }
}

/** The nearest scope execution above within the process instance (getParentScopeExecution). */
export const parentScopeExecution = ({ parent }: Execution): Execution | null =>
  parent && !parent.isScope ? parent.parent : parent;

/** The same, and above a called process instance the execution that called it. */
export const callingScopeExecution = (execution: Execution): Execution | null => {
  if (!execution.isProcessInstance) return parentScopeExecution(execution);
  const { superExecution } = execution;
  return superExecution && !superExecution.isScope ? superExecution.parent : superExecution;
};
