import { executionForFlowScope } from '../execution/activity-execution-mapping.ts';
import { compensationsFor, throwCompensation } from '../execution/compensation.ts';
import type { Element } from '../execution/element.ts';
import { executeActivity } from '../execution/execute-activity.ts';
import { touch } from '../execution/execution-tree.ts';
import { executionFailure } from '../failure.ts';
import type { Activity } from '../model/process-graph.ts';

/** Starts the compensation handlers of its scope, or of one activity, and waits for all of them (CompensationEventActivityBehavior). */
export const compensationEvent: Element = {
  *enter(execution) {
    const { event } = execution.currentActivity;
    const subscriptions = compensationsFor(
      execution,
      event?.kind === 'compensate' ? event.activityRef : null,
    );
    if (subscriptions.length === 0) return 'leave';
    yield* throwCompensation(execution, subscriptions);
    return 'done';
  },
  resume(execution) {
    if (!execution.hasTokens) return 'leave';
    touch(execution);
    return 'wait';
  },
};

/** Compensates its transaction, then leaves it by the cancel boundary event (CancelEndEventActivityBehavior). */
export const cancelEndEvent: Element = {
  *enter(execution) {
    const { currentActivity: activity } = execution;
    if (!cancelBoundaryOf(activity)) throw executionFailure.noCancelBoundary(activity.id);
    const subscriptions = compensationsFor(execution, null);
    if (subscriptions.length === 0) return 'leave';
    yield* throwCompensation(execution, subscriptions);
    return 'done';
  },
  *leave(execution) {
    const boundary = cancelBoundaryOf(execution.currentActivity);
    if (!boundary?.eventScope)
      throw executionFailure.noCancelBoundary(execution.currentActivity.id);
    yield* executeActivity(executionForFlowScope(execution, boundary.eventScope), boundary);
    return 'done';
  },
  resume(execution) {
    if (execution.children.length === 0) return 'leave';
    touch(execution);
    return 'wait';
  },
};

/** It stands at the transaction, or where that is repeated at the body. */
const cancelBoundaryOf = ({ flowScope: transaction }: Activity): Activity | undefined => {
  const around = transaction.kind === 'activity' ? transaction.flowScope : null;
  const isRepeated = around?.kind === 'activity' && around.type === 'multiInstanceBody';
  const events = isRepeated ? around.eventActivities : transaction.eventActivities;
  return events.find(({ type }) => type === 'cancelBoundaryCatch');
};
