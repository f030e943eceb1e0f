import { evaluateCondition } from '../execution/condition.ts';
import type { Element } from '../execution/element.ts';
import { executionFailure } from '../failure.ts';

/**
 * Takes the first flow, in the order of the file, whose condition holds, else the default flow. A flow without a
 * condition counts as one that holds (ExclusiveGatewayActivityBehavior).
 */
export const exclusiveGateway: Element = {
  enter: () => 'leave',
  *leave(execution) {
    const { outgoing, defaultFlow, id } = execution.currentActivity;
    if (outgoing.length === 0) return 'default';
    for (const flow of outgoing) {
      const { condition } = flow;
      if (condition ? yield* evaluateCondition(execution, condition) : flow !== defaultFlow)
        return [flow];
    }
    if (defaultFlow) return [defaultFlow];
    throw executionFailure.gatewayStuck(id);
  },
};
