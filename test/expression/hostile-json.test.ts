import { parseExpression } from '../../engine/expression/parse.ts';
import { Failure } from '../../engine/failure.ts';
import { assert, suite } from '../harness.ts';

const test = suite('hostile JSON in expressions');

const SPIN = 'org.camunda.spin.json';
const JACKSON = 'SPIN/JACKSON-JSON-010';
const unreadable = `${SPIN}.SpinJsonDataFormatException: ${JACKSON}01 Unable to parse input into json node`;
const nothing = { resolve: () => undefined };

/** Each within a second, and none ends the process. */
const within = (text: string, names: Record<string, unknown>): unknown => {
  const expression = parseExpression(text);
  const start = process.hrtime.bigint();
  let result: unknown;
  try {
    result = expression.evaluate({ resolve: (name) => names[name] });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    result = error.message;
  }
  assert.ok(process.hrtime.bigint() - start < 3_000_000_000n, `${text} takes long`);
  return result;
};

const textOf = (text: string, names: Record<string, unknown>): string =>
  String(within(text, names));

test('JSON that nests without end is refused', () => {
  const deep = '['.repeat(200_000);
  assert.is(within('${S(t)}', { t: deep }), unreadable);
  assert.is(within('${S(t)}', { t: `${deep}${']'.repeat(200_000)}` }), unreadable);
  assert.is(within('${JSON(t)}', { t: '{"a":'.repeat(200_000) }), unreadable);
  assert.is(within('${JSON(t)}', { t: '9'.repeat(1_000_000) }), unreadable);
});

test('a node that contains itself, or much more than it looks, is not written', () => {
  const unwritable = `${SPIN}.SpinJsonDataFormatException: ${JACKSON}03 Unable to write json node`;
  const itself = parseExpression("${S('[]')}").evaluate(nothing);
  assert.is(within('${n.append(n).toString()}', { n: itself }), unwritable);
  assert.is(within('${n.contains(m)}', { n: itself, m: itself }), true);
  let doubled = parseExpression("${S('[]')}").evaluate(nothing);
  for (let times = 0; times < 60; times++)
    doubled = within("${S('[]').append(n).append(n)}", { n: doubled });
  for (const text of [
    '${n.toString()}',
    '${n.unwrap()}',
    '${n == 1}',
    "${n.jsonPath('$..*').element()}",
  ])
    assert.type(within(text, { n: doubled }), 'string', text);
});

test('paths that look at everything many times come to an end', () => {
  const items = Array.from({ length: 50_000 }, (_, index) => ({ index, x: [index, index] }));
  const n = parseExpression('${JSON(t)}').evaluate({ resolve: () => JSON.stringify({ items }) });
  for (const path of [
    '$..*..*..*',
    '$..[?$..*]',
    '$..[?@..[?@..*]]',
    '$..[?count($..*) > 5]',
    `$${'..*'.repeat(300)}`,
  ])
    assert.match(
      textOf('${n.jsonPath(p).element()}', { n, p: path }),
      'takes more than 300000 steps',
    );
  for (const path of [
    '$[?match(@.a, "(a+)+")]',
    '$[?search(@.a, "(a+)+")]',
    '('.repeat(900),
    'x'.repeat(5_000),
  ])
    assert.match(textOf('${n.jsonPath(p).element()}', { n, p: path }), 'Unable to compile');
  assert.match(textOf('${n.jsonPath("$.constructor").element()}', { n }), `${JACKSON}13`);
});

test('keys of JSON are only keys', () => {
  const n = within('${S(t).prop("__proto__", m)}', {
    t: '{"constructor":1}',
    m: { polluted: 'x' },
  });
  assert.is(String(n), '{"constructor":1,"__proto__":{"polluted":"x"}}');
  assert.is(({} as Record<string, unknown>).polluted, undefined);
  for (const name of ['tree', '#tree', 'toJSON', 'constructor', 'is', '__proto__'])
    assert.match(textOf(`\${n['${name}']}`, { n }), 'does not have the property');
  for (const name of ['toJSON', 'constructor', 'is', 'map'])
    assert.match(textOf(`\${n['${name}']()}`, { n }), 'Method not found');
});

test.run();
