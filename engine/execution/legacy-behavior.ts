import type { Activity, Scope } from '../model/process-graph.ts';
import { type ActivityExecutionMapping, mappingOf } from './activity-execution-mapping.ts';
import type { Execution } from './execution.ts';
import { removeExecution } from './execution-tree.ts';
import type { Work } from './work.ts';

// What Camunda's LegacyBehavior does where executions and scopes do not correspond (out-of-sync.ts).

/** Whether the scope at which an execution stands shares the execution of the scope around it. */
export const sharesExecution = (
  execution: Execution,
  mapping: ActivityExecutionMapping = mappingOf(execution),
): boolean => {
  const { currentActivity: activity } = execution;
  const scope: Scope = activity.isScope ? activity : activity.flowScope;
  const around = scope.kind === 'activity' ? scope.flowScope : null;
  return mapping.get(scope) === (around ? mapping.get(around) : undefined);
};

/** An event that throws compensation, and has no execution of its own to do so (LegacyBehavior.isCompensationThrowing). */
export const sharesItsScope = (activity: Activity, mapping: ActivityExecutionMapping): boolean =>
  activity.isScope && mapping.get(activity) === mapping.get(activity.flowScope);

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
