import {
  buildQuery,
  type QueryDefinition,
  type QueryValues,
} from '../../engine/query/definition.ts';
import { createMemoryStore } from '../../engine/store/memory/memory-store.ts';
import type { Change } from '../../engine/store/store.ts';
import type { TableName, Tables } from '../../engine/store/tables.ts';

/** Rows by table, each with its id and what matters of it; all other columns are null. */
export type SomeRows = { [T in TableName]?: Partial<Tables[T]>[] };

export const now = Date.UTC(2030, 0, 1);

/** The ids that a query finds among some rows, in its order. */
export type Find = <T extends TableName>(
  definition: QueryDefinition<T>,
  values: Readonly<Record<string, unknown>>,
  more?: Omit<QueryValues, 'values'>,
) => Promise<string[]>;

/** A store with these rows, as a function that asks it. */
export const among = async (rows: SomeRows): Promise<Find> => {
  const store = createMemoryStore();
  const changes = Object.entries(rows).flatMap(([table, list]) =>
    list.map((row) => ({ kind: 'insert', table, row: { ...nulls, ...row } }) as unknown as Change),
  );
  await store.commit(changes);
  return async (definition, values, more = {}) => {
    const found = await store.query(buildQuery(definition, { ...more, values }, now));
    return found.map(({ id }) => id);
  };
};

/** Columns that conditions compare and that a row of a test need not mention. */
const nulls = {
  taskId: null,
  parentId: null,
  superExecutionId: null,
  isEventScope: false,
  suspensionState: 1,
  tenantId: null,
  endTime: null,
};

/** A variable's type and value columns, as the engine keeps them. */
export const typed = (value: unknown, type?: string) => {
  const columns = {
    textValue: null,
    textValue2: null,
    longValue: null,
    doubleValue: null,
    bytes: null,
  };
  if (value === null) return { ...columns, type: type ?? 'null' };
  if (typeof value === 'string') return { ...columns, type: 'string', textValue: value };
  if (typeof value === 'boolean') return { ...columns, type: 'boolean', longValue: value ? 1 : 0 };
  if (value instanceof Date) return { ...columns, type: 'date', longValue: value.getTime() };
  if (type === 'double') return { ...columns, type, doubleValue: value as number };
  return {
    ...columns,
    type: type ?? 'integer',
    longValue: value as number,
    textValue: String(value),
  };
};
