import { historicActivityEnded } from '../history/activity-instance.ts';
import { historicProcessInstanceEnded } from '../history/process-instance.ts';
import type { Scope } from '../model/process-graph.ts';
import { mappingOf } from './activity-execution-mapping.ts';
import { canHaveChildScopes } from './activity-start.ts';
import { throwsCompensation } from './compensation-behavior.ts';
import { dispatchDelayedEventsAnd } from './conditional-events.ts';
import type { Execution } from './execution.ts';
import {
  destroyScope,
  pruneLastConcurrentChild,
  removeExecution,
  touch,
} from './execution-tree.ts';
import { isShared, propagatingOnEnd, sharesExecution } from './legacy-behavior.ts';
import { invokeListeners } from './listener.ts';
import { type Operation, perform } from './step-loop.ts';
import type { Work } from './work.ts';

/**
 * End listeners, then history (PvmAtomicOperationActivityInstanceEnd). Answers false where a listener's error went
 * elsewhere.
 */
export function* beginEnd(execution: Execution, scope: Scope): Work<boolean> {
  execution.row.sequenceCounter++;
  const { parent, activity } = execution;
  if (
    parent &&
    activity &&
    execution.isScope &&
    activity.isScope &&
    canHaveChildScopes(execution) &&
    !(throwsCompensation(activity) && isShared(activity, mappingOf(execution)))
  ) {
    execution.activityInstanceId = parent.activityInstanceId;
    parent.leaveActivityInstance();
  }
  execution.transition = null;
  if (execution.activityInstanceId === null) return true;
  if (!execution.endListenersFailed && !(yield* invokeListeners(execution, 'end', scope)))
    return false;
  if (scope.kind === 'process') historicProcessInstanceEnded(execution);
  else historicActivityEnded(execution);
  return true;
}

/** A token that ends in an activity. */
export const activityNotifyListenerEnd: Operation = {
  isObsolete: ({ isCanceled }) => isCanceled,
  *run(execution) {
    if (!(yield* beginEnd(execution, execution.currentActivity))) return;
    yield* dispatchDelayedEventsAnd(execution, (current) => {
      current.leaveActivityInstance();
      current.activityInstanceId = null;
      return perform(current, 'activityEnd');
    });
  },
};

/** The activity instance of a token that is taken away ends, without consequences for the tree. */
export const fireActivityEnd: Operation = {
  *run(execution) {
    const scope = execution.currentActivity;
    if (!execution.endListenersFailed) yield* invokeListeners(execution, 'end', scope);
    historicActivityEnded(execution);
  },
};

/** What the end of a token means for the scope around it: others go on there, or the scope is complete. */
export const activityEnd: Operation = {
  isAsync: ({ currentActivity }) => currentActivity.asyncAfter,
  *run(execution) {
    execution.activityInstanceId ??= execution.parentActivityInstanceId;
    const { currentActivity: activity } = execution;
    // The process instance's own execution always stands for a scope: nothing has to be asked.
    const isPlain = execution.isProcessInstance && !activity.isScope && !activity.isForCompensation;
    const mapping = isPlain ? null : mappingOf(execution);
    let ending = execution;
    if (mapping && execution.isScope && activity.isScope && !sharesExecution(execution, mapping)) {
      yield* destroyScope(execution);
      if (!execution.isConcurrent) {
        const parent = execution.parent as Execution;
        yield* removeExecution(execution);
        ending = parent;
        ending.activity = activity;
      }
    }
    if (mapping) ending = yield* propagatingOnEnd(ending, mapping);
    const { flowScope } = activity;
    if (flowScope.kind === 'process') {
      if (ending.isConcurrent) {
        const parent = ending.parent as Execution;
        yield* removeExecution(ending);
        yield* pruneLastConcurrentChild(parent);
        touch(parent);
      } else {
        ending.isEnded = true;
        if (!ending.preserveScope) yield* perform(ending, 'processEnd');
      }
      return;
    }
    const { composite } = execution.context.element(flowScope);
    if (!composite)
      throw new Error(`${flowScope.type} ${flowScope.id} contains activities but is not composite`);
    if (ending.isConcurrent && !ending.isScope)
      yield* composite.concurrentChildEnded(ending.parent as Execution, ending);
    else {
      ending.activity = flowScope;
      yield* composite.complete(ending);
    }
  },
};

/** The process instance ends; whoever called it goes on. */
export const processEnd: Operation = {
  *run(execution) {
    if (!(yield* beginEnd(execution, execution.graph))) return;
    execution.leaveActivityInstance();
    const { superExecution, context } = execution;
    const caller = superExecution && context.element(superExecution.currentActivity).caller;
    if (superExecution && caller) yield* caller.passOutput(superExecution, execution);
    yield* destroyScope(execution);
    yield* removeExecution(execution);
    if (superExecution && caller) {
      superExecution.subProcessInstance = null;
      yield* caller.calledInstanceEnded(superExecution);
    }
  },
};
