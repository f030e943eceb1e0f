import type { Column } from '../store/query.ts';
import type { ColumnOf } from '../store/tables.ts';
import type { SortingColumn, SortingParameters } from './definition.ts';
import { ofNoCase } from './parameters.ts';
import { queryFailure } from './query-failure.ts';

/** TaskQueryDto's values of `sortBy`. */
export const taskSortings: Readonly<Record<string, SortingColumn>> = {
  instanceId: 'processInstanceId',
  caseInstanceId: ofNoCase,
  dueDate: 'dueDate',
  followUpDate: 'followUpDate',
  executionId: 'executionId',
  caseExecutionId: ofNoCase,
  assignee: 'assignee',
  created: 'createTime',
  lastUpdated: 'lastUpdated',
  description: 'description',
  id: 'id',
  name: 'name',
  nameCaseInsensitive: { column: 'name', ignoreCase: true },
  priority: 'priority',
  tenantId: 'tenantId',
};

/** Which column orders the values of a type (VariableOrderProperty). */
const valueColumns: Readonly<Record<string, 'textValue' | 'longValue' | 'doubleValue'>> = {
  string: 'textValue',
  integer: 'longValue',
  short: 'longValue',
  long: 'longValue',
  date: 'longValue',
  boolean: 'longValue',
  double: 'doubleValue',
};

/** Types that Camunda knows and has no order for. */
const unordered = new Set(['bytes', 'file', 'null', 'object', 'number', 'json', 'xml']);

/** By the value of the variable that `parameters` name, of the one type that they name; other tasks count as null. */
const byVariable =
  (theirs: ColumnOf<'variable'>, ours: ColumnOf<'task'>) =>
  ({ variable, type }: SortingParameters): SortingColumn => {
    if (typeof variable !== 'string') throw queryFailure.nullValue('variableName');
    const name = typeof type === 'string' ? type.charAt(0).toLowerCase() + type.slice(1) : '';
    const valueColumn = Object.hasOwn(valueColumns, name) ? valueColumns[name] : undefined;
    if (!valueColumn) {
      if (unordered.has(name))
        throw queryFailure.usage(`Cannot order by variables of type ${name}`);
      throw queryFailure.nullValue('valueType');
    }
    const where = [
      { op: 'eq', column: 'name', value: variable },
      { op: 'eq', column: 'type', value: name },
    ] as const;
    const column: Column = { table: 'variable', theirs, ours, where, column: valueColumn };
    return valueColumn === 'textValue' ? { column, ignoreCase: true } : column;
  };

/** Sortings that only a body's `sorting` knows. */
export const taskVariableSortings: Readonly<
  Record<string, (parameters: SortingParameters) => SortingColumn>
> = {
  processVariable: byVariable('executionId', 'processInstanceId'),
  executionVariable: byVariable('executionId', 'executionId'),
  taskVariable: byVariable('taskId', 'id'),
  caseInstanceVariable: () => ofNoCase,
  caseExecutionVariable: () => ofNoCase,
};
