import { executionFailure } from '../failure.ts';
import type { Scope } from '../model/process-graph.ts';
import {
  executesNonScopeCompensationHandler,
  throwsCompensation,
} from './compensation-behavior.ts';
import type { Execution } from './execution.ts';
import { mapOutOfSync } from './out-of-sync.ts';

/**
 * Which execution stands for which scope, from an execution's own up to the process: the two trees side by side
 * (PvmExecutionImpl.createActivityExecutionMapping). Executions that throw compensation have children that are not
 * their scopes; they are taken from the top down, each extending the mapping of the one above.
 */
export type ActivityExecutionMapping = Map<Scope, Execution>;

export const mappingOf = (execution: Execution): ActivityExecutionMapping =>
  mappingFromScope(flowScopeExecution(execution), flowScopeOf(execution));

/** The mapping from a scope execution whose scope is known. */
export const mappingFromScope = (
  scopeExecution: Execution,
  scope: Scope,
): ActivityExecutionMapping => {
  let mapping: ActivityExecutionMapping = new Map();
  for (const leaf of leavesAbove(scopeExecution).reverse()) {
    mapping = extend(flowScopeExecution(leaf), flowScopeOf(leaf), mapping);
  }
  return extend(scopeExecution, scope, mapping);
};

/** The execution of an enclosing scope, seen from an execution within it. */
export const executionForFlowScope = (execution: Execution, target: Scope): Execution => {
  const scopeExecution = execution.isScope ? execution : (execution.parent as Execution);
  const { currentActivity } = execution;
  const scope = currentActivity.isScope ? currentActivity : currentActivity.flowScope;
  const found = mappingFromScope(scopeExecution, scope).get(target);
  if (!found) throw new Error(`no execution for scope ${target.id} from execution ${execution.id}`);
  return found;
};

const isLeaf = (execution: Execution): boolean =>
  !execution.hasTokens || throwsCompensation(execution.activity);

/**
 * Executions without tokens below them, and those that throw compensation. What an event of a scope that was left has
 * started lies below what is kept of that scope, which is none of them itself.
 */
export function* leavesOf(execution: Execution): Generator<Execution> {
  if (isLeaf(execution) && !execution.row.isEventScope) yield execution;
  for (const child of execution.children) yield* leavesOf(child);
}

const leavesAbove = (start: Execution): Execution[] => {
  const leaves: Execution[] = [];
  for (let each = start.parent; each; each = each.parent) if (isLeaf(each)) leaves.push(each);
  return leaves;
};

const flowScopeExecution = (execution: Execution): Execution => {
  let each = execution;
  while (
    !each.isScope ||
    executesNonScopeCompensationHandler(each) ||
    isAsyncAfterScopeWithoutTransition(each)
  ) {
    if (!each.parent) throw executionFailure.noParent(each.id);
    each = each.parent;
  }
  return each;
};

const isAsyncAfterScopeWithoutTransition = (execution: Execution): boolean => {
  if (execution.activityInstanceId !== null) return false;
  // As what is kept of a scope, once an event subprocess in it has ended while the instance waits for a job.
  if (!execution.activity) throw executionFailure.noActivity(execution.id);
  return execution.activity.isScope && !execution.isActive;
};

const flowScopeOf = (execution: Execution): Scope => {
  const { currentActivity: activity, context } = execution;
  const positionIsOutside =
    !activity.isScope ||
    execution.activityInstanceId === null ||
    (!execution.isScope && context.element(activity).composite !== undefined);
  return positionIsOutside ? activity.flowScope : activity;
};

const extend = (
  from: Execution,
  currentScope: Scope,
  known: ActivityExecutionMapping,
): ActivityExecutionMapping => {
  const knownExecutions = new Set(known.values());
  const executions: Execution[] = [];
  for (let each: Execution | null = from; each && !knownExecutions.has(each); each = each.parent) {
    if (each.isScope) executions.push(each);
  }
  const scopes: Scope[] = [];
  let scope: Scope | null = currentScope;
  while (scope && !known.has(scope)) {
    scopes.push(scope);
    scope = scope.kind === 'activity' ? scope.flowScope : null;
  }
  if (scopes.length === 0) throw executionFailure.scopeKnown(currentScope.id);
  while (scope) {
    scopes.push(scope);
    const execution = known.get(scope);
    if (execution && !executions.includes(execution)) executions.push(execution);
    scope = scope.kind === 'activity' ? scope.flowScope : null;
  }
  return executions.length === scopes.length
    ? new Map(scopes.map((each, index) => [each, executions[index] as Execution]))
    : mapOutOfSync(executions, scopes);
};
