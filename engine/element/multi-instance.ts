import { createEventScopeExecution } from '../execution/compensation.ts';
import type { Element } from '../execution/element.ts';
import { executionFailure } from '../failure.ts';
import type { Activity } from '../model/process-graph.ts';
import { countOf, definitionOf } from './multi-instance-loop.ts';
import { parallelInstances, startParallelInstances } from './multi-instance-parallel.ts';
import { sequentialInstances, startSequentialInstances } from './multi-instance-sequential.ts';

const instancesOf = (body: Activity) =>
  definitionOf(body).sequential ? sequentialInstances : parallelInstances;

/**
 * The body around an activity that is executed several times, all at once or one after another
 * (MultiInstanceActivityBehavior).
 */
export const multiInstanceBody: Element = {
  *enter(execution) {
    const definition = definitionOf(execution.currentActivity);
    const count = countOf(execution, definition);
    if (count < 0) throw executionFailure.negativeInstances(count);
    if (count === 0) return 'leave';
    if (definition.sequential) yield* startSequentialInstances(execution, count);
    else yield* startParallelInstances(execution, count);
    return 'done';
  },
  *leave(execution) {
    yield* createEventScopeExecution(execution);
    return 'default';
  },
  composite: {
    // Only instances side by side have concurrent executions, only instances in turn end with their body's. Anything else
    // is a compensation handler of the activity that was started from outside, and means nothing to the body.
    *concurrentChildEnded(bodyExecution, ended) {
      if (!definitionOf(ended.currentActivity.flowScope as Activity).sequential)
        yield* parallelInstances.concurrentChildEnded(bodyExecution, ended);
    },
    *complete(bodyExecution) {
      if (definitionOf(bodyExecution.currentActivity).sequential)
        yield* sequentialInstances.complete(bodyExecution);
    },
    initializeScope: (bodyExecution) =>
      instancesOf(bodyExecution.currentActivity).initializeScope(bodyExecution),
    createInnerInstance: (bodyExecution, body) =>
      instancesOf(body).createInnerInstance(bodyExecution),
    destroyInnerInstance: (execution, body) => instancesOf(body).destroyInnerInstance(execution),
    isSequential: (body) => definitionOf(body).sequential,
  },
};
