import { type Failure, storeFailure } from '../failure.ts';
import type { Change } from './store.ts';
import type { Row, TableName } from './tables.ts';

/**
 * The failure of a change whose row was inserted, changed or removed by another transaction. Its text names the
 * operation as Camunda does (DbEntityOperation): `UPDATE TaskEntity[id]`.
 */
export const optimisticLocking = (change: Change, stored?: Row): Failure => {
  const row = change.kind === 'delete' ? stored : change.row;
  const id = change.kind === 'delete' ? change.id : change.row.id;
  const entity = entityName(change.table, row);
  return storeFailure.optimisticLocking(`${change.kind.toUpperCase()} ${entity}[${id}]`);
};

/** Camunda's entity classes that are not simply called like our table. */
const entityNames: { readonly [T in TableName]?: string } = {
  variable: 'VariableInstanceEntity',
  historicProcessInstance: 'HistoricProcessInstanceEventEntity',
  historicActivityInstance: 'HistoricActivityInstanceEventEntity',
  historicTask: 'HistoricTaskInstanceEventEntity',
  historicVariable: 'HistoricVariableInstanceEntity',
  historicDetail: 'HistoricVariableUpdateEventEntity',
  historicIdentityLink: 'HistoricIdentityLinkLogEventEntity',
  historicJobLog: 'HistoricJobLogEventEntity',
  historicExternalTaskLog: 'HistoricExternalTaskLogEntity',
  historicIncident: 'HistoricIncidentEventEntity',
  userOperation: 'UserOperationLogEntryEventEntity',
};

const jobEntityNames: Readonly<Record<string, string>> = {
  message: 'MessageEntity',
  timer: 'TimerEntity',
  'ever-living': 'EverLivingJobEntity',
};

const entityName = (table: TableName, row: Row | undefined): string => {
  if (table === 'job' && row)
    return jobEntityNames[(row as { type?: string }).type ?? ''] ?? 'JobEntity';
  return entityNames[table] ?? `${table[0]?.toUpperCase()}${table.slice(1)}Entity`;
};
