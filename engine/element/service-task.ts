import { runDelegate } from '../execution/delegate.ts';
import type { Answer, Element } from '../execution/element.ts';
import type { Execution } from '../execution/execution.ts';
import { createExternalTask } from '../execution/external-task.ts';
import { withErrorPropagation } from '../execution/propagate-error.ts';
import { fromValue } from '../execution/variable-value.ts';
import type { Work } from '../execution/work.ts';
import { decisionNotFound } from './decision.ts';

/**
 * Service, send, script and business rule tasks, and throwing message events: evaluates an expression, runs a script or
 * what the host registered, or leaves the work to an external worker.
 */
export const serviceTask: Element = {
  enter(execution) {
    const { service, decision } = execution.currentActivity;
    if (decision) throw decisionNotFound(decision, execution);
    if (!service) return 'leave';
    if (service.kind === 'external') {
      createExternalTask(execution, execution.currentActivity, service);
      return 'wait';
    }
    return runService(execution, service);
  },
  resume: () => 'leave',
};

function* runService(
  execution: Execution,
  {
    delegate,
    resultVariable,
  }: { delegate: Parameters<typeof runDelegate>[1]; resultVariable: string | null },
): Work<Answer> {
  const answer = yield* withErrorPropagation(execution, function* () {
    const result = yield* runDelegate(execution, delegate, 'activity');
    // ScriptTaskActivityBehavior: a script without result leaves the variable as it is.
    const isSet = resultVariable !== null && (delegate.kind !== 'script' || result !== null);
    if (isSet) execution.setVariable(resultVariable, fromValue(result));
    return 'leave' as const;
  });
  return answer;
}
