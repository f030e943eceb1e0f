import { coercion, member } from '../../api/coercion.ts';
import { Decimal, parseJson } from '../../api/json.ts';
import { assert, suite } from '../harness.ts';

const test = suite('JSON of clients');

const refusal = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    const { status, type, message, code } = error as {
      status: number;
      type: string;
      message: string;
      code: null;
    };
    return `${status} ${type} '${message}' ${code}`;
  }
  return 'no refusal';
};

const unreadable = "400 InvalidRequestException '' null";

test('numbers keep whether they have a point or an exponent, wherever they stand', () => {
  const parsed = parseJson(
    '{"a": 1.0, "b": [1, 2e3, {"c": -0.50}], "d": "5.0, :1.5", "1": 7}',
  ) as Record<string, unknown>;
  assert.equal(parsed.a, new Decimal('1.0'));
  assert.equal(parsed.b, [1, new Decimal('2e3'), { c: new Decimal('-0.50') }]);
  assert.is(parsed.d, '5.0, :1.5');
  assert.is(parsed['1'], 7);
  assert.is(
    JSON.stringify(parseJson(' [1.50, "\\u00e9\\n\\"", {}, [], null, true] ')),
    '[1.5,"é\\n\\"",{},[],null,true]',
  );
  assert.equal(parseJson('2.0'), new Decimal('2.0'));
});

test('what is no JSON is refused without a text', () => {
  for (const text of [
    '',
    '{',
    '{a: 1}',
    '[1,]',
    '{"a": 1} x',
    'tru',
    '{"a": 1.}',
    '{"a": NaN}',
    '"\u0000"',
  ]) {
    assert.is(
      refusal(() => parseJson(text)),
      unreadable,
      text,
    );
  }
});

test('JSON nested thousands of times is refused, and brackets in texts are not counted', () => {
  const deep = '['.repeat(10_000) + ']'.repeat(10_000);
  assert.match(
    refusal(() => parseJson(deep)),
    /^400 StreamConstraintsException/,
  );
  assert.match(
    refusal(() => parseJson(`{"a":${'{"a":'.repeat(5_000)}1.5${'}'.repeat(5_001)}`)),
    /^400 StreamConstraints/,
  );
  assert.is(parseJson(JSON.stringify('['.repeat(10_000))), '['.repeat(10_000));
  assert.ok(parseJson('['.repeat(1_000) + ']'.repeat(1_000)));
});

test('no member changes what objects are', () => {
  for (const text of [
    '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}',
    '{"__proto__": {"polluted": 1.5}}',
  ]) {
    const object = coercion.object(parseJson(text));
    assert.is(({} as { polluted?: number }).polluted, undefined);
    assert.ok(object && Object.hasOwn(object, '__proto__'));
    assert.is(member(object, 'polluted'), undefined);
    assert.is(member(object, 'toString'), undefined);
  }
});

test('lone surrogates and NUL are texts', () => {
  assert.is(parseJson('"\\ud800"'), '\ud800');
  assert.is(parseJson('"a\\u0000b"'), 'a\u0000b');
});

test('a text takes numbers and truth values, as they were written', () => {
  const cases: [string, string | null][] = [
    ['"a"', 'a'],
    ['5', '5'],
    ['1.50', '1.50'],
    ['true', 'true'],
    ['null', null],
  ];
  for (const [json, text] of cases) assert.is(coercion.string(parseJson(json)), text);
  for (const json of ['{}', '[]', '["a"]'])
    assert.is(
      refusal(() => coercion.string(parseJson(json))),
      unreadable,
    );
});

test('a truth value takes texts and whole numbers', () => {
  const yes = ['true', '"true"', '" true "', '"TRUE"', '"True"', '1', '7', '-1'];
  const no = ['false', '"false"', '"FALSE"', '0'];
  const nothing = ['null', '""', '" "', '"null"'];
  for (const json of yes) assert.is(coercion.boolean(parseJson(json)), true, json);
  for (const json of no) assert.is(coercion.boolean(parseJson(json)), false, json);
  for (const json of nothing) assert.is(coercion.boolean(parseJson(json)), null, json);
  for (const json of ['"x"', '"tRUE"', '"1"', '1.0', '[]', '[true]', '{}']) {
    assert.is(
      refusal(() => coercion.boolean(parseJson(json))),
      unreadable,
      json,
    );
  }
});

test('whole numbers take texts, cut off what is behind the point, and keep to their size', () => {
  const cases: [string, number | null][] = [
    ['5', 5],
    ['"5"', 5],
    ['" 5 "', 5],
    ['"+5"', 5],
    ['"05"', 5],
    ['5.9', 5],
    ['-5.9', -5],
    ['1e3', 1000],
    ['""', null],
    ['"null"', null],
    ['null', null],
  ];
  for (const [json, value] of cases) {
    assert.is(coercion.integer(parseJson(json)), value, json);
    assert.is(coercion.long(parseJson(json)), value, json);
  }
  for (const json of ['"5.5"', '"0x5"', '"1_000"', 'true', '[5]', '{}', '1e400', '2147483648']) {
    assert.is(
      refusal(() => coercion.integer(parseJson(json))),
      unreadable,
      json,
    );
  }
  assert.is(coercion.long(parseJson('2147483648')), 2147483648);
  assert.is(
    refusal(() => coercion.long(parseJson('99999999999999999999'))),
    unreadable,
  );
});

test('a date takes milliseconds and its one format', () => {
  assert.is(coercion.date(parseJson('978307200000')), 978307200000);
  assert.is(coercion.date(parseJson('"2001-01-01T00:00:00.000+0000"')), 978307200000);
  for (const json of ['null', '""', '" "', '"null"'])
    assert.is(coercion.date(parseJson(json)), null, json);
  for (const json of ['"978307200000"', '1.5', 'true', '"2001-01-01"']) {
    assert.is(
      refusal(() => coercion.date(parseJson(json))),
      unreadable,
      json,
    );
  }
});

test.run();
