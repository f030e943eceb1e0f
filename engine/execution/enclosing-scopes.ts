import type { Scope } from '../model/process-graph.ts';
import { type ActivityExecutionMapping, mappingOf } from './activity-execution-mapping.ts';
import type { Execution } from './execution.ts';
import type { Work } from './work.ts';

export interface EnclosingScope {
  scope: Scope;
  /** The execution of the scope. */
  execution: Execution;
  /** The executions of all scopes of the same process around and including it. */
  mapping: ActivityExecutionMapping;
}

/**
 * From where an execution stands outwards, scope by scope, and on through the call activities that lead there
 * (ActivityExecutionHierarchyWalker). Answers the first scope that `isWanted`. Output variables of called instances are
 * passed on the way, as Camunda does even where nobody catches anything, or an event subprocess of the called one does.
 */
export function* findEnclosingScope(
  execution: Execution,
  isWanted: (scope: Scope) => boolean,
): Work<EnclosingScope | undefined> {
  let current = execution;
  for (;;) {
    const mapping = mappingOf(current);
    const { currentActivity } = current;
    let scope: Scope = currentActivity.isScope ? currentActivity : currentActivity.flowScope;
    for (;;) {
      const scopeExecution = mapping.get(scope);
      const isFound = scopeExecution !== undefined && isWanted(scope);
      if (scopeExecution?.isProcessInstance) yield* passOutput(scopeExecution);
      if (isFound) return { scope, execution: scopeExecution, mapping };
      if (scope.kind === 'process') break;
      scope = scope.flowScope;
    }
    const caller = current.processInstance.superExecution;
    if (!caller) return undefined;
    current = caller;
  }
}

/** To the call activity that has started the instance, if one has (OutputVariablesPropagator). */
function* passOutput(instance: Execution): Work {
  const { superExecution } = instance;
  if (!superExecution) return;
  const { caller } = superExecution.context.element(superExecution.currentActivity);
  if (caller) yield* caller.passOutput(superExecution, instance);
}
