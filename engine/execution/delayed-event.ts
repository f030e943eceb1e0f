import { executionFailure } from '../failure.ts';
import type { Execution } from './execution.ts';
import type { VariableEventName, VariableScope } from './variable-scope.ts';

/** A change of a variable; null where a scope has just started and its conditions are asked for the first time. */
export interface VariableEvent {
  name: string;
  event: VariableEventName;
}

export interface DelayedEvent {
  target: Execution;
  event: VariableEvent;
}

/**
 * Conditional events are asked at the end of a step, not in the middle of it: those of the execution that has the variable
 * and below, not of the scope around a concurrent one (VariableListenerInvocationListener, PvmExecutionImpl.delayEvent).
 */
export const delayVariableEvent = (
  scope: Execution,
  name: string,
  event: VariableEventName,
  source: VariableScope,
): void => {
  const origin = source.scopeExecution ?? scope;
  if (!origin.isScope && origin.isProcessInstance) throw executionFailure.scopeLeft(name);
  if (!scope.graph.hasConditionalEvents) return;
  origin.processInstance.delayedEvents.push({ target: scope, event: { name, event } });
};
