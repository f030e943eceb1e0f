import type { Transition } from '../model/process-graph.ts';
import { activityInstanceState } from './activity-instance-state.ts';
import { startActivityInstance } from './activity-start.ts';
import { createSubscriptions } from './event-subscription.ts';
import type { Execution } from './execution.ts';
import { createConcurrentExecution, createExecution } from './execution-tree.ts';
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
export function* executeActivitiesConcurrently(
  scopeExecution: Execution,
  instantiation: Instantiation,
): Work {
  const flowScope = flowScopeOf(instantiation);
  const composite =
    flowScope.kind === 'activity' ? scopeExecution.context.element(flowScope).composite : undefined;
  const created =
    flowScope.kind === 'activity' && composite?.createInnerInstance
      ? yield* composite.createInnerInstance(scopeExecution, flowScope)
      : createConcurrentExecution(scopeExecution);
  yield* executeActivities(created, instantiation);
}

export const flowScopeOf = ({ scopes: [outermost], target }: Instantiation) => {
  if (outermost) return outermost.flowScope;
  return target.kind === 'activity' ? target.flowScope : target.source.flowScope;
};

function* enterNextScope(execution: Execution): Work {
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
  yield* startActivityInstance(inner, scope, () => goOnInside(inner, instantiation));
}

function* goOnInside(scopeExecution: Execution, instantiation: Instantiation): Work {
  scopeExecution.activityInstanceState = activityInstanceState.default;
  const { composite } = scopeExecution.context.element(scopeExecution.currentActivity);
  const execution = composite?.initializeScope
    ? yield* composite.initializeScope(scopeExecution)
    : scopeExecution;
  if (instantiation.scopes.length > 0) {
    execution.activity = null;
    return yield* perform(execution, 'activityInitStack');
  }
  for (let each: Execution | null = scopeExecution; each?.instantiation; each = each.parent)
    each.instantiation = null;
  execution.instantiation = null;
  execution.activityInstanceId = null;
  yield* startTarget(execution, instantiation);
}

function* startTarget(
  execution: Execution,
  { target, variables, variablesLocal }: Instantiation,
): Work {
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

export const activityInitStack: Operation = { run: enterNextScope };
