import { executionFailure } from '../failure.ts';
import type { Scope } from '../model/process-graph.ts';
import { NotYetRead } from '../store/unit-of-work.ts';
import { executionForFlowScope } from './activity-execution-mapping.ts';
import type { Execution } from './execution.ts';

/** The execution in which `setVariable(name, value, activityId)` sets a local variable (PvmExecutionImpl.setVariable). */
export const executionForActivity = (
  execution: Execution,
  activityId: string | null,
): Execution => {
  if (activityId !== null && execution.row.activityId === activityId) return execution;
  if (activityId === null) throw executionFailure.scopeIsNull('target scope id');
  if (!execution.activity) throw executionFailure.scopeIsNull('activity of current execution');
  const scope = scopesAround(execution).find((each) => scopeId(each) === activityId);
  if (!scope) throw executionFailure.scopeNotFound(activityId, execution.id);
  return executionForFlowScope(execution, scope);
};

/** The activities by which variables can be set from here, each with the execution that gets them. */
export const executionsByActivity = (execution: Execution): [string, Execution][] => {
  const { activity } = execution;
  if (!activity) return [];
  const ids = [activity.id, ...scopesAround(execution).map(scopeId)];
  return ids.flatMap((id): [string, Execution][] => {
    try {
      return [[id, executionForActivity(execution, id)]];
    } catch (error) {
      // Beside compensation the two trees may not fit: whoever sets a variable there is told then.
      if (error instanceof NotYetRead) throw error;
      return [];
    }
  });
};

const scopesAround = ({ currentActivity }: Execution): Scope[] => {
  const scopes: Scope[] = [];
  let scope: Scope = currentActivity;
  while (scope.kind === 'activity') {
    scope = scope.flowScope;
    scopes.push(scope);
  }
  return scopes;
};

const scopeId = (scope: Scope): string =>
  scope.kind === 'process' ? scope.definitionId : scope.id;
