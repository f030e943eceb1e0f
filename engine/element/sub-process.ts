import { createEventScopeExecution } from '../execution/compensation.ts';
import type { Composite, Element } from '../execution/element.ts';
import { executeActivity } from '../execution/execute-activity.ts';
import type { Execution } from '../execution/execution.ts';
import { pruneLastConcurrentChild, removeExecution, touch } from '../execution/execution-tree.ts';
import { end, leave } from '../execution/leave.ts';
import { sharesExecution } from '../execution/legacy-behavior.ts';
import type { Work } from '../execution/work.ts';
import { executionFailure } from '../failure.ts';
import type { Activity, Scope } from '../model/process-graph.ts';

/**
 * Tokens inside end one by one, and with the last one the subprocess is left. An event subprocess without an execution of
 * its own does not end with them: they end in the scope around it (EventSubProcessActivityBehavior).
 */
const composite: Composite = {
  *concurrentChildEnded(scopeExecution, endedExecution) {
    const { activity } = endedExecution;
    const scope = activity?.flowScope;
    if (isEventSubprocess(scope) && sharesExecution(endedExecution)) {
      const { flowScope } = scope;
      if (flowScope.kind === 'activity')
        return yield* endedIn(flowScope, scopeExecution, endedExecution);
    }
    yield* removeExecution(endedExecution);
    yield* pruneLastConcurrentChild(scopeExecution);
    touch(scopeExecution);
  },
  *complete(scopeExecution) {
    if (isEventSubprocess(scopeExecution.activity) && sharesExecution(scopeExecution))
      yield* end(scopeExecution, false);
    else yield* leave(scopeExecution);
  },
};

const isEventSubprocess = (scope: Scope | null | undefined): scope is Activity =>
  scope?.kind === 'activity' && scope.triggeredByEvent;

function* endedIn(scope: Activity, scopeExecution: Execution, endedExecution: Execution): Work {
  const { composite: around } = scopeExecution.context.element(scope);
  if (around) yield* around.concurrentChildEnded(scopeExecution, endedExecution);
}

/** An embedded subprocess, event subprocess or transaction (SubProcessActivityBehavior). */
export const subProcess: Element = {
  *enter(execution) {
    const { initial, id } = execution.currentActivity;
    if (!initial) throw executionFailure.noStartEvent(id);
    yield* executeActivity(execution, initial);
    return 'done';
  },
  *leave(execution) {
    yield* createEventScopeExecution(execution);
    return 'default';
  },
  composite,
};
