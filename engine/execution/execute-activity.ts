import type { Activity } from '../model/process-graph.ts';
import type { Execution } from './execution.ts';
import { perform } from './step-loop.ts';
import type { Work } from './work.ts';

/**
 * Starts an activity that no flow leads to, in the way its kind asks for: beside what goes on, instead of its host, or
 * instead of all that goes on around it (PvmExecutionImpl.executeActivity).
 */
export function* executeActivity(execution: Execution, activity: Activity): Work {
  execution.isEnded = false;
  execution.isActive = true;
  switch (activity.startBehavior) {
    case 'concurrentInFlowScope':
      execution.nextActivity = activity;
      return yield* perform(execution, 'activityStartConcurrent');
    case 'cancelEventScope':
      execution.nextActivity = activity;
      return yield* perform(execution, 'activityStartCancelScope');
    case 'interruptEventScope':
      execution.nextActivity = activity;
      return yield* perform(execution, 'activityStartInterruptScope');
    default:
      execution.activity = activity;
      execution.activityInstanceId = null;
      handOverPayload(execution, activity);
      return yield* perform(execution, 'activityStartCreateScope');
  }
}

/** Local variables of a message go to the scope of the event that it triggers. */
export const handOverPayload = (execution: Execution, activity: Activity): void => {
  if (activity.type !== 'messageStartEvent' && activity.type !== 'boundaryMessage') return;
  const instance = execution.processInstance;
  if (!instance.payloadForTriggeredScope) return;
  execution.setVariablesLocal(instance.payloadForTriggeredScope);
  instance.payloadForTriggeredScope = null;
};
