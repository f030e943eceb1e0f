import {
  classNameOf,
  double,
  integer,
  JavaNumber,
  long,
} from '../../engine/expression/java-value.ts';
import { parseExpression } from '../../engine/expression/parse.ts';
import { Failure } from '../../engine/failure.ts';
import { JsonNode } from '../../engine/script/worker/spin/json-node.mjs';
import { assert, suite } from '../harness.ts';

/** What Camunda's Spin documents and its source says (SpinJsonNode, JacksonJsonNode, JacksonJsonLogger). */
const test = suite('JSON in expressions');

const ORDER =
  '{"id":7,"total":10.5,"big":9007199254740993,"open":true,"none":null,"name":"a\\"b","items":[{"n":1},{"n":2}],"__proto__":{"x":1}}';
const values: Readonly<Record<string, unknown>> = {
  text: ORDER,
  list: '[1, "b", 2.0, 1]',
  map: new Map<string, unknown>([
    ['a', integer(1)],
    ['b', [double(2), null]],
  ]),
  words: ['x', 'y'],
  integer: integer(5),
  one: integer(1),
  long: long(5),
  double: double(1234.5678),
  date: new Date(0),
  set: new Set(['s']),
};
const context = { resolve: (name: string) => values[name] };

const shown = (value: unknown): unknown => {
  if (JsonNode.is(value)) return `node ${value}`;
  if (value instanceof JavaNumber) return `${value.kind} ${value.value}`;
  return Array.isArray(value) ? value.map(shown) : value;
};

const outcome = (text: string): unknown => {
  try {
    return shown(parseExpression(text).evaluate(context));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.message;
  }
};

const SPIN = 'org.camunda.spin.json';
const JACKSON = 'SPIN/JACKSON-JSON-010';
const ILLEGAL = 'java.lang.IllegalArgumentException';
const unreadable = `${SPIN}.SpinJsonDataFormatException: ${JACKSON}01 Unable to parse input into json node`;
const order = (rest: string) => `\${S(text)${rest}}`;
const list = (rest: string) => `\${S(list)${rest}}`;

const cases: readonly [expression: string, expected: unknown][] = [
  // Reading values.
  [order(".prop('id').value()"), 'Integer 7'],
  [order(".prop('big').numberValue()"), 'Long 9007199254740993'],
  [order(".prop('total').value() > 10"), true],
  [order(".prop('name').stringValue()"), 'a"b'],
  [order(".prop('open').boolValue()"), true],
  [order(".prop('none').value()"), null],
  [order(".prop('none').isNull()"), true],
  [order(".prop('none').isValue()"), true],
  [order('.isObject()'), true],
  [order(".prop('items').isArray()"), true],
  [order(".prop('id').isNumber()"), true],
  [order(".prop('name').isString()"), true],
  [order(".prop('open').isBoolean()"), true],
  [order(".hasProp('id')"), true],
  [order(".hasProp('constructor')"), false],
  [order(".prop('__proto__').prop('x').value()"), 'Integer 1'],
  [order('.fieldNames().size()'), 'Integer 8'],
  [order('.getDataFormatName()'), 'application/json'],
  [order('.dataFormatName'), 'application/json'],
  [order(".prop('items').toString()"), '[{"n":1},{"n":2}]'],
  ["Order ${S(text).prop('items')}", 'Order [{"n":1},{"n":2}]'],
  [order(".prop('items').elements().size()"), 'Integer 2'],
  [order(".prop('items').elements().get(1)"), 'node {"n":2}'],
  [order(".prop('items').elements()[0].prop('n').value() + 1"), 'Long 2'],
  [order('.getClass().getName()'), 'org.camunda.spin.impl.json.jackson.JacksonJsonNode'],
  // Making and changing.
  ["${JSON('5').value()}", 'Integer 5'],
  ['${JSON(\'"x"\').value()}', 'x'],
  ['${JSON(map)}', 'node {"a":1,"b":[2.0,null]}'],
  ['${JSON(integer)}', 'node 5'],
  ['${JSON(true)}', 'node true'],
  ['${JSON(date)}', 'node 0'],
  ['${JSON(set)}', 'node ["s"]'],
  ['${JSON(words)}', 'node ["x","y"]'],
  ["${S(S('{}'))}", 'node {}'],
  [
    "${S('{}').prop('a', 'x').prop('b', integer).prop('c', long).prop('d', true)}",
    'node {"a":"x","b":5,"c":5,"d":true}',
  ],
  // A Double becomes a Float: "convert any other sub class of Number into Float".
  ["${S('{}').prop('a', double)}", 'node {"a":1234.5677}'],
  ["${S('{}').prop('a', 0.1).prop('a').value()}", 'Double 0.1'],
  [
    "${S('{}').prop('a', words).prop('b', map).prop('c', S('[]'))}",
    'node {"a":["x","y"],"b":{"a":1,"b":[2.0,null]},"c":[]}',
  ],
  ["${S('{}').propList('a', words)}", 'node {"a":["x","y"]}'],
  ['${S(\'{"a":1,"b":2,"c":3}\').deleteProp(\'a\')}', 'node {"b":2,"c":3}'],
  ['${S(\'{"x":1,"y":2,"c":3}\').deleteProp(words)}', 'node {"c":3}'],
  [list('.append(map).append(5)'), 'node [1,"b",2.0,1,{"a":1,"b":[2.0,null]},5]'],
  [list('.insertAt(0, "z")'), 'node ["z",1,"b",2.0,1]'],
  [list('.insertAt(-1, "z")'), 'node [1,"b",2.0,"z",1]'],
  [list('.insertBefore("b", "z")'), 'node [1,"z","b",2.0,1]'],
  [list('.insertAfter("b", "z")'), 'node [1,"b","z",2.0,1]'],
  [list('.remove(one)'), 'node ["b",2.0,1]'],
  [list('.removeLast(one)'), 'node [1,"b",2.0]'],
  [list('.removeAt(1)'), 'node [1,2.0,1]'],
  [list('.removeAt(4)'), 'node [1,"b",2.0,1]'],
  [list('.indexOf("b")'), 'Integer 1'],
  [list('.lastIndexOf(one)'), 'Integer 3'],
  [list('.contains(2.0)'), true],
  // A literal is a Long, which is no Integer.
  [list('.contains(1)'), false],
  [list('.toString()'), '[1,"b",2.0,1]'],
  [list('.unwrap()'), ['Integer 1', 'b', 'Double 2', 'Integer 1']],
  // JsonPath.
  [order(".jsonPath('$.items[0].n').numberValue()"), 'Integer 1'],
  [order(".jsonPath('$.big').numberValue()"), 'Long 9007199254740993'],
  [order(".jsonPath('items').elementList().size()"), 'Integer 2'],
  [order(".jsonPath('$.items[*].n').element()"), 'node [1,2]'],
  [order(".jsonPath('$.items[?(@.n > 1)]').elementList()"), ['node {"n":2}']],
  [order(".jsonPath('$.name').stringValue()"), 'a"b'],
  [order(".jsonPath('$.open').boolValue()"), true],
  [order(".jsonPath('$.none').element()"), 'node null'],
  [order(".jsonPath('$..nothing').element()"), 'node []'],
  // What fails.
  ['${S(\'{"a":\')}', unreadable],
  ["${JSON('')}", unreadable],
  ["${JSON('01')}", unreadable],
  ['${S(null)}', `${ILLEGAL}: UTILS-02001 Parameter 'parameter' is null`],
  ['${JSON(null)}', `${ILLEGAL}: UTILS-02001 Parameter 'parameter' is null`],
  ['${S(words)}', `${ILLEGAL}: SPIN-01001 Unsupported input of type 'java.util.ArrayList'`],
  [
    '${S("5")}',
    'org.camunda.spin.spi.SpinDataFormatException: SPIN-01004 No matching data format detected',
  ],
  [order(".prop('x')"), `${SPIN}.SpinJsonPropertyException: ${JACKSON}04 Unable to find 'x'`],
  [order(".deleteProp('x')"), `${SPIN}.SpinJsonPropertyException: ${JACKSON}04 Unable to find 'x'`],
  [
    order('.value()'),
    `${SPIN}.SpinJsonDataFormatException: ${JACKSON}02 Expected 'String/Number/Boolean/Null', got 'OBJECT'`,
  ],
  [
    order('.elements()'),
    `${SPIN}.SpinJsonDataFormatException: ${JACKSON}02 Expected 'SpinList', got 'OBJECT'`,
  ],
  [
    order(".prop('id').stringValue()"),
    `${SPIN}.SpinJsonDataFormatException: ${JACKSON}02 Expected 'String', got 'NUMBER'`,
  ],
  [
    order(".prop('id').fieldNames()"),
    `${SPIN}.SpinJsonDataFormatException: ${JACKSON}02 Expected 'Array/Object', got 'NUMBER'`,
  ],
  [
    order(".append('x')"),
    `${SPIN}.SpinJsonException: ${JACKSON}10 Unable to modify node of type 'OBJECT'. Node is not a list.`,
  ],
  [
    order(".indexOf('x')"),
    `${SPIN}.SpinJsonException: ${JACKSON}11 Unable to get index from 'OBJECT'. Node is not a list.`,
  ],
  [
    order(".insertBefore('x', 'y')"),
    `${SPIN}.SpinJsonPropertyException: ${JACKSON}05 Unable to create node for object of type 'OBJECT'`,
  ],
  [list(".indexOf('z')"), `${SPIN}.SpinJsonPropertyException: ${JACKSON}04 Unable to find 'z'`],
  [
    list('.append(set)'),
    `${SPIN}.SpinJsonPropertyException: ${JACKSON}05 Unable to create node for object of type 'LinkedHashSet'`,
  ],
  [
    list('.removeAt(5)'),
    `java.lang.IndexOutOfBoundsException: ${JACKSON}12 Index is out of bound! Index: '5', Size: '4'`,
  ],
  [
    list('.removeAt(-5)'),
    `java.lang.IndexOutOfBoundsException: ${JACKSON}12 Index is out of bound! Index: '-5', Size: '4'`,
  ],
  [
    order(".jsonPath('$.x').element()"),
    `${SPIN}.SpinJsonPathException: ${JACKSON}13 Unable to evaluate JsonPath expression on element 'org.camunda.spin.impl.json.jackson.JacksonJsonNode'`,
  ],
  [order(".jsonPath('$[')"), `${SPIN}.SpinJsonPathException: ${JACKSON}14 Unable to compile '$['!`],
  ['${S()}', "ENGINE-01009 Error while parsing process. Parameters for function 'S' do not match."],
  ['${XML(text)}', "ENGINE-01009 Error while parsing process. Could not resolve function 'XML'."],
];

for (const [text, expected] of cases)
  test(`${text} gives ${JSON.stringify(expected)}`, () => assert.equal(outcome(text), expected));

test('a node is changed in place, and so is what it was taken from', () => {
  const node = parseExpression('${S(text)}').evaluate(context);
  const change = parseExpression("${n.prop('items').elements()[0].prop('n', 'new')}");
  change.evaluate({ resolve: () => node });
  assert.match(String(node), '"items":[{"n":"new"},{"n":2}]');
});

test('a set property that is not of an object fails as a cast in Java does', () => {
  assert.match(
    String(outcome("${S('[]').prop('a', 'b')}")),
    /^java\.lang\.ClassCastException: class .*\.ArrayNode cannot be cast to class .*\.ObjectNode/,
  );
});

test('numbers are those of Jackson', () => {
  const all = '[1,2147483648,9223372036854775808,-0,1.0,1e10,1E400,0.0001,123456789.5]';
  const node = parseExpression('${JSON(t)}').evaluate({ resolve: () => all });
  assert.is(
    String(node),
    '[1,2147483648,9223372036854775808,0,1.0,1.0E10,"Infinity",1.0E-4,1.234567895E8]',
  );
});

test('a node has the name of its class in errors', () => {
  assert.is(
    classNameOf(parseExpression("${S('{}')}").evaluate(context)),
    'org.camunda.spin.impl.json.jackson.JacksonJsonNode',
  );
  assert.match(String(outcome("${S('{}') + 1}")), 'Cannot coerce from class org.camunda.spin');
});

test.run();
