import type { Value } from '../query.ts';
import type { MemoryTable } from './memory-table.ts';
import type { Placed, StoredRow } from './slot.ts';

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
  if (table.isIndexed(column)) {
    return (value) => {
      for (const { row } of table.having(column, value)) if (holds(row)) return row;
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
  const add = ({ row }: Placed) => {
    const value = row[column];
    if (!rows.has(value) && holds(row)) rows.set(value, row);
  };
  for (const placed of table.everyRow()) add(placed);
  return rows;
};
