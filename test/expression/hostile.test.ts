import fc from 'fast-check';
import { parseExpression } from '../../engine/expression/parse.ts';
import { Failure } from '../../engine/failure.ts';
import { assert, suite } from '../harness.ts';

class Secretive {
  secret = 'secret';
  static open = 'open';
  getSecret(): string {
    return this.secret;
  }
}

let wasCalled = false;
const callable = () => {
  wasCalled = true;
  return 'called';
};

const values = new Map<string, unknown>([
  ['s', 'text'],
  ['i', 1],
  ['list', [1, 2]],
  ['map', { own: 1, f: callable }],
  ['bare', Object.assign(Object.create(null), { own: 1 })],
  ['real', new Map([['own', 1]])],
  ['set', new Set(['a'])],
  ['date', new Date(0)],
  ['bytes', new Uint8Array([1])],
  ['f', callable],
  ['instance', new Secretive()],
  ['cls', Secretive],
  ['symbol', Symbol.iterator],
  ['re', /x/],
  ['promise', Promise.resolve(1)],
]);
const context = { resolve: (name: string) => values.get(name) };

/** The value, or the failure's message; anything but a Failure ends the test. */
const outcome = (text: string): unknown => {
  try {
    return parseExpression(text).evaluate(context);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
};

const test = suite('hostile expressions');

const JAVASCRIPT_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  '__lookupGetter__',
  'call',
  'apply',
  'bind',
  'caller',
  'arguments',
  'then',
  'toLocaleString',
  'isPrototypeOf',
  'secret',
  'getSecret',
  'open',
  'map',
  'push',
  'forEach',
  'at',
  'buffer',
  'items',
  'value',
  'kind',
  'exec',
  'source',
  'description',
  'toISOString',
];

test('no property that JavaScript gives a value can be reached', () => {
  for (const base of values.keys()) {
    for (const name of JAVASCRIPT_NAMES) {
      for (const text of [`\${${base}.${name}}`, `\${${base}['${name}']}`]) {
        const result = outcome(text);
        assert.ok(result === null || result instanceof Failure, `${text} gives ${String(result)}`);
      }
    }
  }
});

test('no method that JavaScript gives a value can be called', () => {
  for (const base of values.keys()) {
    for (const name of JAVASCRIPT_NAMES) {
      for (const text of [`\${${base}.${name}()}`, `\${${base}['${name}']('return process')}`]) {
        assert.instance(outcome(text), Failure, text);
      }
    }
  }
  assert.instance(outcome('${map.f()}'), Failure);
  assert.instance(outcome('${f()}'), Failure);
  assert.is(wasCalled, false);
});

test('no name of JavaScript means anything', () => {
  for (const name of [
    'process',
    'globalThis',
    'global',
    'require',
    'Object',
    'Function',
    'eval',
    'this',
    'undefined',
  ]) {
    assert.match(
      (outcome(`\${${name}}`) as Failure).message,
      `Cannot resolve identifier '${name}'`,
    );
  }
});

test('an own property of a map is only data, whatever its name is', () => {
  const map = JSON.parse('{"__proto__": "own", "constructor": 5, "toString": true}');
  const read = (text: string) => parseExpression(text).evaluate({ resolve: () => map });
  assert.is(read('${m.__proto__}'), 'own');
  assert.is(read('${m.toString}'), true);
  assert.is(read('${m.size() == 3 and m.constructor == 5}'), true);
});

test('an object of an unknown class is opaque: it can be compared, written and passed on', () => {
  assert.is(outcome('${instance == instance}'), true);
  assert.is(outcome('${empty instance}'), false);
  assert.is(
    outcome('a ${instance} ${f} ${symbol} ${re}'),
    `a ${Array(4).fill('java.lang.Object').join(' ')}`,
  );
  assert.is(outcome('${instance}'), values.get('instance'));
  assert.match(
    (outcome('${instance + 1}') as Failure).message,
    'Cannot coerce from class java.lang.Object',
  );
});

const DEEP = 10_000;

test('deep nesting is refused when it is parsed', () => {
  const texts = [
    '(',
    '!',
    '-',
    'not ',
    'empty ',
    'i[',
    'i?',
    'i?i:',
    's.x(',
    'i+(',
    'currentUser(',
  ];
  for (const start of texts) {
    const failure = outcome(`\${${start.repeat(DEEP)}`);
    assert.instance(failure, Failure, start);
    assert.match((failure as Failure).message, 'nested more than 250 levels deep');
    assert.ok((failure as Failure).message.length < 300);
  }
});

test('what is merely long is evaluated', () => {
  assert.is(parseExpression('x'.repeat(1_000_000)).evaluate(context), 'x'.repeat(1_000_000));
  assert.is(String((outcome(`\${1${'+1'.repeat(100_000)}}`) as { value: number }).value), '100001');
  assert.is(outcome(`\${false${' or false'.repeat(100_000)}}`), false);
  assert.is(outcome(`\${map.nothing${'.x'.repeat(100_000)}}`), null);
  assert.is(outcome('${s}'.repeat(100_000)), 'text'.repeat(100_000));
  assert.is(outcome(`\${'${'x'.repeat(1_000_000)}'.length() > 5}`), true);
});

test('long texts that are wrong are refused at once', () => {
  for (const text of ['${', "${'", '#', '\\', '${1 ', '(', ' ', '$'].map((part) =>
    part.repeat(200_000),
  )) {
    assert.ok(outcome(text) !== undefined);
    assert.instance(outcome(`\${${text}`), Failure);
  }
});

test('a value that is nested too deeply to be written or compared is a failure', () => {
  let [one, other]: [unknown[], unknown[]] = [[], []];
  for (let depth = 0; depth < 100_000; depth++) [one, other] = [[one], [other]];
  const deep = { resolve: (name: string) => (name === 'one' ? one : other) };
  for (const text of ['x ${one}', '${one == other}']) {
    assert.throws(() => parseExpression(text).evaluate(deep), /^java\.lang\.StackOverflowError$/);
  }
});

test('texts cannot be made to fill the memory', () => {
  const tenfold = ".replace('a', 'aaaaaaaaaa')".repeat(12);
  assert.match((outcome(`\${'a'${tenfold}}`) as Failure).message, 'java.lang.OutOfMemoryError');
  const byPattern = ".replaceAll('(a+)', '$1$1$1$1$1$1$1$1$1$1')".repeat(12);
  assert.match((outcome(`\${'a'${byPattern}}`) as Failure).message, 'java.lang.OutOfMemoryError');
  assert.match(
    (outcome("${'ab'.repeat(2000000000)}") as Failure).message,
    'java.lang.OutOfMemoryError',
  );
});

test('regular expressions that explode elsewhere take their time from the length of the text', () => {
  const text = `${'a'.repeat(30_000)}!`;
  for (const pattern of ['(a+)+', '(a|a)*', '(a|aa)+', '(.*)*b', 'a*a*a*a*a*b']) {
    assert.is(outcome(`\${'${text}'.matches('${pattern}')}`), false);
  }
  assert.match(
    (outcome(`\${'${text}'.matches('(a{0,30}){0,30}')}`) as Failure).message,
    'The pattern is too large',
  );
  for (const pattern of ['(a)\\\\1', '(?=a)a', '[a', '(a{1000}){1000}']) {
    assert.match(
      (outcome(`\${'aa'.matches('${pattern}')}`) as Failure).message,
      'PatternSyntaxException',
    );
  }
});

test('whatever a text is made of, it gives a value or a failure', () => {
  const names = [...values.keys(), 'missing', 'length', 'size', 'get', 'time', 'now', 'x'];
  const signs = [
    '${',
    '#{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '.',
    ',',
    '?',
    ':',
    '+',
    '-',
    '*',
    '/',
    '%',
    '==',
    '!=',
    '<',
    '<=',
    '>',
    '>=',
    '&&',
    '||',
    '!',
    ' and ',
    ' or ',
    ' not ',
    ' empty ',
    ' div ',
    ' mod ',
    ' eq ',
    "'",
    '"',
    '\\',
    ' ',
    '1',
    '2.5',
    "''",
    "'a'",
    'null',
    'true',
    'false',
    ';',
    '=',
    '`',
    '\u0000',
    'ü',
  ];
  const part = fc.oneof(fc.constantFrom(...names), fc.constantFrom(...signs), fc.string());
  const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (inner) => {
      outcome(inner);
      outcome(`\${${inner}}`);
    }),
    { numRuns: 3000 },
  );
  assert.ok(true);
});

test.run();
