import {
  activityEnd,
  activityNotifyListenerEnd,
  fireActivityEnd,
  processEnd,
} from './activity-end.ts';
import {
  activityExecute,
  activityStart,
  activityStartCreateScope,
  transitionCreateScope,
  transitionNotifyListenerStart,
} from './activity-start.ts';
import { deleteCascadeFireActivityEnd, deleteCascadeOperation } from './cancel-scope.ts';
import {
  activityStartCancelScope,
  activityStartConcurrent,
  activityStartInterruptScope,
  transitionInterruptFlowScope,
} from './event-scope-start.ts';
import { activityInitStack } from './instantiate-scopes.ts';
import { activityLeave, activitySignal } from './leave.ts';
import { fireProcessStart, processStart } from './process-start.ts';
import type { Operations } from './step-loop.ts';
import {
  transitionDestroyScope,
  transitionNotifyListenerEnd,
  transitionNotifyListenerTake,
  transitionStartNotifyListenerTake,
} from './take-flow.ts';

/** Every step by its name: the closed list of how execution moves. */
export const operations = {
  processStart,
  fireProcessStart,
  processEnd,
  activityStartCreateScope,
  activityStart,
  activityExecute,
  activityStartConcurrent,
  activityStartCancelScope,
  activityStartInterruptScope,
  activityInitStack,
  activityLeave,
  activitySignal,
  activityNotifyListenerEnd,
  activityEnd,
  fireActivityEnd,
  transitionNotifyListenerEnd,
  transitionDestroyScope,
  transitionNotifyListenerTake,
  transitionStartNotifyListenerTake,
  transitionInterruptFlowScope,
  transitionCreateScope,
  transitionNotifyListenerStart,
  deleteCascade: deleteCascadeOperation,
  deleteCascadeFireActivityEnd,
} satisfies Operations;
