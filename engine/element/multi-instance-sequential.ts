import type { Execution } from '../execution/execution.ts';
import { leave } from '../execution/leave.ts';
import type { Work } from '../execution/work.ts';
import { executionFailure } from '../failure.ts';
import {
  definitionOf,
  elementsFor,
  isCompleted,
  loopVariable,
  setLoopVariable,
  startInstance,
} from './multi-instance-loop.ts';

/** One instance after another, all in the body's own execution (SequentialMultiInstanceActivityBehavior). */
export function* startSequentialInstances(execution: Execution, count: number): Work {
  const body = execution.currentActivity;
  const elements = elementsFor(execution, definitionOf(body));
  setLoopVariable(execution, 'nrOfInstances', count);
  setLoopVariable(execution, 'nrOfCompletedInstances', 0);
  setLoopVariable(execution, 'nrOfActiveInstances', 1);
  yield* startInstance(execution, body, 0, elements);
}

export const sequentialInstances = {
  *complete(bodyExecution: Execution): Work {
    const body = bodyExecution.currentActivity;
    const definition = definitionOf(body);
    const next = loopVariable(bodyExecution, 'loopCounter') + 1;
    const count = loopVariable(bodyExecution, 'nrOfInstances');
    setLoopVariable(
      bodyExecution,
      'nrOfCompletedInstances',
      loopVariable(bodyExecution, 'nrOfCompletedInstances') + 1,
    );
    if (next === count || (yield* isCompleted(bodyExecution, definition)))
      return yield* leave(bodyExecution);
    yield* startInstance(bodyExecution, body, next, elementsFor(bodyExecution, definition));
  },
  *initializeScope(bodyExecution: Execution): Work<Execution> {
    setLoopVariable(bodyExecution, 'nrOfInstances', 1);
    setLoopVariable(bodyExecution, 'nrOfCompletedInstances', 0);
    setLoopVariable(bodyExecution, 'nrOfActiveInstances', 1);
    setLoopVariable(bodyExecution, 'loopCounter', 0);
    return bodyExecution;
  },
  *createInnerInstance(bodyExecution: Execution): Work<Execution> {
    const active = bodyExecution.variables.get('nrOfActiveInstances')?.row.longValue ?? 0;
    if (active > 0) throw executionFailure.sequentialIsBusy(bodyExecution.id);
    const count = loopVariable(bodyExecution, 'nrOfInstances');
    setLoopVariable(bodyExecution, 'loopCounter', count);
    setLoopVariable(bodyExecution, 'nrOfInstances', count + 1);
    setLoopVariable(bodyExecution, 'nrOfActiveInstances', 1);
    return bodyExecution;
  },
  *destroyInnerInstance(bodyExecution: Execution): Work {
    bodyExecution.removeVariableLocal('loopCounter');
    setLoopVariable(
      bodyExecution,
      'nrOfActiveInstances',
      loopVariable(bodyExecution, 'nrOfActiveInstances') - 1,
    );
  },
};
