import { type BatchElements, batchElements } from '../batch/batch-elements.ts';
import type { Query } from '../store/query.ts';
import type { CommandContext } from './command.ts';

/** Process instances named one by one and found by queries, all together. */
export interface ProcessInstances {
  processInstanceIds?: readonly (string | null)[] | null;
  processInstanceQuery?: Query<'execution'> | null;
  historicProcessInstanceQuery?: Query<'historicProcessInstance'> | null;
}

/**
 * The instances with the deployments of their definitions. Those named that are not there are kept, without a
 * deployment, unless `known` says otherwise.
 */
export const processInstanceElements = (
  context: CommandContext,
  { processInstanceIds, processInstanceQuery, historicProcessInstanceQuery }: ProcessInstances,
  { known = false }: { known?: boolean } = {},
): BatchElements => {
  const rows: { id: string; processDefinitionId: string }[] = [];
  const named = new Set(processInstanceIds);
  if (named.size > 0) {
    const values = [...named].filter((id) => id !== null);
    const where = [{ op: 'in' as const, column: 'id', values }, isInstance];
    rows.push(...context.unit.query({ table: 'execution', where }));
  }
  if (processInstanceQuery) rows.push(...context.unit.query(processInstanceQuery));
  if (historicProcessInstanceQuery) rows.push(...context.unit.query(historicProcessInstanceQuery));
  const found = new Set<string | null>(rows.map(({ id }) => id));
  return batchElements([
    ...rows.map((row) => [row.id, deploymentOf(context, row.processDefinitionId)] as const),
    ...(known ? [] : [...named].filter((id) => !found.has(id)).map((id) => [id, null] as const)),
  ]);
};

const isInstance = { op: 'isNull', column: 'parentId' } as const;

const deploymentOf = (context: CommandContext, processDefinitionId: string): string | null =>
  context.unit.get('processDefinition', processDefinitionId)?.deploymentId ?? null;
