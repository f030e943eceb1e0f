import { executionFailure } from '../failure.ts';
import type { IoMapping } from '../model/process-graph.ts';
import { evaluateSource } from './delegate.ts';
import type { Execution } from './execution.ts';
import { fromValue } from './variable-value.ts';
import type { Work } from './work.ts';

/** Inputs are evaluated in the scope around and set in the activity's own (InputParameter). */
export function* executeInputMappings(execution: Execution, { inputs }: IoMapping): Work {
  const outer = execution.parentScope;
  for (const { name, source } of inputs) {
    execution.setVariableLocal(name, fromValue(yield* evaluateSource(outer ?? execution, source)));
  }
}

/**
 * Outputs are evaluated in the activity's own scope and set in the one around (OutputParameter). Where the last token of a
 * process ends in the activity itself, for want of a flow, C7 runs them once more for the process, and fails.
 */
export function* executeOutputMappings(execution: Execution): Work {
  const outer = execution.parentScope;
  const { currentActivity } = execution;
  for (const { name, source } of currentActivity.ioMapping?.outputs ?? []) {
    const value = fromValue(yield* evaluateSource(execution, source));
    if (!outer) throw executionFailure.noScopeForOutput(currentActivity.id, name);
    outer.setVariable(name, value);
  }
}
