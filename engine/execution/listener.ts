import type { ExecutionListener, Scope, Transition } from '../model/process-graph.ts';
import { runDelegate } from './delegate.ts';
import type { Execution } from './execution.ts';
import { propagateThrown } from './propagate-error.ts';
import { goesOn, type Work } from './work.ts';

/**
 * Calls the listeners of an event in their order. Answers false where one of them failed with a BPMN error that was
 * caught: execution then goes on elsewhere, and the caller does nothing more (AbstractEventAtomicOperation).
 */
export const invokeListeners = (
  execution: Execution,
  event: ExecutionListener['event'],
  source: Scope | Transition,
): Work<boolean> =>
  execution.skipCustomListeners || source.listeners.length === 0
    ? goesOn
    : invokeEach(execution, event, source);

function* invokeEach(
  execution: Execution,
  event: ExecutionListener['event'],
  source: Scope | Transition,
): Work<boolean> {
  for (const listener of source.listeners) {
    if (listener.event !== event) continue;
    execution.eventName = event;
    try {
      yield* runDelegate(execution, listener.delegate, 'executionListener');
    } catch (error) {
      execution.eventName = null;
      if (event === 'end') execution.endListenersFailed = true;
      yield* propagateThrown(execution, error);
      return false;
    }
  }
  execution.eventName = null;
  return true;
}
