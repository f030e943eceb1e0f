import type { Activity } from '../model/process-graph.ts';
import { cancellation, deleteCascade, interrupt } from './cancel-scope.ts';
import { dispatchDelayedEventsAnd } from './conditional-events.ts';
import { handOverPayload } from './execute-activity.ts';
import type { Execution } from './execution.ts';
import { createConcurrentExecution, destroyScope, removeExecution } from './execution-tree.ts';
import { isConcurrentScope } from './legacy-behavior.ts';
import { type Operation, perform } from './step-loop.ts';
import type { Work } from './work.ts';

const nextActivity = (execution: Execution): Activity => {
  const { nextActivity: next } = execution;
  if (!next) throw new Error(`execution ${execution.id} has no activity to start`);
  execution.nextActivity = null;
  return next;
};

export const activityStartConcurrent: Operation = {
  keepsExecution: true,
  *run(execution) {
    const activity = nextActivity(execution);
    const concurrent = createConcurrentExecution(execution);
    concurrent.activity = activity;
    handOverPayload(concurrent, activity);
    concurrent.activityInstanceId = null;
    yield* perform(concurrent, 'activityStartCreateScope');
  },
};

export const activityStartCancelScope: Operation = {
  keepsExecution: true,
  *run(execution) {
    const activity = nextActivity(execution);
    execution.isActive = true;
    const goesOn = yield* cancelEventScope(execution, activity);
    goesOn.activity = activity;
    handOverPayload(goesOn, activity);
    goesOn.isActive = true;
    goesOn.isEnded = false;
    goesOn.activityInstanceId = null;
    yield* perform(goesOn, 'activityStartCreateScope');
  },
};

/**
 * With the scope its execution goes, and that around it goes on; but one that is concurrent itself, as those that are
 * compensated, goes on without being a scope (PvmAtomicOperationCancelActivity, LegacyBehavior.cancelConcurrentScope).
 */
function* cancelEventScope(execution: Execution, activity: Activity): Work<Execution> {
  if (!isConcurrentScope(execution)) {
    yield* deleteCascade(
      execution,
      cancellation({ reason: `Cancel scope activity Activity(${activity.id}) executed.` }),
    );
    return execution.parent as Execution;
  }
  const eventScope = activity.eventScope as Activity;
  const how = cancellation({ reason: `Scope Activity(${eventScope.id}) cancelled.` });
  yield* interrupt(execution, how);
  execution.activity = eventScope;
  execution.leaveActivityInstance();
  yield* interrupt(execution, how);
  yield* destroyScope(execution);
  return execution;
}

export const activityStartInterruptScope: Operation = {
  keepsExecution: true,
  *run(execution) {
    const scopeExecution = yield* interruptScope(execution, nextActivity(execution));
    scopeExecution.activityInstanceId = null;
    yield* perform(scopeExecution, 'activityStartCreateScope');
  },
};

export const transitionInterruptFlowScope: Operation = {
  *run(execution) {
    const { transition } = execution;
    if (!transition) throw new Error(`execution ${execution.id} is on no flow`);
    const scopeExecution = yield* interruptScope(execution, transition.destination);
    yield* dispatchDelayedEventsAnd(scopeExecution, (current) =>
      perform(current, 'transitionCreateScope'),
    );
  },
};

function* interruptScope(execution: Execution, activity: Activity): Work<Execution> {
  const scopeExecution = execution.isScope ? execution : (execution.parent as Execution);
  if (scopeExecution !== execution) yield* removeExecution(execution);
  yield* interrupt(
    scopeExecution,
    cancellation({ reason: `Interrupting activity Activity(${activity.id}) executed.` }),
  );
  scopeExecution.activity = activity;
  scopeExecution.isActive = true;
  scopeExecution.transition = execution.transition;
  return scopeExecution;
}
