import { processInstanceQuery } from '../../engine/query/process-instance.ts';
import { taskQuery } from '../../engine/query/task.ts';
import { assert, suite } from '../harness.ts';
import { among, typed } from './rows.ts';

const test = suite('comparing variables in a query');

/** One instance for each value, called as the value is described. */
const values = {
  'integer 5': typed(5),
  'long 5': typed(5, 'long'),
  'short 5': typed(5, 'short'),
  'double 5': typed(5, 'double'),
  'double 5.5': typed(5.5, 'double'),
  'text 5': typed('5'),
  'empty text': typed(''),
  apple: typed('apple'),
  null: typed(null),
  'null text': typed(null, 'string'),
  true: typed(true),
  date: typed(new Date(0)),
};
const names = Object.keys(values);
const without = (...left: string[]) => names.filter((name) => !left.includes(name));

const ask = async (operator: string, value: unknown, more = {}): Promise<string[]> => {
  const find = await among({
    execution: [...names, 'no variable'].map((id) => ({ id, processInstanceId: id })),
    variable: Object.entries(values).map(([id, columns]) => ({
      id,
      name: 'n',
      executionId: id,
      ...columns,
    })),
  });
  return find(processInstanceQuery, { variables: [{ name: 'n', operator, value }], ...more });
};

/** As asked of a real Camunda 7.23. */
const table: [label: string, operator: string, value: unknown, found: string[]][] = [
  [
    'a whole number matches every type of number',
    'eq',
    5,
    ['integer 5', 'long 5', 'short 5', 'double 5'],
  ],
  ['a number with a fraction matches Double only', 'eq', 5.5, ['double 5.5']],
  [
    'a whole number is compared with every type',
    'gt',
    4,
    ['integer 5', 'long 5', 'short 5', 'double 5', 'double 5.5'],
  ],
  ['a fraction is compared with Double only', 'gt', 4.2, ['double 5', 'double 5.5']],
  [
    'unequal needs the variable, of whatever type',
    'neq',
    5,
    without('integer 5', 'long 5', 'short 5', 'double 5'),
  ],
  ['a text matches text only', 'eq', '5', ['text 5']],
  ['texts are compared with texts', 'lt', '6', ['text 5', 'empty text']],
  ['null matches null of every type', 'eq', null, ['null', 'null text']],
  ['unequal to null is what has a value', 'neq', null, without('null', 'null text')],
  ['a truth value', 'eq', true, ['true']],
  ['a date', 'lteq', new Date(1), ['date']],
  ['a pattern of text', 'like', 'a%', ['apple']],
  ['a pattern matches the empty text', 'like', '%', ['text 5', 'empty text', 'apple']],
  ['a number as a pattern matches nothing', 'like', 5, []],
];

for (const [label, operator, value, found] of table) {
  test(label, async () => {
    assert.equal(await ask(operator, value), found);
  });
}

test('values and names are compared without regard to case only if that is asked', async () => {
  assert.equal(await ask('eq', 'APPLE'), []);
  assert.equal(await ask('eq', 'APPLE', { variableValuesIgnoreCase: true }), ['apple']);
  assert.equal(await ask('like', 'AP%', { variableValuesIgnoreCase: true }), ['apple']);
});

const refusals: [
  label: string,
  operator: string | null,
  value: unknown,
  status: number,
  type: string,
  message: string,
][] = [
  [
    'an unknown operator',
    'is',
    1,
    400,
    'InvalidRequestException',
    'Invalid variable comparator specified: is',
  ],
  [
    'notLike, of instances',
    'notLike',
    'a',
    400,
    'InvalidRequestException',
    'Invalid variable comparator specified: notLike',
  ],
  [
    'no operator',
    null,
    1,
    500,
    'NullPointerException',
    'Cannot invoke "String.equals(Object)" because "op" is null',
  ],
  [
    'greater than a truth value',
    'gt',
    true,
    400,
    'NotValidException',
    "Booleans and null cannot be used in 'greater than' condition",
  ],
  [
    'less than null',
    'lt',
    null,
    400,
    'NotValidException',
    "Booleans and null cannot be used in 'less than' condition",
  ],
  [
    'an object',
    'eq',
    { a: 1 },
    500,
    'ProcessEngineException',
    'Object values cannot be used to query',
  ],
];

for (const [label, operator, value, status, type, message] of refusals) {
  test(`${label} is refused`, async () => {
    const error = (await ask(operator as string, value).catch(
      (failure: unknown) => failure,
    )) as Error;
    assert.is(error.message, message);
    assert.equal(
      { ...error, name: error.name },
      {
        status,
        type,
        code: error.name.startsWith('In') || operator === null ? null : 0,
        name: type,
        details: undefined,
      },
    );
  });
}

test("a refusal of a comparison is the engine's own fault for tasks: 500", async () => {
  const find = await among({});
  const error = (await find(taskQuery, {
    processVariables: [{ name: 'n', operator: 'gt', value: true }],
  }).catch((failure: unknown) => failure)) as { status: number };
  assert.is(error.status, 500);
});

test.run();
