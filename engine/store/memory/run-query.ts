import type { Order, Query } from '../query.ts';
import { candidates } from './candidates.ts';
import { compileAll, type TableOf } from './condition.ts';
import { firstInOrder, isInOrder } from './ordering.ts';
import type { Placed, StoredRow } from './slot.ts';

/** Work that yields wherever it may be interrupted. */
type InTurns<R> = Generator<void, R>;

/** The rows that a query finds, in its order, from `offset` on, at most `limit`. */
export function* runQuery(tables: TableOf, query: Query): InTurns<StoredRow[]> {
  const { offset = 0, limit = Number.POSITIVE_INFINITY, orderBy = [] } = query;
  const end = offset + limit;
  if (limit <= 0) return [];
  const { isOrdered, placed } = candidates(tables, query.table, query.where);
  if (orderBy.length > 0 || !isOrdered) {
    const likely = likelyFirst(placed, orderBy);
    const isSorted = isInOrder(likely, orderBy);
    const first = firstInOrder(tables, orderBy, { atMost: end, isSorted });
    yield* visit(tables, query, likely, (one) =>
      first.add(one) || !isSorted ? undefined : enough,
    );
    return first.rows().slice(offset);
  }
  const rows: StoredRow[] = [];
  let place = 0;
  yield* visit(tables, query, placed, ({ row }) => {
    if (place++ >= offset) rows.push(row);
    return place >= end ? enough : undefined;
  });
  return rows;
}

/** How many rows a query finds, its offset and limit aside. */
export function* countQuery(tables: TableOf, query: Query): InTurns<number> {
  if (query.where.length === 0) return tables(query.table).size;
  let count = 0;
  const { placed } = candidates(tables, query.table, query.where);
  yield* visit(tables, query, placed, () => {
    count++;
    return undefined;
  });
  return count;
}

/** Most columns by which rows are ordered grow with time: those that come last are then first in descending order. */
const likelyFirst = (placed: Iterable<Placed>, [first]: readonly Order[]): Iterable<Placed> =>
  first?.direction === 'desc' && Array.isArray(placed) ? placed.toReversed() : placed;

const enough = 'enough';
const pauseAfter = 8;

/** Takes the rows for which the query's conditions hold, until one is enough. */
function* visit(
  tables: TableOf,
  { table, where }: Query,
  placed: Iterable<Placed>,
  take: (one: Placed) => typeof enough | undefined,
): InTurns<void> {
  const holds = compileAll(tables, tables(table), where);
  let looked = 0;
  for (const one of placed) {
    if (holds(one.row) && take(one) === enough) return;
    if (++looked % pauseAfter === 0) yield;
  }
}
