import { doubleText, javaText } from '../../engine/expression/java-text.ts';
import {
  byte,
  double,
  fromJavaScript,
  integer,
  JavaNumber,
  javaTypeOf,
  long,
  short,
} from '../../engine/expression/java-value.ts';
import { parseExpression } from '../../engine/expression/parse.ts';
import { assert, suite } from '../harness.ts';

const test = suite('values with the types of Java');

test('each value has the type under which it is stored', () => {
  const types: [unknown, string][] = [
    [null, 'Null'],
    [undefined, 'Null'],
    ['x', 'String'],
    [true, 'Boolean'],
    [integer(1), 'Integer'],
    [short(1), 'Short'],
    [long(1), 'Long'],
    [double(1), 'Double'],
    [byte(1), 'Object'],
    [new Date(0), 'Date'],
    [new Uint8Array(1), 'Bytes'],
    [[1], 'Object'],
    [{ a: 1 }, 'Object'],
    [new Map(), 'Object'],
  ];
  for (const [value, type] of types) assert.is(javaTypeOf(value), type);
});

test('a plain number is an Integer where it fits, else a Double', () => {
  assert.equal(fromJavaScript(5), integer(5));
  assert.equal(fromJavaScript(-2147483648), integer(-2147483648));
  assert.equal(fromJavaScript(2147483648), double(2147483648));
  assert.equal(fromJavaScript(0.5), double(0.5));
  assert.is(javaTypeOf(-0), 'Double');
  assert.equal(fromJavaScript(5n), long(5));
});

test('a Long is exact in all its 64 bits and wraps round beyond them', () => {
  assert.is(long(2n ** 53n + 1n).value, 9007199254740993n);
  assert.is(long(2n ** 63n).value, -(2n ** 63n));
  assert.is(long(2n ** 64n + 7n).value, 7);
  const evaluate = (text: string) => parseExpression(text).evaluate({ resolve: () => undefined });
  assert.equal(evaluate('${9007199254740992 + 1}'), long(9007199254740993n));
  assert.equal(evaluate('${9223372036854775807 + 1}'), long(-(2n ** 63n)));
  assert.equal(evaluate('${3037000500 * 3037000500}'), long(-9223372036709301616n));
  assert.equal(evaluate('${9007199254740993 - 9007199254740992}'), long(1));
  assert.is(evaluate('${9007199254740993 == 9007199254740992}'), false);
  assert.is(evaluate('${9007199254740993 > 9007199254740992}'), true);
  assert.is(evaluate('${9007199254740993}!'), '9007199254740993!');
});

test('smaller types wrap round too', () => {
  assert.is(integer(2147483648).value, -2147483648);
  assert.is(short(32768).value, -32768);
  assert.is(byte(255).value, -1);
});

test('a zero that is no Double has no sign', () => {
  const resolve = () => integer(0);
  for (const text of ['${-z}', '${z * -1}', '${z - z}', '${0 % -5}', '${-0}']) {
    const value = parseExpression(text).evaluate({ resolve });
    assert.ok(value instanceof JavaNumber && Object.is(value.value, 0), text);
  }
});

test('Doubles are written as Java writes them', () => {
  const texts: [number, string][] = [
    [1, '1.0'],
    [-2.5, '-2.5'],
    [0, '0.0'],
    [-0, '-0.0'],
    [0.001, '0.001'],
    [0.0001, '1.0E-4'],
    [9999999, '9999999.0'],
    [10000000, '1.0E7'],
    [123456789.5, '1.234567895E8'],
    [1e21, '1.0E21'],
    [1.5e-300, '1.5E-300'],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
  ];
  for (const [value, text] of texts) assert.is(doubleText(value), text);
});

test('collections are written as Java writes them, also one that holds itself', () => {
  const list: unknown[] = [1, 'b', double(2), null, [true]];
  list.push(list);
  assert.is(javaText(list), '[1, b, 2.0, null, [true], (this Collection)]');
  assert.is(javaText({ a: 1, b: { c: null } }), '{a=1, b={c=null}}');
  assert.is(javaText(new Map([['k', new Set(['v'])]])), '{k=[v]}');
});

test.run();
