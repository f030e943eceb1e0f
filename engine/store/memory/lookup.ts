import type { Value } from '../query.ts';
import type { MemoryTable, StoredRow } from './memory-table.ts';

export type RowTest = (row: StoredRow) => boolean;

/**
 * Finds the first row with that value in the column for which the test holds: by an index, else by one walk over the
 * table that serves all values of one query.
 */
export const lookup = (
  table: MemoryTable,
  column: string,
  holds: RowTest,
): ((value: Value) => StoredRow | undefined) => {
  if (column === 'id') {
    return (value) => {
      const row = table.get(value as string);
      return row && holds(row) ? row : undefined;
    };
  }
  const index = table.index(column);
  if (index) {
    return (value) => {
      for (const { row } of index.slots(value)) if (holds(row)) return row;
      return undefined;
    };
  }
  let rows: Map<unknown, StoredRow> | undefined;
  return (value) => {
    rows ??= firstBy(table, column, holds);
    return rows.get(value);
  };
};

const firstBy = (table: MemoryTable, column: string, holds: RowTest): Map<unknown, StoredRow> => {
  const rows = new Map<unknown, StoredRow>();
  for (const { row } of table.slots()) {
    const value = row[column];
    if (!rows.has(value) && holds(row)) rows.set(value, row);
  }
  return rows;
};
