import type { Column, Condition, Value } from '../query.ts';
import type { TableName } from '../tables.ts';
import { compileComparison } from './comparison.ts';
import { lookup, type RowTest } from './lookup.ts';
import type { MemoryTable } from './memory-table.ts';
import type { StoredRow } from './slot.ts';

export type TableOf = (name: TableName) => MemoryTable;

/**
 * Compiles conditions on rows of the table that must all hold into one test: whether they are certainly true of a row.
 * SQL's third truth value needs no representation of its own: a negation is carried down to the comparisons, and a
 * comparison with null holds neither as it stands nor negated.
 */
export const compileAll = (
  tables: TableOf,
  table: MemoryTable,
  conditions: readonly Condition[],
): RowTest => every(conditions.map((condition) => compile({ tables, table }, condition, false)));

/** Reads a column of the table's rows; a joined one is null where nothing is joined. */
export const compileColumn = (tables: TableOf, column: Column): ReadColumn => {
  if (typeof column === 'string') return (row) => row[column];
  const { column: joined } = column;
  const ours = 'via' in column ? column.via : column.ours;
  const find =
    'via' in column
      ? lookup(tables(column.table), 'id', () => true)
      : lookupWhere(tables, column.table, column.theirs, column.where);
  // Rows that stand together often point to the same one.
  let last: Value | undefined;
  let found: StoredRow | undefined;
  return (row) => {
    const value = row[ours];
    if (value == null) return null;
    if (value !== last) {
      found = find(value);
      last = value;
    }
    return found?.[joined];
  };
};

type ReadColumn = (row: StoredRow) => Value | null | undefined;

interface Scope {
  tables: TableOf;
  table: MemoryTable;
}

const compile = (scope: Scope, condition: Condition, negated: boolean): RowTest => {
  switch (condition.op) {
    case 'and':
    case 'or': {
      const tests = condition.conditions.map((inner) => compile(scope, inner, negated));
      return (condition.op === 'and') === negated ? some(tests) : every(tests);
    }
    case 'not':
      return compile(scope, condition.condition, !negated);
    case 'isNull':
    case 'isNotNull': {
      const read = compileColumn(scope.tables, condition.column);
      const wanted = (condition.op === 'isNull') !== negated;
      return (row) => (read(row) == null) === wanted;
    }
    case 'exists':
      return compileExists(scope, condition, negated);
    case 'same':
      return compileSame(scope, condition, negated);
    case 'greatest': {
      const isGreatest = compileGreatest(scope.table, condition);
      return (row) => isGreatest(row) !== negated;
    }
    default: {
      const test = compileComparison(condition);
      if (!test) return () => false;
      const read = compileColumn(scope.tables, condition.column);
      return (row) => {
        const value = read(row);
        return value != null && test(value) !== negated;
      };
    }
  }
};

type Of<Op extends Condition['op']> = Extract<Condition, { op: Op }>;

const lookupWhere = (
  tables: TableOf,
  name: TableName,
  column: string,
  where: readonly Condition[],
) => lookup(tables(name), column, compileAll(tables, tables(name), where));

const compileExists = ({ tables }: Scope, condition: Of<'exists'>, negated: boolean): RowTest => {
  const read = compileColumn(tables, condition.ours);
  const find = lookupWhere(tables, condition.table, condition.theirs, condition.where);
  return (row) => {
    const value = read(row);
    return (value != null && find(value) !== undefined) !== negated;
  };
};

const compileSame = ({ tables }: Scope, condition: Of<'same'>, negated: boolean): RowTest => {
  const read = compileColumn(tables, condition.column);
  const readOther = compileColumn(tables, condition.other);
  return (row) => {
    const value = read(row);
    const other = readOther(row);
    return value != null && other != null && (value === other) !== negated;
  };
};

const compileGreatest = (table: MemoryTable, { column, per }: Of<'greatest'>): RowTest => {
  const groupOf = (row: StoredRow) => JSON.stringify(per.map((name) => row[name] ?? null));
  let greatest: Map<string, Value> | undefined;
  return (row) => {
    if (!greatest) {
      greatest = new Map();
      for (const { row: other } of table.everyRow()) {
        const value = other[column];
        const group = groupOf(other);
        const known = greatest.get(group);
        if (value != null && (known === undefined || value > known)) greatest.set(group, value);
      }
    }
    const value = row[column];
    const known = greatest.get(groupOf(row));
    return value == null || known === undefined || value >= known;
  };
};

const every = (tests: readonly RowTest[]): RowTest => {
  const [first, second, third] = tests;
  if (!first) return () => true;
  if (!second) return first;
  if (!third) return (row) => first(row) && second(row);
  return (row) => {
    for (const test of tests) if (!test(row)) return false;
    return true;
  };
};

const some = (tests: readonly RowTest[]): RowTest => {
  const [first, second] = tests;
  if (!first) return () => false;
  if (!second) return first;
  return (row) => {
    for (const test of tests) if (test(row)) return true;
    return false;
  };
};
