import type { BatchType } from '../batch/batch-type.ts';
import { keepVariables, variablesOf } from '../batch/batch-variables.ts';
import { createBatch } from '../batch/create-batch.ts';
import type { TypedValue } from '../execution/variable-scope.ts';
import { batchFailure } from '../failure.ts';
import type { BatchRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';
import { modifyVariables } from './modify-variables.ts';
import { type ProcessInstances, processInstanceElements } from './process-instances.ts';

/** Sets variables of running process instances by a batch, each in a job of its own. */
export interface SetVariablesAsync extends ProcessInstances {
  variables: ReadonlyMap<string, TypedValue> | null;
}

/** SetVariablesToProcessInstancesBatchCmd: who is not there is left out. */
export function* setVariablesAsync(
  context: CommandContext,
  { variables, ...instances }: SetVariablesAsync,
): Work<Readonly<BatchRow>> {
  if (variables === null) throw batchFailure.noVariables();
  if (variables.size === 0) throw batchFailure.noElements('variables');
  const {
    processInstanceIds,
    processInstanceQuery,
    historicProcessInstanceQuery: query,
  } = instances;
  if (!processInstanceIds && !processInstanceQuery && !query) throw batchFailure.nobodyNamed();
  const unfinished = query && {
    ...query,
    where: [...query.where, { op: 'isNull' as const, column: 'endTime' }],
  };
  const elements = processInstanceElements(
    context,
    { ...instances, historicProcessInstanceQuery: unfinished ?? null },
    { unknown: 'dropped' },
  );
  if (elements.ids.length === 0) throw batchFailure.noElements('processInstanceIds');
  const batch = createBatch(context, variablesBatch, { elements, settings: null });
  keepVariables(context, batch.id, variables);
  return batch;
}

/** BatchSetVariablesHandler, which passes over an instance that is gone. */
export const variablesBatch: BatchType<null> = {
  name: 'set-variables',
  inInstance: true,
  *perform(context, { ids, batchId }) {
    for (const id of ids) {
      if (!context.execution(id)) continue;
      const modifications = variablesOf(context, batchId);
      yield* modifyVariables(context, {
        scope: { kind: 'execution', id },
        local: false,
        modifications,
      });
    }
  },
};
