import { type BatchElements, batchElements } from '../batch/batch-elements.ts';
import type { Condition, Query } from '../store/query.ts';
import type { CommandContext } from './command.ts';

/** Process instances named one by one and found by queries, all together. */
export interface ProcessInstances {
  processInstanceIds?: readonly (string | null)[] | null;
  processInstanceQuery?: Query<'execution'> | null;
  historicProcessInstanceQuery?: Query<'historicProcessInstance'> | null;
}

/** Whether ids that are named are kept though nothing is there by them: without a deployment then. */
interface Named {
  unknown: 'kept' | 'dropped';
}

/** The instances, those named being looked for among the running ones, with the deployments of their definitions. */
export const processInstanceElements = (
  context: CommandContext,
  { processInstanceIds, processInstanceQuery, historicProcessInstanceQuery }: ProcessInstances,
  { unknown }: Named = { unknown: 'kept' },
): BatchElements => {
  const { unit } = context;
  const ids = new Set(processInstanceIds);
  const rows: Instance[] = [
    ...(ids.size > 0 ? unit.query({ table: 'execution', where: [among(ids), isInstance] }) : []),
    ...(processInstanceQuery ? unit.query(processInstanceQuery) : []),
    ...(historicProcessInstanceQuery ? unit.query(historicProcessInstanceQuery) : []),
  ];
  return withDeployments(context, rows, unknown === 'kept' ? ids : none);
};

/** As processInstanceElements, those named being looked for in history. */
export const historicProcessInstanceElements = (
  context: CommandContext,
  {
    processInstanceIds,
    historicProcessInstanceQuery,
  }: Omit<ProcessInstances, 'processInstanceQuery'>,
  { unknown }: Named = { unknown: 'kept' },
): BatchElements => {
  const { unit } = context;
  const ids = new Set(processInstanceIds);
  const rows: Instance[] = [
    ...(ids.size > 0 ? unit.query({ table: 'historicProcessInstance', where: [among(ids)] }) : []),
    ...(historicProcessInstanceQuery ? unit.query(historicProcessInstanceQuery) : []),
  ];
  return withDeployments(context, rows, unknown === 'kept' ? ids : none);
};

interface Instance {
  readonly id: string;
  readonly processDefinitionId: string;
}

const none: ReadonlySet<string | null> = new Set();

const isInstance: Condition = { op: 'isNull', column: 'parentId' };

const among = (ids: ReadonlySet<string | null>): Condition => ({
  op: 'in',
  column: 'id',
  values: [...ids].filter((id) => id !== null),
});

const withDeployments = (
  { unit }: CommandContext,
  rows: readonly Instance[],
  named: ReadonlySet<string | null>,
): BatchElements => {
  const found = new Set<string | null>(rows.map(({ id }) => id));
  const deploymentOf = ({ processDefinitionId }: Instance) =>
    unit.get('processDefinition', processDefinitionId)?.deploymentId ?? null;
  return batchElements([
    ...rows.map((row) => [row.id, deploymentOf(row)] as const),
    ...[...named].filter((id) => !found.has(id)).map((id) => [id, null] as const),
  ]);
};
