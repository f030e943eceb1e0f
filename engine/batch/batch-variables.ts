import type { CommandContext } from '../execution/context.ts';
import type { TypedValue } from '../execution/variable-scope.ts';

/** Keeps variables with a batch, for its jobs to set; they leave no history (VariableUtil.setVariablesByBatchId). */
export const keepVariables = (
  context: CommandContext,
  batchId: string,
  variables: ReadonlyMap<string, TypedValue>,
): void => {
  for (const [name, { transient: _, ...columns }] of variables) {
    context.unit.insert('variable', {
      id: context.nextId(),
      revision: 1,
      name,
      executionId: null,
      processInstanceId: null,
      processDefinitionId: null,
      taskId: null,
      batchId,
      scopeId: batchId,
      isConcurrentLocal: false,
      sequenceCounter: 1,
      tenantId: null,
      ...columns,
    });
  }
};

export const variablesOf = (context: CommandContext, batchId: string): Map<string, TypedValue> =>
  new Map(context.unit.find('variable', 'batchId', batchId).map((row) => [row.name, row]));
