import type { Query } from '../query.ts';
import { candidates } from './candidates.ts';
import { compileAll, type TableOf } from './condition.ts';
import type { StoredRow } from './memory-table.ts';
import { firstInOrder } from './ordering.ts';

/** The rows that a query finds, in its order, from `offset` on, at most `limit`. */
export const runQuery = (tables: TableOf, query: Query): StoredRow[] => {
  const { offset = 0, limit = Number.POSITIVE_INFINITY, orderBy = [] } = query;
  const end = offset + limit;
  if (limit <= 0) return [];
  if (orderBy.length > 0) {
    return firstInOrder(tables, matching(tables, query), orderBy, end).slice(offset);
  }
  const rows: StoredRow[] = [];
  let place = 0;
  for (const row of matching(tables, query)) {
    if (place++ < offset) continue;
    rows.push(row);
    if (place >= end) break;
  }
  return rows;
};

/** How many rows a query finds, its offset and limit aside. */
export const countQuery = (tables: TableOf, query: Query): number => {
  if (query.where.length === 0) return tables(query.table).size;
  let count = 0;
  for (const _ of matching(tables, query)) count++;
  return count;
};

function* matching(tables: TableOf, { table, where }: Query): Generator<StoredRow> {
  const holds = compileAll(tables, tables(table), where);
  for (const { row } of candidates(tables, table, where)) if (holds(row)) yield row;
}
