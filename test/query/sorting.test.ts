import { processInstanceQuery } from '../../engine/query/process-instance.ts';
import type { Sorting } from '../../engine/query/sorting.ts';
import { assert, suite } from '../harness.ts';
import { among } from './rows.ts';

const test = suite('the sorting of a query');

const sorted = async (...sorting: Sorting[]) => {
  const find = await among({
    execution: [
      { id: 'a', processInstanceId: 'a', businessKey: '2', tenantId: 't' },
      { id: 'b', processInstanceId: 'b', businessKey: '1', tenantId: 't' },
      { id: 'c', processInstanceId: 'c', businessKey: null, tenantId: null },
    ],
  });
  return find(processInstanceQuery, {}, { sorting });
};

test('a pair of sortBy and sortOrder orders, further pairs order what is equal', async () => {
  assert.equal(await sorted({ sortBy: 'businessKey', sortOrder: 'desc' }), ['a', 'b', 'c']);
  assert.equal(
    await sorted(
      { sortBy: 'tenantId', sortOrder: 'desc' },
      { sortBy: 'businessKey', sortOrder: 'asc' },
    ),
    ['b', 'a', 'c'],
  );
});

test('nothing to sort by keeps the order of insertion', async () => {
  assert.equal(await sorted(), ['a', 'b', 'c']);
  assert.equal(await sorted({ sortBy: null, sortOrder: null }), ['a', 'b', 'c']);
});

const refused: [label: string, sorting: Sorting[], message: string][] = [
  [
    'a direction without an order',
    [{ sortOrder: 'asc' }],
    'You should call any of the orderBy methods first before specifying a direction: currentOrderingProperty is null',
  ],
  [
    'an unknown order, as it is missed',
    [{ sortBy: 'colour', sortOrder: 'asc' }],
    'You should call any of the orderBy methods first before specifying a direction: currentOrderingProperty is null',
  ],
  [
    'an order without a direction',
    [{ sortBy: 'instanceId' }],
    'Invalid query: call asc() or desc() after using orderByXX(): direction is null',
  ],
  [
    'an unknown direction',
    [{ sortBy: 'instanceId', sortOrder: 'up' }],
    'Invalid query: call asc() or desc() after using orderByXX(): direction is null',
  ],
  [
    'two directions',
    [{ sortBy: 'instanceId', sortOrder: 'asc' }, { sortOrder: 'desc' }],
    'Invalid query: can specify only one direction desc() or asc() for an ordering constraint: direction is not null',
  ],
];

for (const [label, sorting, message] of refused) {
  test(`${label} is refused with 400 NotValidException`, async () => {
    const error = (await sorted(...sorting).catch((failure: unknown) => failure)) as Error & {
      status: number;
    };
    assert.equal([error.status, error.name, error.message], [400, 'NotValidException', message]);
  });
}

test.run();
