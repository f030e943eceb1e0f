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

/** Outputs are evaluated in the activity's own scope and set in the one around (OutputParameter). */
export function* executeOutputMappings(execution: Execution): Work {
  const outer = execution.parentScope;
  for (const { name, source } of execution.activity?.ioMapping?.outputs ?? []) {
    const value = fromValue(yield* evaluateSource(execution, source));
    if (outer) outer.setVariable(name, value);
  }
}
