import { parseJson } from '../../api/json.ts';
import { bodyQuery, readPaging, readQuery } from '../../api/parameters.ts';
import type { Condition, ParameterType, QueryDefinition } from '../../engine/index.ts';
import { assert, suite } from '../harness.ts';

const test = suite('parameters of queries');

/** Every kind of parameter, each leaving the value that it was given. */
const given: Record<string, unknown>[] = [];
const kinds: Record<string, ParameterType> = {
  text: 'string',
  yes: 'boolean',
  version: 'integer',
  priority: 'long',
  after: 'date',
  ids: 'strings',
  keys: 'stringList',
  variables: 'variables',
  dueDates: 'dates',
  anything: 'any',
};
const definition: QueryDefinition<'job'> = {
  table: 'job',
  orQueries: true,
  sortings: { jobId: 'id', jobDueDate: 'dueDate' },
  parameters: Object.fromEntries(
    Object.entries(kinds).map(([name, type]) => [
      name,
      {
        type,
        conditions: (value: unknown): Condition[] => {
          given.push({ [name]: value });
          return [{ op: 'eq', column: name, value: String(value) }];
        },
      },
    ]),
  ) as never,
};

const values = (ask: () => unknown): Record<string, unknown> => {
  given.length = 0;
  ask();
  return Object.assign({}, ...given) as Record<string, unknown>;
};
const fromAddress = (address: string) =>
  values(() => readQuery(new URLSearchParams(address), definition, 0));
const fromBody = (json: string) => values(() => bodyQuery(parseJson(json), definition, 0));

const refusal = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    const { status, type, message } = error as { status: number; type: string; message: string };
    return `${status} ${type}: ${message}`;
  }
  return 'no refusal';
};

test('an address is converted by the kinds of its parameters', () => {
  assert.equal(
    fromAddress(
      'text=a%20b&yes=true&version=2&priority=9999999999&after=1970-01-01T00:00:00.005%2B0000',
    ),
    { text: 'a b', yes: true, version: 2, priority: 9999999999, after: 5 },
  );
  assert.equal(fromAddress('ids=a,b,&keys=c,,d,&text='), {
    ids: ['a', 'b'],
    keys: ['c', '', 'd'],
    text: '',
  });
  assert.equal(fromAddress('ids=&keys='), { ids: [''], keys: [] });
  assert.equal(fromAddress('ids=,&keys=%20'), { ids: [], keys: [] });
});

test('of a parameter given twice the first counts, and unknown ones are not looked at', () => {
  assert.equal(fromAddress('yes=true&yes=maybe&nonsense=1&__proto__=1&toString=1'), { yes: true });
});

test('a truth value or number of an address is read as JSON, its first value only', () => {
  for (const text of ['true', '"true"', 'true x', 'true,', '1', '"TRUE"', ' true'])
    assert.equal(fromAddress(`yes=${encodeURIComponent(text)}`), { yes: true }, text);
  for (const text of ['null', '""']) assert.equal(fromAddress(`yes=${text}`), {}, text);
  for (const text of ['1.0', '"1"', '1.9', '1e0'])
    assert.equal(fromAddress(`version=${text}`), { version: 1 }, text);
});

test('what an address cannot convert is refused with name, value and Java type', () => {
  const refused = (address: string) =>
    refusal(() => readQuery(new URLSearchParams(address), definition, 0));
  const begin = '400 InvalidRequestException: Cannot set query parameter';
  assert.is(
    refused('yes=maybe'),
    `${begin} 'yes' to value 'maybe': Cannot convert value maybe to java type java.lang.Boolean`,
  );
  assert.is(
    refused('yes='),
    `${begin} 'yes' to value '': Cannot convert value  to java type java.lang.Boolean`,
  );
  assert.is(
    refused('version=01'),
    `${begin} 'version' to value '01': Cannot convert value 01 to java type java.lang.Integer`,
  );
  assert.is(
    refused('priority=x'),
    `${begin} 'priority' to value 'x': Cannot convert value x to java type java.lang.Long`,
  );
  assert.is(
    refused('after=x'),
    `${begin} 'after' to value 'x': Cannot convert value "x" to java type java.util.Date`,
  );
  assert.is(
    refused('after="x"'),
    `${begin} 'after' to value '"x"': Cannot convert value "x" to java type java.util.Date because of double quotes`,
  );
  assert.is(
    refused('variables=a_eq'),
    `${begin} 'variables' to value 'a_eq': variable query parameter has to have format KEY_OPERATOR_VALUE.`,
  );
  assert.is(
    refused('dueDates=gt'),
    `${begin} 'dueDates' to value 'gt': condition query parameter has to have format OPERATOR_VALUE.`,
  );
});

test('comparisons with variables are texts in an address, dates where they read as such', () => {
  assert.equal(fromAddress('variables=a_eq_1,b_like_%25x__,').variables, [
    { name: 'a', operator: 'eq', value: '1' },
    { name: 'b', operator: 'like', value: '%x' },
  ]);
  assert.equal(fromAddress('variables=_gt_1970-01-01T00:00:00.000%2B0000').variables, [
    { name: '', operator: 'gt', value: new Date(0) },
  ]);
});

test('comparisons with variables keep the types of JSON in a body', () => {
  const json =
    '[{"name": "a", "operator": "eq", "value": 1}, {"name": "b", "value": 1.5, "more": 0}, {"operator": "eq", "value": ""}, {"value": {"c": 1}}]';
  assert.equal(fromBody(`{"variables": ${json}}`).variables, [
    { name: 'a', operator: 'eq', value: 1 },
    { name: 'b', operator: null, value: 1.5 },
    { name: null, operator: 'eq', value: null },
    { name: null, operator: null, value: { c: 1 } },
  ]);
});

test('a date that is compared is converted when it is applied', () => {
  const [comparison] = fromAddress('dueDates=gt_x').dueDates as { value: () => number }[];
  assert.is(
    refusal(() => comparison?.value()),
    '400 InvalidRequestException: Invalid due date format: Cannot convert value "x" to java type java.util.Date',
  );
  const [good] = fromBody(
    '{"dueDates": [{"operator": "lt", "value": "1970-01-01T00:00:00.005+0000"}]}',
  ).dueDates as { value: () => number }[];
  assert.is(good?.value(), 5);
});

test('a body is converted as Jackson does, its nulls being nothing', () => {
  assert.equal(
    fromBody(
      '{"text": 5, "yes": "TRUE", "version": "2", "ids": ["a", 1, null], "keys": [], "nonsense": {}}',
    ),
    { text: '5', yes: true, version: 2, ids: ['a', '1', null], keys: [] },
  );
  assert.equal(
    fromBody(
      '{"text": null, "yes": null, "ids": null, "variables": null, "orQueries": null, "sorting": null}',
    ),
    {},
  );
});

test('a body of the wrong shape is refused without a text', () => {
  for (const json of [
    '[]',
    '5',
    '"x"',
    '{"text": {}}',
    '{"ids": "x"}',
    '{"variables": "x"}',
    '{"orQueries": {}}',
    '{"sorting": [5]}',
    '{"yes": "x"}',
  ]) {
    assert.is(
      refusal(() => bodyQuery(parseJson(json), definition, 0)),
      '400 InvalidRequestException: ',
      json,
    );
  }
});

test('nulls where an object is wanted fail as they do in Java', () => {
  for (const json of [
    'null',
    '{"variables": [null]}',
    '{"orQueries": [null]}',
    '{"sorting": [null]}',
  ]) {
    assert.match(
      refusal(() => bodyQuery(parseJson(json), definition, 0)),
      /^500 NullPointerException/,
      json,
    );
  }
});

test('alternatives of a body are further conditions of which one must hold', () => {
  const { where } = bodyQuery(
    parseJson('{"text": "a", "orQueries": [{"text": "b", "version": 1}, {}]}'),
    definition,
    0,
  );
  assert.equal(where, [
    { op: 'eq', column: 'text', value: 'a' },
    {
      op: 'or',
      conditions: [
        { op: 'eq', column: 'text', value: 'b' },
        { op: 'eq', column: 'version', value: '1' },
      ],
    },
  ]);
});

test('sorting needs a known field and a direction', () => {
  const refused = (address: string) =>
    refusal(() => readQuery(new URLSearchParams(address), definition, 0));
  const single =
    '400 InvalidRequestException: Only a single sorting parameter specified. sortBy and sortOrder required';
  assert.is(refused('sortBy=jobId'), single);
  assert.is(refused('sortOrder=asc'), single);
  assert.is(
    refused('sortBy=x&sortOrder=asc'),
    "400 InvalidRequestException: Cannot set query parameter 'sortBy' to value 'x'",
  );
  assert.is(
    refused('sortBy=jobId&sortOrder=up'),
    "400 InvalidRequestException: Cannot set query parameter 'sortOrder' to value 'up'",
  );
  assert.equal(
    readQuery(new URLSearchParams('sortBy=jobId&sortOrder=desc'), definition, 0).orderBy,
    [{ column: 'id', direction: 'desc' }],
  );
  const ask = (json: string) => refusal(() => bodyQuery(parseJson(json), definition, 0));
  assert.is(ask('{"sortBy": "jobId"}'), single);
  for (const json of [
    '{"sortBy": "x", "sortOrder": "asc"}',
    '{"sortBy": "jobId", "sortOrder": "up"}',
    '{"sortBy": null}',
  ])
    assert.is(ask(json), '400 InvalidRequestException: ', json);
  const several =
    '{"sorting": [{"sortBy": "jobDueDate", "sortOrder": "asc"}, {"sortBy": "jobId", "sortOrder": "desc", "parameters": null}, {}]}';
  assert.equal(bodyQuery(parseJson(several), definition, 0).orderBy, [
    { column: 'dueDate', direction: 'asc' },
    { column: 'id', direction: 'desc' },
  ]);
});

test('a page has whole numbers, -1 or nothing standing for all', () => {
  assert.equal(readPaging(new URLSearchParams('firstResult=2&maxResults=0')), {
    offset: 2,
    limit: 0,
  });
  for (const address of ['', 'firstResult=&maxResults=', 'firstResult=-1&maxResults=-1']) {
    assert.equal(
      readPaging(new URLSearchParams(address)),
      { offset: undefined, limit: undefined },
      address,
    );
  }
  for (const text of ['x', '1.5', '1e3', ' 1', '2147483648']) {
    assert.match(
      refusal(() => readPaging(new URLSearchParams({ maxResults: text }))),
      /^404 QueryParamException: HTTP 404 Not Found$/,
      text,
    );
  }
  assert.match(
    refusal(() => readPaging(new URLSearchParams('firstResult=-2'))),
    /^500 ProcessEnginePersistenceException/,
  );
});

test.run();
