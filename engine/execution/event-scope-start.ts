import type { Activity } from '../model/process-graph.ts';
import { cancellation, deleteCascade, interrupt } from './cancel-scope.ts';
import { dispatchDelayedEventsAnd } from './conditional-events.ts';
import { handOverPayload } from './execute-activity.ts';
import type { Execution } from './execution.ts';
import { createConcurrentExecution, removeExecution } from './execution-tree.ts';
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
    const parent = execution.parent as Execution;
    yield* deleteCascade(
      execution,
      cancellation({ reason: `Cancel scope activity Activity(${activity.id}) executed.` }),
    );
    parent.activity = activity;
    handOverPayload(parent, activity);
    parent.isActive = true;
    parent.isEnded = false;
    parent.activityInstanceId = null;
    yield* perform(parent, 'activityStartCreateScope');
  },
};

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
