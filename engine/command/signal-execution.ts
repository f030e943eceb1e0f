import { signal } from '../execution/step-loop.ts';
import type { TypedValue } from '../execution/variable-scope.ts';
import { eventFailure } from '../failure.ts';
import type { CommandContext, Work } from './command.ts';

/** Resumes an execution that waits, whatever it waits for. */
export interface SignalExecution {
  executionId: string;
  variables?: ReadonlyMap<string, TypedValue>;
}

/** SignalCmd */
export function* signalExecution(
  context: CommandContext,
  { executionId, variables = new Map() }: SignalExecution,
): Work {
  const execution = context.execution(executionId);
  if (!execution) throw eventFailure.noExecution(executionId);
  execution.setVariables(variables);
  yield* signal(execution, { name: null, data: null });
}
