import { historicActivityStarted } from '../history/activity-instance.ts';
import { createTimers } from '../job/timer.ts';
import type { Scope } from '../model/process-graph.ts';
import { activityInstanceState } from './activity-instance-state.ts';
import { throwsCompensation } from './compensation-behavior.ts';
import {
  dispatchConditionalEvents,
  dispatchDelayedEventsAnd,
  ifStillThere,
} from './conditional-events.ts';
import { createSubscriptions } from './event-subscription.ts';
import type { Execution } from './execution.ts';
import { createExecution } from './execution-tree.ts';
import { executeInputMappings } from './io-mapping.ts';
import { leave } from './leave.ts';
import { invokeListeners } from './listener.ts';
import { type Operation, perform } from './step-loop.ts';
import { nothing, type Work } from './work.ts';

/** A token goes into an activity that no flow led it to. */
export const activityStartCreateScope: Operation = {
  queued: true,
  isAsync: ({ currentActivity }) => currentActivity.asyncBefore,
  isObsolete: ({ isEnded }) => isEnded,
  run(execution) {
    const inner = createScope(execution);
    inner.ignoreAsync = false;
    return perform(inner, 'activityStart');
  },
};

/** A token goes into the activity that its flow leads to. */
export const transitionCreateScope: Operation = {
  queued: true,
  allowedWhenSuspended: true,
  isAsync: ({ currentActivity }) => currentActivity.asyncBefore,
  run: (execution) => perform(createScope(execution), 'transitionNotifyListenerStart'),
};

export const activityStart: Operation = {
  run: (execution) => startActivityInstance(execution, execution.currentActivity, execute),
};

export const transitionNotifyListenerStart: Operation = {
  allowedWhenSuspended: true,
  run: (execution) =>
    startActivityInstance(execution, execution.currentActivity, () => {
      const { transition } = execution;
      if (transition) execution.activity = transition.destination;
      execution.transition = null;
      execution.processInstance.isStarting = false;
      return execute(execution);
    }),
};

const execute = (execution: Execution): Work =>
  dispatchDelayedEventsAnd(execution, (current) => perform(current, 'activityExecute'));

/** The element does its work. */
export const activityExecute: Operation = {
  run(execution) {
    execution.activityInstanceState = activityInstanceState.default;
    const { isScope } = execution.currentActivity;
    return ifStillThere(
      execution,
      isScope ? dispatchConditionalEvents(execution, null) : nothing,
      enter,
    );
  },
};

function* enter(execution: Execution): Work {
  const answer = execution.context.element(execution.currentActivity).enter(execution);
  if ((typeof answer === 'string' ? answer : yield* answer) === 'leave') yield* leave(execution);
}

/** A scope that is entered gets an execution of its own (PvmAtomicOperationCreateScope). */
const createScope = (execution: Execution): Execution => {
  execution.activityInstanceId = execution.parentActivityInstanceId;
  const activity = execution.currentActivity;
  if (!activity.isScope) return execution;
  const inner = createExecution(execution);
  inner.activity = activity;
  inner.transition = execution.transition;
  execution.transition = null;
  execution.isActive = false;
  execution.activity = null;
  createSubscriptions(inner, activity);
  return inner;
};

/**
 * Opens the activity instance: its id, input mappings, timers, history and start listeners, in this order
 * (PvmAtomicOperationActivityInstanceStart).
 */
export function* startActivityInstance(
  execution: Execution,
  scope: Scope,
  completed: (execution: Execution) => Work,
): Work {
  execution.row.sequenceCounter++;
  execution.activityInstanceState = activityInstanceState.starting;
  yield* enterActivityInstance(execution);
  execution.transition = null;
  historicActivityStarted(execution);
  if (!(yield* invokeListeners(execution, 'start', scope))) return;
  // The tree of executions is not the tree of activity instances: the parent remembers the id for the children inside.
  const { parent, activity } = execution;
  if (
    parent &&
    activity &&
    execution.isScope &&
    activity.isScope &&
    canHaveChildScopes(execution)
  ) {
    parent.activityInstanceId = execution.activityInstanceId;
  }
  yield* completed(execution);
}

export function* enterActivityInstance(execution: Execution): Work {
  const activity = execution.currentActivity;
  execution.activityInstanceId = newActivityInstanceId(execution, activity.id);
  if (activity.ioMapping && !execution.skipIoMappings)
    yield* executeInputMappings(execution, activity.ioMapping);
  if (activity.isScope) createTimers(execution);
  execution.endListenersFailed = false;
}

export const canHaveChildScopes = ({ activity, context }: Execution): boolean =>
  activity !== null &&
  (context.element(activity).composite !== undefined || throwsCompensation(activity));

/** `activityId:uuid`, or the uuid alone where that would be longer than Camunda's column. */
const newActivityInstanceId = ({ context }: Execution, activityId: string): string => {
  const id = context.nextId();
  const composite = `${activityId}:${id}`;
  return composite.length > 64 ? id : composite;
};
