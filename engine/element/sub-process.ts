import { createEventScopeExecution } from '../execution/compensation.ts';
import type { Composite, Element } from '../execution/element.ts';
import { executeActivity } from '../execution/execute-activity.ts';
import { pruneLastConcurrentChild, removeExecution, touch } from '../execution/execution-tree.ts';
import { leave } from '../execution/leave.ts';

/** Tokens inside end one by one, and with the last one the subprocess is left. */
const composite: Composite = {
  *concurrentChildEnded(scopeExecution, endedExecution) {
    yield* removeExecution(endedExecution);
    yield* pruneLastConcurrentChild(scopeExecution);
    touch(scopeExecution);
  },
  complete: leave,
};

/** An embedded subprocess, event subprocess or transaction (SubProcessActivityBehavior). */
export const subProcess: Element = {
  *enter(execution) {
    const { initial, id } = execution.currentActivity;
    if (!initial) throw new Error(`subprocess ${id} has no start event`);
    yield* executeActivity(execution, initial);
    return 'done';
  },
  *leave(execution) {
    yield* createEventScopeExecution(execution);
    return 'default';
  },
  composite,
};
