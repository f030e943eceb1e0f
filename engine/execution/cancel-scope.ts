import type { Activity } from '../model/process-graph.ts';
import { beginEnd } from './activity-end.ts';
import { activityInstanceState } from './activity-instance-state.ts';
import { executesNonScopeCompensationHandler } from './compensation-behavior.ts';
import type { Execution } from './execution.ts';
import {
  destroyScope,
  removeAllTasks,
  removeExecution,
  removeJobs,
  removeSubscriptions,
  removeTasks,
} from './execution-tree.ts';
import { type Operation, perform } from './step-loop.ts';
import type { Work } from './work.ts';

/** How something that runs is taken away: what of the model still runs, and what history says of it. */
export interface Cancellation {
  reason: string | null;
  skipCustomListeners: boolean;
  skipIoMappings: boolean;
  /** From outside of the process: EXTERNALLY_TERMINATED. */
  externallyTerminated: boolean;
  /** Called instances stay, and lose their caller. */
  skipSubprocesses: boolean;
}

export const cancellation = (given: Partial<Cancellation> = {}): Cancellation => ({
  reason: null,
  skipCustomListeners: false,
  skipIoMappings: false,
  externallyTerminated: false,
  skipSubprocesses: false,
  ...given,
});

/** Takes an execution and all below it away, innermost first (PvmExecutionImpl.deleteCascade). */
export function* deleteCascade(execution: Execution, how: Cancellation): Work {
  execution.deleteReason = how.reason;
  execution.isDeleteRoot = true;
  execution.isEnded = true;
  execution.skipCustomListeners = how.skipCustomListeners;
  execution.skipIoMappings = how.skipIoMappings;
  execution.externallyTerminated = how.externallyTerminated;
  execution.skipSubprocesses = how.skipSubprocesses;
  yield* perform(execution, 'deleteCascade');
}

export const deleteCascadeOperation: Operation = {
  allowedWhenSuspended: true,
  keepsExecution: true,
  *run(execution) {
    let leaf: Execution;
    do {
      leaf = firstLeaf(execution);
      // Already gone as the concurrent parent of the leaf before.
      if (leaf.isDeleteRoot && leaf.isRemoved) return;
      const root = deleteRootOf(execution);
      leaf.skipCustomListeners = root.skipCustomListeners;
      leaf.skipIoMappings = root.skipIoMappings;
      leaf.externallyTerminated = root.externallyTerminated;
      const called = leaf.subProcessInstance;
      if (called && root.skipSubprocesses) {
        called.row.superExecutionId = null;
        leaf.subProcessInstance = null;
      } else if (called) {
        yield* deleteCascade(called, {
          reason: execution.deleteReason,
          skipCustomListeners: leaf.skipCustomListeners,
          skipIoMappings: leaf.skipIoMappings,
          externallyTerminated: leaf.externallyTerminated,
          skipSubprocesses: leaf.skipSubprocesses,
        });
      }
      yield* perform(leaf, 'deleteCascadeFireActivityEnd');
    } while (!leaf.isDeleteRoot);
  },
};

const firstLeaf = (execution: Execution): Execution => {
  const [child] = execution.children;
  return child ? firstLeaf(child) : execution;
};

const deleteRootOf = (execution: Execution): Execution => {
  let each = execution;
  while (!each.isDeleteRoot && each.parent) each = each.parent;
  return each;
};

export const deleteCascadeFireActivityEnd: Operation = {
  allowedWhenSuspended: true,
  *run(execution) {
    execution.activityInstanceState = activityInstanceState.canceled;
    if (!(yield* beginEnd(execution, scopeOf(execution)))) return;
    const { activity } = execution;
    const executesNonScope = activity !== null && !activity.isScope;
    const isAsyncBefore = activity !== null && execution.activityInstanceId === null;
    if (
      execution.isScope &&
      (executesNonScope || isAsyncBefore) &&
      !executesNonScopeCompensationHandler(execution)
    ) {
      yield* removeAllTasks(execution);
      execution.leaveActivityInstance();
      execution.activity = flowScopeActivity(activity as Activity);
      yield* perform(execution, 'deleteCascadeFireActivityEnd');
      return;
    }
    yield* removeWithConcurrentParent(execution, activity);
  },
};

function* removeWithConcurrentParent(execution: Execution, activity: Activity | null): Work {
  const { parent } = execution;
  if (execution.isScope) yield* destroyScope(execution);
  yield* removeExecution(execution);
  if (execution.isDeleteRoot || !parent) return;
  let above: Execution | null = parent;
  if (!above.isScope && above.children.length === 0) {
    const concurrent = above;
    above = concurrent.parent;
    yield* removeExecution(concurrent);
    if (concurrent.isDeleteRoot) return;
  }
  if (above && above.activity === null && activity) above.activity = flowScopeActivity(activity);
}

const scopeOf = (execution: Execution) => {
  for (let each: Execution | null = execution; each; each = each.parent)
    if (each.activity) return each.activity;
  return execution.graph;
};

const flowScopeActivity = ({ flowScope }: Activity): Activity | null =>
  flowScope.kind === 'activity' ? flowScope : null;

/** Ends all that goes on in a scope, which itself stays (ExecutionEntity.interrupt). */
export function* interrupt(execution: Execution, how: Cancellation): Work {
  const { activityId } = execution.row;
  if (!execution.preserveScope) {
    removeJobs(execution);
    removeSubscriptions(execution);
  } else if (activityId !== null) removeJobs(execution, activityId);
  yield* removeTasks(execution, how.reason ?? undefined, how.skipCustomListeners);
  yield* clearScope(execution, how);
}

function* clearScope(execution: Execution, how: Cancellation): Work {
  execution.skipCustomListeners = how.skipCustomListeners;
  execution.skipIoMappings = how.skipIoMappings;
  const below = { ...how, skipSubprocesses: false };
  if (execution.subProcessInstance) yield* deleteCascade(execution.subProcessInstance, below);
  for (const child of execution.nonEventScopeChildren) {
    if (child.subProcessInstance) yield* deleteCascade(child.subProcessInstance, below);
    yield* deleteCascade(child, below);
  }
  if ((execution.isActive || how.externallyTerminated) && execution.activity) {
    if (
      execution.activityInstanceState !== activityInstanceState.ending ||
      execution.endListenersFailed
    ) {
      execution.activityInstanceState = activityInstanceState.canceled;
      yield* perform(execution, 'fireActivityEnd');
    }
    execution.activityInstanceState = activityInstanceState.default;
  }
}
