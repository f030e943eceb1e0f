import type { Scope } from '../model/process-graph.ts';
import { type ActivityExecutionMapping, mappingOf } from './activity-execution-mapping.ts';
import type { Execution } from './execution.ts';
import { removeExecution } from './execution-tree.ts';
import type { Work } from './work.ts';

// What Camunda's LegacyBehavior does where executions and scopes do not correspond (out-of-sync.ts).

/** Whether a scope has no execution of its own, but that of the scope around it. */
export const isShared = (scope: Scope, mapping: ActivityExecutionMapping): boolean =>
  scope.kind === 'activity' && scope.isScope && mapping.get(scope) === mapping.get(scope.flowScope);

/** The same of the scope in which an execution stands (LegacyBehavior.isLegacyBehaviorRequired). */
export const sharesExecution = (
  execution: Execution,
  mapping: ActivityExecutionMapping = mappingOf(execution),
): boolean => {
  const { currentActivity: activity } = execution;
  return isShared(activity.isScope ? activity : activity.flowScope, mapping);
};

/** Where a scope is compensated, its execution is concurrent, too, and not only a child of one that is. */
export const isConcurrentScope = ({ isConcurrent, isScope }: Execution): boolean =>
  isConcurrent && isScope;

/** Of a token that ends: the execution with which that goes on; one that stands for no scope is skipped. */
export function* propagatingOnEnd(
  execution: Execution,
  mapping: ActivityExecutionMapping,
): Work<Execution> {
  if (!execution.isScope || [...mapping.values()].includes(execution)) return execution;
  yield* removeExecution(execution);
  const parent = execution.parent as Execution;
  parent.activity = execution.activity;
  return parent;
}
