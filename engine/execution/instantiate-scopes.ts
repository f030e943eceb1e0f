import type { Activity, Transition } from '../model/process-graph.ts';
import { startActivityInstance } from './activity-start.ts';
import { activityInstanceState, type Execution } from './execution.ts';
import { createConcurrentExecution, createExecution } from './execution-tree.ts';
import { createSubscriptions } from './event-subscription.ts';
import type { Instantiation } from './instantiation.ts';
import { type Operation, perform } from './step-loop.ts';
import type { Work } from './work.ts';

/** Places a token: enters the scopes on the way, then starts the target with its variables (executeActivities). */
export function* executeActivities(execution: Execution, instantiation: Instantiation): Work {
  execution.skipCustomListeners = instantiation.skipCustomListeners;
  execution.skipIoMappings = instantiation.skipIoMappings;
  execution.activityInstanceId = null;
  execution.isEnded = false;
  if (instantiation.scopes.length > 0) {
    execution.instantiation = instantiation;
    return yield* perform(execution, 'activityInitStack');
  }
  yield* startTarget(execution, instantiation);
}

/** The same beside what already goes on in the scope (executeActivitiesConcurrent). */
export function* executeActivitiesConcurrently(scopeExecution: Execution, instantiation: Instantiation): Work {
  const flowScope = flowScopeOf(instantiation);
  const composite = flowScope.kind === 'activity' ? scopeExecution.context.element(flowScope).composite : undefined;
  const created =
    flowScope.kind === 'activity' && composite?.createInnerInstance
      ? yield* composite.createInnerInstance(scopeExecution, flowScope)
      : createConcurrentExecution(scopeExecution);
  yield* executeActivities(created, instantiation);
}

export const flowScopeOf = ({ scopes: [outermost], target }: Instantiation) => {
  if (outermost) return outermost.flowScope;
  if (!target) throw new Error('nothing to place');
  return target.kind === 'activity' ? target.flowScope : target.source.flowScope;
};

/** Enters scopes only, outermost first; answers the execution of each (instantiateScopes). */
export function* instantiateScopes(execution: Execution, scopes: readonly Activity[]): Work<Map<Activity, Execution>> {
  const executions = new Map<Activity, Execution>();
  if (scopes.length === 0) return executions;
  execution.instantiation = { scopes: [...scopes], target: null, variables: new Map(), variablesLocal: new Map(), skipCustomListeners: execution.skipCustomListeners, skipIoMappings: execution.skipIoMappings };
  yield* perform(execution, 'activityInitStackAndReturn');
  let current = execution;
  for (const scope of scopes) {
    current = current.nonEventScopeChildren[0] as Execution;
    if (current.isConcurrent) current = current.nonEventScopeChildren[0] as Execution;
    executions.set(scope, current);
  }
  return executions;
}

function* enterNextScope(execution: Execution, andReturn: boolean): Work {
  const { instantiation } = execution;
  const scope = instantiation?.scopes.shift();
  if (!instantiation || !scope) throw new Error(`execution ${execution.id} has no scope to enter`);
  let inner = execution;
  if (scope.isScope) {
    inner = createExecution(execution);
    execution.isActive = false;
    inner.activity = scope;
    createSubscriptions(inner, scope);
  } else inner.activity = scope;
  yield* startActivityInstance(inner, scope, () => goOnInside(inner, instantiation, andReturn));
}

function* goOnInside(scopeExecution: Execution, instantiation: Instantiation, andReturn: boolean): Work {
  let execution = scopeExecution;
  if (!andReturn) {
    execution.activityInstanceState = activityInstanceState.default;
    const { composite } = execution.context.element(execution.currentActivity);
    if (composite?.initializeScope) execution = yield* composite.initializeScope(execution);
  }
  if (instantiation.scopes.length > 0) {
    execution.activity = null;
    return yield* perform(execution, andReturn ? 'activityInitStackAndReturn' : 'activityInitStack');
  }
  for (let each: Execution | null = scopeExecution; each?.instantiation; each = each.parent) each.instantiation = null;
  execution.instantiation = null;
  if (andReturn) return;
  execution.activityInstanceId = null;
  yield* startTarget(execution, instantiation);
}

function* startTarget(execution: Execution, { target, variables, variablesLocal }: Instantiation): Work {
  if (!target) throw new Error('no target to start');
  execution.setVariables(variables);
  execution.setVariablesLocal(variablesLocal);
  if (target.kind === 'activity') {
    execution.activity = target;
    yield* perform(execution, 'activityStartCreateScope');
  } else yield* startOnTransition(execution, target);
}

function* startOnTransition(execution: Execution, transition: Transition): Work {
  execution.activity = transition.source;
  execution.transition = transition;
  yield* perform(execution, 'transitionStartNotifyListenerTake');
}

export const activityInitStack: Operation = { run: (execution) => enterNextScope(execution, false) };
export const activityInitStackAndReturn: Operation = { run: (execution) => enterNextScope(execution, true) };
