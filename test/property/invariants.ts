import type { Engine, TableName } from '../../engine/index.ts';
import { tableNames } from '../../engine/store/tables.ts';

type Row = Record<string, unknown> & { id: string };
type Rows = (table: TableName) => readonly Row[];

/** Column → the table whose row it must point to, unless it is null. */
const POINTERS: [table: TableName, column: string, to: TableName][] = [
  ['resource', 'deploymentId', 'deployment'],
  ['processDefinition', 'deploymentId', 'deployment'],
  ['execution', 'processDefinitionId', 'processDefinition'],
  ['execution', 'processInstanceId', 'execution'],
  ['execution', 'rootProcessInstanceId', 'execution'],
  ['execution', 'parentId', 'execution'],
  ['execution', 'superExecutionId', 'execution'],
  ['variable', 'executionId', 'execution'],
  ['variable', 'processInstanceId', 'execution'],
  ['variable', 'taskId', 'task'],
  ['task', 'executionId', 'execution'],
  ['identityLink', 'taskId', 'task'],
  ['eventSubscription', 'executionId', 'execution'],
  ['job', 'executionId', 'execution'],
  ['job', 'jobDefinitionId', 'jobDefinition'],
  ['externalTask', 'executionId', 'execution'],
  ['incident', 'executionId', 'execution'],
  ['historicActivityInstance', 'processInstanceId', 'historicProcessInstance'],
  ['historicTask', 'processInstanceId', 'historicProcessInstance'],
  ['historicVariable', 'processInstanceId', 'historicProcessInstance'],
  ['historicDetail', 'processInstanceId', 'historicProcessInstance'],
];

/**
 * What must hold between any two commands, whatever the process: every pointer points to a row, and history is open for
 * what runs and only for that. Answers what does not, a sentence for each.
 */
export const brokenInvariants = async (engine: Engine): Promise<string[]> => {
  const tables = new Map<TableName, readonly Row[]>();
  for (const table of tableNames) {
    tables.set(table, (await engine.list({ table, where: [] })) as unknown as readonly Row[]);
  }
  const rows: Rows = (table) => tables.get(table) ?? [];
  return [...danglingPointers(rows), ...historyOutOfStep(rows)];
};

/** The tables that hold rows, with their number. */
export const rowsLeft = async (engine: Engine): Promise<string[]> => {
  const left: string[] = [];
  for (const table of tableNames) {
    const count = await engine.count({ table, where: [] });
    if (count > 0) left.push(`${table}: ${count}`);
  }
  return left;
};

const danglingPointers = (rows: Rows): string[] => {
  const ids = new Map<TableName, Set<unknown>>();
  const idsOf = (table: TableName) => {
    const known = ids.get(table) ?? new Set(rows(table).map(({ id }) => id));
    ids.set(table, known);
    return known;
  };
  return POINTERS.flatMap(([table, column, to]) =>
    rows(table)
      .filter((row) => row[column] !== null && !idsOf(to).has(row[column]))
      .map((row) => `${table} ${row.id}: its ${column} ${row[column]} is no ${to}`),
  );
};

const historyOutOfStep = (rows: Rows): string[] => {
  const running = rows('execution').filter(({ id, processInstanceId }) => id === processInstanceId);
  const open = (table: TableName) => rows(table).filter(({ endTime }) => endTime === null);
  const runningIds = running.map(({ id }) => id);
  const orphans = open('historicActivityInstance').filter(
    ({ processInstanceId }) => !runningIds.includes(processInstanceId as string),
  );
  return [
    ...unequal(
      'running and historic instances',
      runningIds,
      idsOf(open('historicProcessInstance')),
    ),
    ...unequal('tasks and open historic tasks', idsOf(rows('task')), idsOf(open('historicTask'))),
    ...unequal(
      'incidents and open historic incidents',
      idsOf(rows('incident')),
      idsOf(open('historicIncident')),
    ),
    ...orphans.map(
      ({ id, activityId }) => `${activityId} ${id} is open in an instance that has ended`,
    ),
  ];
};

const idsOf = (rows: readonly Row[]): string[] => rows.map(({ id }) => id);

const unequal = (what: string, here: readonly string[], there: readonly string[]): string[] => {
  const only = (ids: readonly string[], others: readonly string[]) =>
    ids.filter((id) => !others.includes(id));
  const [left, right] = [only(here, there), only(there, here)];
  return left.length + right.length > 0
    ? [`${what}: ${left.join(', ')} / ${right.join(', ')}`]
    : [];
};
