import type { Activity, Scope } from '../model/process-graph.ts';
import { findEnclosingScope } from './enclosing-scopes.ts';
import { executeActivity } from './execute-activity.ts';
import type { Execution } from './execution.ts';
import { handlerOf } from './trigger-event.ts';
import { fromValue } from './variable-value.ts';
import type { Work } from './work.ts';

/**
 * Looks for a catcher from the activity outwards. Answers who caught it: whoever threw goes on unless it is an
 * interrupting one (EscalationHandler.executeEscalation).
 */
export function* propagateEscalation(
  execution: Execution,
  code: string,
): Work<Activity | undefined> {
  const origin = execution.currentActivity;
  const found = yield* findEnclosingScope(
    execution,
    (scope) => catcherIn(scope, code, origin) !== undefined,
  );
  const catcher = found && catcherIn(found.scope, code, origin);
  if (!found || !catcher) return undefined;
  const handler = handlerOf(catcher);
  const scope = isInterrupting(catcher) ? (handler.eventScope ?? found.scope) : handler.flowScope;
  const scopeExecution = found.mapping.get(scope) ?? found.execution;
  if (catcher.event?.kind === 'escalation' && catcher.event.codeVariable) {
    scopeExecution.setVariable(catcher.event.codeVariable, fromValue(code));
  }
  yield* executeActivity(scopeExecution, handler);
  return catcher;
}

export const isInterrupting = (catcher: Activity): boolean =>
  handlerOf(catcher).startBehavior !== 'concurrentInFlowScope';

/**
 * The first in the model that takes the code, event subprocesses before boundary events. An event subprocess does not
 * catch what it throws itself, but does what is thrown in a subprocess inside of it (EscalationEventDefinitionFinder).
 */
const catcherIn = (scope: Scope, code: string, origin: Activity): Activity | undefined =>
  scope.eventActivities.find(
    (each) =>
      each.event?.kind === 'escalation' &&
      (each.event.code === null || each.event.code === code) &&
      handlerOf(each) !== origin.flowScope,
  );
