import { executionFailure, Failure } from '../failure.ts';
import { type Activity, isWithin, type Scope } from '../model/process-graph.ts';
import { type EnclosingScope, findEnclosingScope } from './enclosing-scopes.ts';
import { executeActivity } from './execute-activity.ts';
import type { Execution } from './execution.ts';
import { end } from './leave.ts';
import { handlerOf } from './trigger-event.ts';
import { fromValue } from './variable-value.ts';
import type { Work } from './work.ts';

/** An error in the sense of BPMN: thrown by user code or an error event, caught by a boundary event or subprocess. */
export class BpmnError extends Error {
  constructor(
    readonly code: string,
    message: string | null = null,
  ) {
    super(message ?? `BPMN error '${code}'`);
    this.name = 'BpmnError';
    this.text = message;
  }
  /** What was given as the message, if anything. */
  readonly text: string | null;
}

/** What user code threw: a BPMN error goes to its catcher, anything else fails the command (BpmnExceptionHandler). */
export function* propagateThrown(execution: Execution, thrown: unknown): Work {
  if (!(thrown instanceof BpmnError)) throw thrown;
  yield* propagateError(execution, thrown.code, thrown.text);
}

/** Runs user code of an activity; a BPMN error that it throws goes to its catcher, and `done` is the answer. */
export function* withErrorPropagation<T>(
  execution: Execution,
  work: () => Work<T>,
): Work<T | 'done'> {
  const { activityInstanceId } = execution;
  try {
    return yield* work();
  } catch (error) {
    if (activityInstanceId !== execution.activityInstanceId) throw error;
    yield* propagateThrown(execution, error);
    return 'done';
  }
}

/** Looks for a catcher from the activity outwards, through called processes; an uncaught error just ends its token. */
export function* propagateError(execution: Execution, code: string, message: string | null): Work {
  const origin = execution.currentActivity;
  const found = yield* lookForCatcher(execution, code, origin);
  const catcher = found && catcherIn(found.scope, code, origin);
  if (found && catcher) yield* catchError(found.execution, catcher, code, message);
  else yield* end(execution, true);
}

/** What fails on the way, such as the outputs of a called process, fails the activity that throws (ErrorPropagationException). */
function* lookForCatcher(
  execution: Execution,
  code: string,
  origin: Activity,
): Work<EnclosingScope | undefined> {
  try {
    return yield* findEnclosingScope(
      execution,
      (scope) => catcherIn(scope, code, origin) !== undefined,
    );
  } catch (error) {
    throw error instanceof Failure ? executionFailure.notExecuted(origin, error.message) : error;
  }
}

/**
 * Event subprocesses come before boundary events, and of either a catcher of this very code before one of all codes
 * (ErrorEventDefinition.comparator). An event subprocess does not catch its own errors.
 */
const catcherIn = (scope: Scope, code: string, origin: Activity): Activity | undefined => {
  const catchers = scope.eventActivities.filter(
    (each) =>
      each.event?.kind === 'error' &&
      (each.event.code === null || each.event.code === code) &&
      !(handlerOf(each) !== each && isWithin(origin, handlerOf(each))),
  );
  const precedence = (each: Activity): number =>
    (handlerOf(each) === each ? 0 : 2) + (each.event?.kind === 'error' && each.event.code ? 1 : 0);
  return catchers.sort((a, b) => precedence(b) - precedence(a))[0];
};

function* catchError(
  scopeExecution: Execution,
  catcher: Activity,
  code: string,
  message: string | null,
): Work {
  const { event } = catcher;
  if (event?.kind !== 'error') throw executionFailure.vanished('error event', catcher.id);
  if (event.codeVariable) scopeExecution.setVariable(event.codeVariable, fromValue(code));
  if (event.messageVariable) scopeExecution.setVariable(event.messageVariable, fromValue(message));
  yield* executeActivity(scopeExecution, handlerOf(catcher));
}
