import type { Condition, Value } from '../query.ts';
import type { TableName } from '../tables.ts';
import { compileAll, type TableOf } from './condition.ts';
import { inOrder } from './hash-index.ts';
import type { MemoryTable, Slot } from './memory-table.ts';

/**
 * The rows among which all that fulfil the conditions are: from the most selective index that they allow, else the
 * whole table. In order of insertion.
 */
export const candidates = (
  tables: TableOf,
  name: TableName,
  where: readonly Condition[],
): Iterable<Slot> => {
  const table = tables(name);
  const access = cheapest(where.map((condition) => accessOf(tables, table, condition)));
  if (!access || access.cost >= table.size) return table.slots();
  const slots = new Set<Slot>();
  access.collect(slots);
  return slots.size > 1 ? inOrder(slots) : slots;
};

/** A way to all rows that can fulfil a condition. `cost`: about how many rows it looks at. */
interface Access {
  cost: number;
  collect: (into: Set<Slot>) => void;
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
    const collect = (into: Set<Slot>) => {
      for (const id of values) {
        const slot = table.slot(id as string);
        if (slot) into.add(slot);
      }
    };
    return { cost: values.length, collect };
  }
  const index = table.index(column);
  if (!index) return undefined;
  let cost = 0;
  for (const value of values) cost += index.count(value);
  const collect = (into: Set<Slot>) => {
    for (const value of values) for (const slot of index.slots(value)) into.add(slot);
  };
  return { cost, collect };
};

/** From the rows of the other table back to ours, where both sides have an index. */
const byExisting = (
  tables: TableOf,
  table: MemoryTable,
  { table: theirTable, theirs, ours, where }: Extract<Condition, { op: 'exists' }>,
): Access | undefined => {
  if (typeof ours !== 'string' || (ours !== 'id' && !table.index(ours))) return undefined;
  const there = tables(theirTable);
  const access = cheapest(where.map((condition) => accessOf(tables, there, condition)));
  if (!access) return undefined;
  const collect = (into: Set<Slot>) => {
    const found = new Set<Slot>();
    access.collect(found);
    const holds = compileAll(tables, there, where);
    const values = new Set<Value>();
    for (const { row } of found) {
      const value = row[theirs];
      if (value != null && holds(row)) values.add(value);
    }
    byValues(table, ours, [...values])?.collect(into);
  };
  // Each row there leads to one row here at least where `ours` is not the id; twice is a guess.
  return { cost: access.cost * 2, collect };
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
  const collect = (into: Set<Slot>) => {
    for (const way of ways) way?.collect(into);
  };
  return { cost, collect };
};
