import { executionFailure } from '../failure.ts';
import type { Activity, Scope } from '../model/process-graph.ts';
import type { ActivityExecutionMapping } from './activity-execution-mapping.ts';
import { throwsCompensation } from './compensation-behavior.ts';
import type { Execution } from './execution.ts';

/**
 * Lays scopes upon executions that do not correspond one to one, both given from the innermost outwards: where executions
 * are missing, scopes that had none before Camunda 7.3 share that of the scope around; where there are too many, the
 * innermost stand for no scope (LegacyBehavior.createActivityExecutionMapping). Such trees still come about: below events
 * that throw compensation, and where tokens are placed from outside.
 */
export const mapOutOfSync = (
  executions: readonly Execution[],
  scopes: readonly Scope[],
): ActivityExecutionMapping => {
  const fromTop = [...executions].reverse();
  const [process, ...activities] = scopes
    .slice(waitsBeforeInnerInstance(executions[0]) ? 1 : 0)
    .reverse();
  const mapping: ActivityExecutionMapping = new Map();
  let at = 0;
  mapping.set(process as Scope, fromTop[0] as Execution);
  let missing = activities.length + 1 - executions.length;
  for (const scope of activities as Activity[]) {
    if (missing > 0 && hadNoExecution(scope, fromTop[at + 1])) missing--;
    else at++;
    const execution = fromTop[at];
    if (!execution) throw executionFailure.noScopeExecution();
    mapping.set(scope, execution);
  }
  return mapping;
};

const hadNoExecution = (activity: Activity, candidate: Execution | undefined): boolean => {
  if (activity.triggeredByEvent || throwsCompensation(activity)) return true;
  const { flowScope, type } = activity;
  if (type === 'multiInstanceBody') return !candidate || isBelowCompensation(candidate);
  const around = flowScope.kind === 'activity' ? flowScope.multiInstance : null;
  if (type === 'receiveTask') return around !== null;
  return (type === 'subProcess' || type === 'transaction') && around?.sequential === true;
};

const isBelowCompensation = (execution: Execution): boolean => {
  for (let each: Execution | null = execution; each; each = each.parent)
    if (throwsCompensation(each.activity)) return true;
  return false;
};

/** A continuation of the inner activity waits in the execution of the body (isLegacyAsyncAtMultiInstance). */
const waitsBeforeInnerInstance = (execution: Execution | undefined): boolean => {
  const around = execution?.activity?.flowScope;
  return (
    execution?.activityInstanceId === null &&
    around?.kind === 'activity' &&
    around.type === 'multiInstanceBody'
  );
};
