import { cancellation, deleteCascade } from '../execution/cancel-scope.ts';
import { dispatchDelayedEventsAnd } from '../execution/conditional-events.ts';
import type { Execution } from '../execution/execution.ts';
import { createExecution, removeExecution, touch } from '../execution/execution-tree.ts';
import { leave } from '../execution/leave.ts';
import type { Work } from '../execution/work.ts';
import { executionFailure } from '../failure.ts';
import type { Activity } from '../model/process-graph.ts';
import { countWaiting } from './join.ts';
import {
  definitionOf,
  elementsFor,
  isCompleted,
  loopVariable,
  setLoopVariable,
  startInstance,
} from './multi-instance-loop.ts';

/** They are all made before the first moves; more would not come to their end within the limit of steps. */
const MAX_INSTANCES = 15_000;

/** All instances at once, each in a concurrent execution of its own (ParallelMultiInstanceActivityBehavior). */
export function* startParallelInstances(execution: Execution, count: number): Work {
  if (count > MAX_INSTANCES) throw executionFailure.tooManyInstances(count, MAX_INSTANCES);
  const body = execution.currentActivity;
  const elements = elementsFor(execution, definitionOf(body));
  prepare(execution, count);
  const instances = Array.from({ length: count }, () => createInstance(execution));
  // The loop takes the last queued first: so the first instance moves first.
  for (let index = count - 1; index >= 0; index--)
    yield* startInstance(instances[index] as Execution, body, index, elements);
}

const prepare = (execution: Execution, count: number): void => {
  setLoopVariable(execution, 'nrOfInstances', count);
  setLoopVariable(execution, 'nrOfCompletedInstances', 0);
  setLoopVariable(execution, 'nrOfActiveInstances', count);
  execution.activity = null;
  execution.isActive = false;
};

const createInstance = (bodyExecution: Execution): Execution => {
  const instance = createExecution(bodyExecution);
  touch(bodyExecution);
  instance.row.isConcurrent = true;
  instance.row.isScope = false;
  return instance;
};

export const parallelInstances = {
  *concurrentChildEnded(bodyExecution: Execution, ended: Execution): Work {
    setLoopVariable(
      bodyExecution,
      'nrOfCompletedInstances',
      loopVariable(bodyExecution, 'nrOfCompletedInstances') + 1,
    );
    setLoopVariable(
      bodyExecution,
      'nrOfActiveInstances',
      loopVariable(bodyExecution, 'nrOfActiveInstances') - 1,
    );
    ended.isActive = false;
    ended.activityInstanceId = null;
    touch(bodyExecution);
    const body = ended.currentActivity.flowScope as Activity;
    const isDone =
      (yield* isCompleted(ended, definitionOf(body))) || allEnded(bodyExecution, ended);
    if (!isDone) return yield* dispatchDelayedEventsAnd(bodyExecution, nothing);
    for (const child of bodyExecution.nonEventScopeChildren) {
      const stillRuns = child.isActive || child.activity === null;
      if (stillRuns)
        yield* deleteCascade(
          child,
          cancellation({ reason: 'Multi instance completion condition satisfied.' }),
        );
      else yield* removeExecution(child);
    }
    bodyExecution.activity = body;
    bodyExecution.isActive = true;
    yield* leave(bodyExecution);
  },
  *initializeScope(bodyExecution: Execution): Work<Execution> {
    prepare(bodyExecution, 1);
    const instance = createInstance(bodyExecution);
    setLoopVariable(instance, 'loopCounter', 0);
    return instance;
  },
  *createInnerInstance(bodyExecution: Execution): Work<Execution> {
    const instance = createInstance(bodyExecution);
    const count = loopVariable(bodyExecution, 'nrOfInstances');
    setLoopVariable(bodyExecution, 'nrOfInstances', count + 1);
    setLoopVariable(
      bodyExecution,
      'nrOfActiveInstances',
      loopVariable(bodyExecution, 'nrOfActiveInstances') + 1,
    );
    setLoopVariable(instance, 'loopCounter', count);
    return instance;
  },
  *destroyInnerInstance(instance: Execution): Work {
    const bodyExecution = instance.parent as Execution;
    yield* removeExecution(instance);
    touch(bodyExecution);
    setLoopVariable(
      bodyExecution,
      'nrOfActiveInstances',
      loopVariable(bodyExecution, 'nrOfActiveInstances') - 1,
    );
  },
};

const allEnded = (bodyExecution: Execution, ended: Execution): boolean =>
  loopVariable(bodyExecution, 'nrOfActiveInstances') <= 0 &&
  countWaiting(ended) === bodyExecution.children.length;

function* nothing(): Work {}
