import type { Condition, Value } from '../query.ts';
import type { TableName } from '../tables.ts';
import { compileAll, type TableOf } from './condition.ts';
import type { MemoryTable } from './memory-table.ts';
import { atThisMoment, inOrder, type Placed } from './slot.ts';

/** Rows in memory, in an array, and such as are read when they are asked for. */
export interface Candidates {
  /** Whether they come in order of insertion. */
  isOrdered: boolean;
  placed: Iterable<Placed>;
}

/**
 * The rows among which all that fulfil the conditions are: from the most selective index that they allow, else the
 * whole table. What changes while they are looked at leaves them alone.
 */
export const candidates = (
  tables: TableOf,
  name: TableName,
  where: readonly Condition[],
): Candidates => {
  const table = tables(name);
  const access = cheapest(where.map((condition) => accessOf(tables, table, condition)));
  if (!access || access.cost >= table.size) {
    if (table.cold.isEmpty) return { isOrdered: true, placed: atThisMoment(table.slots()) };
    return { isOrdered: false, placed: table.everyRow() };
  }
  const found: Found = new Map();
  access.collect(found);
  return {
    isOrdered: true,
    placed: atThisMoment(found.size > 1 ? inOrder(found.values()) : [...found.values()]),
  };
};

/** By id: rows that are not in memory come as another object each time. */
type Found = Map<string, Placed>;

/** A way to all rows that can fulfil a condition. `cost`: about how many rows it looks at. */
interface Access {
  cost: number;
  collect: (into: Found) => void;
}

const accessOf = (
  tables: TableOf,
  table: MemoryTable,
  condition: Condition,
): Access | undefined => {
  switch (condition.op) {
    case 'eq':
      if (condition.ignoreCase || condition.value === null || typeof condition.column !== 'string')
        return undefined;
      return byValues(table, condition.column, [condition.value]);
    case 'in':
      return typeof condition.column === 'string'
        ? byValues(table, condition.column, condition.values)
        : undefined;
    case 'and':
      return cheapest(condition.conditions.map((inner) => accessOf(tables, table, inner)));
    case 'or':
      return union(condition.conditions.map((inner) => accessOf(tables, table, inner)));
    case 'exists':
      return byExisting(tables, table, condition);
    default:
      return undefined;
  }
};

const byValues = (
  table: MemoryTable,
  column: string,
  values: readonly Value[],
): Access | undefined => {
  if (column === 'id') {
    const collect = (into: Found) => {
      for (const id of values) add(into, table.at(id as string));
    };
    return { cost: values.length, collect };
  }
  if (!table.isIndexed(column)) return undefined;
  let cost = 0;
  for (const value of values) cost += table.count(column, value);
  const collect = (into: Found) => {
    for (const value of values) for (const one of table.having(column, value)) add(into, one);
  };
  return { cost, collect };
};

/** From the rows of the other table back to ours, where both sides have an index. */
const byExisting = (
  tables: TableOf,
  table: MemoryTable,
  { table: theirTable, theirs, ours, where }: Extract<Condition, { op: 'exists' }>,
): Access | undefined => {
  if (typeof ours !== 'string' || (ours !== 'id' && !table.isIndexed(ours))) return undefined;
  const there = tables(theirTable);
  const access = cheapest(where.map((condition) => accessOf(tables, there, condition)));
  if (!access) return undefined;
  const collect = (into: Found) => {
    const found: Found = new Map();
    access.collect(found);
    const holds = compileAll(tables, there, where);
    const values = new Set<Value>();
    for (const { row } of found.values()) {
      const value = row[theirs];
      if (value != null && holds(row)) values.add(value);
    }
    byValues(table, ours, [...values])?.collect(into);
  };
  // Each row there leads to one row here at least where `ours` is not the id; twice is a guess.
  return { cost: access.cost * 2, collect };
};

const add = (into: Found, one: Placed | undefined): void => {
  if (one) into.set(one.row.id, one);
};

const cheapest = (ways: readonly (Access | undefined)[]): Access | undefined => {
  let best: Access | undefined;
  for (const way of ways) if (way && (!best || way.cost < best.cost)) best = way;
  return best;
};

const union = (ways: readonly (Access | undefined)[]): Access | undefined => {
  let cost = 0;
  for (const way of ways) {
    if (!way) return undefined;
    cost += way.cost;
  }
  const collect = (into: Found) => {
    for (const way of ways) way?.collect(into);
  };
  return { cost, collect };
};
