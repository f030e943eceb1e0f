import type { Column, Condition, Order, Query, Value } from '../../engine/store/query.ts';

/** Tables as plain lists, in order of insertion. */
export type PlainTables = Readonly<Record<string, readonly PlainRow[]>>;
export type PlainRow = Readonly<Record<string, Value | null>>;

type Truth = boolean | null;

/** What a query finds, by the letter of query.ts and SQL's three values, without any index or haste. */
export const naiveQuery = (tables: PlainTables, query: Query): PlainRow[] => {
  const { table, where, orderBy = [], offset = 0, limit = Infinity } = query;
  const rows = (tables[table] ?? []).filter((row) => holds(tables, table, row, where));
  const sorted = rows.toSorted((a, b) => {
    for (const order of orderBy) {
      const difference = compare(keyOf(tables, a, order), keyOf(tables, b, order));
      if (difference !== 0) return order.direction === 'asc' ? difference : -difference;
    }
    return 0;
  });
  return sorted.slice(offset, offset + limit);
};

const holds = (
  tables: PlainTables,
  table: string,
  row: PlainRow,
  where: readonly Condition[],
): boolean => and(where.map((condition) => truth(tables, table, row, condition))) === true;

const truth = (tables: PlainTables, table: string, row: PlainRow, condition: Condition): Truth => {
  const value = (column: Column): Value | null => read(tables, row, column);
  switch (condition.op) {
    case 'and':
      return and(condition.conditions.map((inner) => truth(tables, table, row, inner)));
    case 'or':
      return not(and(condition.conditions.map((inner) => not(truth(tables, table, row, inner)))));
    case 'not':
      return not(truth(tables, table, row, condition.condition));
    case 'isNull':
      return value(condition.column) === null;
    case 'isNotNull':
      return value(condition.column) !== null;
    case 'in':
      return known(value(condition.column), (one) => condition.values.includes(one));
    case 'notIn':
      return known(value(condition.column), (one) => !condition.values.includes(one));
    case 'like':
      return known(value(condition.column), (one) => isLike(one, condition));
    case 'notLike':
      return known(value(condition.column), (one) => !isLike(one, condition));
    case 'same':
      return known(value(condition.column), (one) =>
        known(value(condition.other), (other) => one === other),
      );
    case 'greatest': {
      const { column, per } = condition;
      return !(tables[table] ?? []).some(
        (other) =>
          per.every((name) => other[name] === row[name]) &&
          known(other[column] ?? null, (one) => known(row[column] ?? null, (mine) => one > mine)),
      );
    }
    case 'exists': {
      const ours = value(condition.ours);
      return (tables[condition.table] ?? []).some(
        (other) =>
          ours !== null &&
          other[condition.theirs] === ours &&
          holds(tables, condition.table, other, condition.where),
      );
    }
    default:
      return known(value(condition.column), (one) =>
        known(condition.value, (wanted) => {
          const fold = (text: Value) =>
            condition.ignoreCase && typeof text === 'string' ? text.toLowerCase() : text;
          return compares[condition.op](fold(one), fold(wanted));
        }),
      );
  }
};

const compares = {
  eq: (a: Value, b: Value) => a === b,
  neq: (a: Value, b: Value) => a !== b,
  gt: (a: Value, b: Value) => typeof a === typeof b && a > b,
  gte: (a: Value, b: Value) => typeof a === typeof b && a >= b,
  lt: (a: Value, b: Value) => typeof a === typeof b && a < b,
  lte: (a: Value, b: Value) => typeof a === typeof b && a <= b,
};

const read = (tables: PlainTables, row: PlainRow, column: Column): Value | null => {
  if (typeof column === 'string') return row[column] ?? null;
  const [ours, theirs, where] =
    'via' in column ? [column.via, 'id', []] : [column.ours, column.theirs, column.where];
  const mine = row[ours];
  if (mine === null || mine === undefined) return null;
  const joined = (tables[column.table] ?? []).find(
    (other) => other[theirs] === mine && holds(tables, column.table, other, where),
  );
  return joined?.[column.column] ?? null;
};

const isLike = (
  value: Value,
  { pattern, ignoreCase }: { pattern: string; ignoreCase?: boolean },
) => {
  if (typeof value !== 'string') return false;
  const [text, wanted] = ignoreCase
    ? [value.toLowerCase(), pattern.toLowerCase()]
    : [value, pattern];
  if (/(^|[^\\])(\\\\)*\\$/.test(wanted)) return false;
  const source = wanted.replace(/\\([\s\S])|%|_|[\s\S]/g, (token, escaped?: string) => {
    if (token === '%') return '[^]*';
    if (token === '_') return '[^]';
    return `\\u${(escaped ?? token).charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return new RegExp(`^${source}$`).test(text);
};

const keyOf = (tables: PlainTables, row: PlainRow, { column, ignoreCase }: Order): Value | null => {
  const value = read(tables, row, column);
  return ignoreCase && typeof value === 'string' ? value.toLowerCase() : value;
};

const compare = (a: Value | null, b: Value | null): number => {
  if (a === b) return 0;
  if (a === null) return -1;
  return b === null || a > b ? 1 : -1;
};

const known = <V>(value: V | null, test: (value: V) => Truth): Truth =>
  value === null ? null : test(value);

const and = (truths: readonly Truth[]): Truth => {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
};

const not = (value: Truth): Truth => (value === null ? null : !value);
