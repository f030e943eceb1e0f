import fc, { type Arbitrary } from 'fast-check';
import type { Column, Condition, Order, Query } from '../../../engine/store/query.ts';
import { columnNames, type Table, tables, word } from './commits.ts';

const table = fc.constantFrom<Table>(...tables);
const plain = (name: Table) => fc.constantFrom('id', ...columnNames(name));
const value = fc.oneof(word, fc.constantFrom(0, 1, 2), fc.constantFrom('x', 'long '.repeat(900)));

/** Joined rows are found by their id: of several that would do, any may be taken. */
const column = (name: Table): Arbitrary<Column> =>
  fc.oneof(
    { weight: 4, arbitrary: plain(name) },
    table.chain((other) =>
      fc.record({ via: plain(name), table: fc.constant(other), column: plain(other) }),
    ),
  );

const condition = (name: Table, depth: number): Arbitrary<Condition> => {
  const leaves: Arbitrary<Condition>[] = [
    fc.record({ op: fc.constant('eq'), column: plain(name), value: word }),
    fc.record({ op: fc.constantFrom('eq', 'neq', 'gt', 'lte'), column: column(name), value }),
    fc.record({ op: fc.constantFrom('in', 'notIn'), column: plain(name), values: fc.array(value) }),
    fc.record({ op: fc.constantFrom('isNull', 'isNotNull'), column: column(name) }),
    fc.record({ op: fc.constant('like'), column: plain(name), pattern: fc.constant('lon%') }),
    fc.record({
      op: fc.constant('greatest'),
      column: plain(name),
      per: fc.uniqueArray(plain(name), { maxLength: 1 }),
    }),
  ];
  if (depth === 0) return fc.oneof(...leaves);
  const inner = condition(name, depth - 1);
  return fc.oneof(
    ...leaves,
    fc.record({ op: fc.constantFrom('and', 'or'), conditions: fc.array(inner, { maxLength: 3 }) }),
    fc.record({ op: fc.constant('not'), condition: inner }),
    table.chain((other) =>
      fc.record({
        op: fc.constant('exists'),
        table: fc.constant(other),
        theirs: plain(other),
        ours: column(name),
        where: fc.array(condition(other, depth - 1), { maxLength: 2 }),
      }),
    ),
  );
};

const order = (name: Table): Arbitrary<Order> =>
  fc.record({ column: column(name), direction: fc.constantFrom('asc', 'desc') });

/** Queries with joins, orders and pages. */
export const queries: Arbitrary<Query> = table.chain((name) =>
  fc.record(
    {
      table: fc.constant(name),
      where: fc.array(condition(name, 2), { maxLength: 2 }),
      orderBy: fc.array(order(name), { maxLength: 2 }),
      offset: fc.nat(3),
      limit: fc.nat(6),
    },
    { requiredKeys: ['table', 'where'] },
  ),
) as Arbitrary<Query>;
