import type { Order, Query, Value } from '../query.ts';
import { candidates } from './candidates.ts';
import { lowerCase } from './comparison.ts';
import { compileAll, compileColumn, type TableOf } from './condition.ts';
import type { StoredRow } from './memory-table.ts';

/** The rows that a query finds, in its order, from `offset` on, at most `limit`. */
export const runQuery = (tables: TableOf, query: Query): StoredRow[] => {
  const { offset = 0, limit = Number.POSITIVE_INFINITY, orderBy = [] } = query;
  if (orderBy.length === 0) return matching(tables, query, offset + limit).slice(offset);
  const rows = sort(tables, matching(tables, query, Number.POSITIVE_INFINITY), orderBy);
  return rows.slice(offset, offset + limit);
};

/** How many rows a query finds, its offset and limit aside. */
export const countQuery = (tables: TableOf, query: Query): number => {
  if (query.where.length === 0) return tables(query.table).size;
  const holds = compileAll(tables, tables(query.table), query.where);
  let count = 0;
  for (const slot of candidates(tables, query.table, query.where)) if (holds(slot.row)) count++;
  return count;
};

const matching = (tables: TableOf, { table, where }: Query, atMost: number): StoredRow[] => {
  const rows: StoredRow[] = [];
  if (atMost <= 0) return rows;
  const holds = compileAll(tables, tables(table), where);
  for (const { row } of candidates(tables, table, where)) {
    if (!holds(row)) continue;
    rows.push(row);
    if (rows.length >= atMost) break;
  }
  return rows;
};

type Key = Value | null;

const sort = (tables: TableOf, rows: StoredRow[], orderBy: readonly Order[]): StoredRow[] => {
  const columns = orderBy.map(({ column, direction, ignoreCase }) => {
    const read = compileColumn(tables, column);
    const key = (row: StoredRow): Key => {
      const value = read(row) ?? null;
      return ignoreCase && value !== null ? lowerCase(value) : value;
    };
    return { key, sign: direction === 'asc' ? 1 : -1 };
  });
  const keyed = rows.map((row) => ({ row, keys: columns.map(({ key }) => key(row)) }));
  keyed.sort((a, b) => {
    for (let i = 0; i < columns.length; i++) {
      const order = compare(a.keys[i] as Key, b.keys[i] as Key);
      if (order !== 0) return order * (columns[i] as { sign: number }).sign;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
};

/** Nulls are the smallest, as on H2: first when ascending, last when descending. */
const compare = (a: Key, b: Key): number => {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : a > b ? 1 : 0;
};
