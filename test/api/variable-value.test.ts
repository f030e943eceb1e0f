import { formatDate } from '../../api/date-format.ts';
import { typedValue } from '../../api/dto/typed-value.ts';
import { uploadedValue } from '../../api/dto/uploaded-value.ts';
import {
  typedValues,
  variableValue,
  variableValueDto,
  variableValueDtos,
  variableValues,
} from '../../api/dto/variable-value.ts';
import { parseJson } from '../../api/json.ts';
import { assert, suite } from '../harness.ts';

const test = suite('variables of the API');

const store = (json: string) => {
  const dto = variableValue(parseJson(json));
  assert.ok(dto);
  return typedValue(dto);
};
const shown = (json: string): string => JSON.stringify(variableValueDto(store(json)));
const refusal = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    const { status, type, message } = error as { status: number; type: string; message: string };
    return `${status} ${type}: ${message}`;
  }
  return 'no refusal';
};

/** JSON as sent, and type and value as a real Camunda 7.23 shows them afterwards. */
const taken: [string, string, unknown][] = [
  ['{"value":1}', 'Integer', 1],
  ['{"value":1.0}', 'Double', 1],
  ['{"value":1e2}', 'Double', 100],
  ['{"value":-2147483649}', 'Long', -2147483649],
  ['{"value":5000000000}', 'Long', 5000000000],
  ['{"value":true}', 'Boolean', true],
  ['{"value":"a"}', 'String', 'a'],
  ['{"value":null}', 'Null', null],
  ['{}', 'Null', null],
  ['{"value":"2021-02-03T04:05:06.000+0000"}', 'String', '2021-02-03T04:05:06.000+0000'],
  ['{"value":1,"type":"integer"}', 'Integer', 1],
  ['{"value":1,"type":null}', 'Integer', 1],
  ['{"value":"1","type":"Integer"}', 'Integer', 1],
  ['{"value":" 1 ","type":"Integer"}', 'Integer', 1],
  ['{"value":"","type":"Integer"}', 'Integer', null],
  ['{"value":"null","type":"Integer"}', 'Integer', null],
  ['{"value":null,"type":"Integer"}', 'Integer', null],
  ['{"value":1,"type":"Long"}', 'Long', 1],
  ['{"value":"12","type":"Long"}', 'Long', 12],
  ['{"value":-32768,"type":"Short"}', 'Short', -32768],
  ['{"value":1,"type":"Double"}', 'Double', 1],
  ['{"value":"1.5","type":"Double"}', 'Double', 1.5],
  ['{"value":"NaN","type":"Double"}', 'Double', 'NaN'],
  ['{"value":1e400,"type":"Double"}', 'Double', 'Infinity'],
  ['{"value":"1e3","type":"Double"}', 'Double', 1000],
  ['{"value":"TRUE","type":"Boolean"}', 'Boolean', true],
  ['{"value":"","type":"Boolean"}', 'Boolean', null],
  ['{"value":1,"type":"String"}', 'String', '1'],
  ['{"value":1.50,"type":"String"}', 'String', '1.5'],
  ['{"value":100000000.0,"type":"String"}', 'String', '1.0E8'],
  ['{"value":[1,{"a":"b"}],"type":"String"}', 'String', '[1, {a=b}]'],
  ['{"value":"a\\"b","type":"String"}', 'String', 'a"b'],
  ['{"value":"\\u0000","type":"String"}', 'String', '\u0000'],
  ['{"value":"","type":"String"}', 'String', ''],
  [
    '{"value":"2021-02-03T04:05:06.789+0100","type":"Date"}',
    'Date',
    formatDate(Date.UTC(2021, 1, 3, 3, 5, 6, 789)),
  ],
  ['{"value":"","type":"Date"}', 'Date', null],
  ['{"value":"aGVsbG8=","type":"Bytes"}', 'Bytes', 'aGVsbG8='],
  ['{"value":"aGVs bG8=","type":"Bytes"}', 'Bytes', 'aGVsbG8='],
  ['{"value":"","type":"Bytes"}', 'Bytes', ''],
  ['{"value":null,"type":"Bytes"}', 'Bytes', null],
  ['{"type":"Null"}', 'Null', null],
  ['{"value":1,"valueInfo":{"transient":"true"}}', 'Integer', 1],
];

/** JSON as sent, and what a real Camunda 7.23 answers, its introduction aside. */
const refused: [string, string][] = [
  ['{"value":1,"type":"INTEGER"}', "400 RestException: Unsupported value type 'INTEGER'"],
  ['{"value":1,"type":5}', "400 RestException: Unsupported value type '5'"],
  ['{"value":1,"type":"constructor"}', "400 RestException: Unsupported value type 'constructor'"],
  ['{"value":1,"type":""}', '500 StringIndexOutOfBoundsException: begin 0, end 1, length 0'],
  [
    '{"value":1,"type":"Number"}',
    '500 ProcessEngineException: Cannot serialize value of abstract type number',
  ],
  [
    '{"value":"x","type":"Object"}',
    "500 ProcessEngineException: Cannot find serializer for value 'ObjectValue [value=null, isDeserialized=false, serializationDataFormat=null, objectTypeName=null, serializedValue=1 chars, isTransient=false]'.",
  ],
  [
    '{"value":{"a":1},"type":"Object"}',
    "400 InvalidRequestException: Must provide 'null' or String value for value of SerializableValue type 'Object'.",
  ],
  [
    '{"value":"aGVsbG8=","type":"File"}',
    '500 IllegalArgumentException: Cannot create file without valueInfo.',
  ],
  [
    '{"value":"aGVsbG8=","type":"File","valueInfo":{}}',
    '500 IllegalArgumentException: Cannot create file without filename! Please set a name into ValueInfo with key filename',
  ],
  [
    '{"value":null,"type":"File","valueInfo":{"filename":"a.txt"}}',
    '500 IllegalArgumentException: Provided value is not of File, InputStream or byte[] type.',
  ],
];

/** Type, value as Java writes it, and Java's name of the type, of values that are not of their type. */
const unconvertible: [string, string, string, string][] = [
  ['Integer', '1.0', '1.0', 'java.lang.Integer'],
  ['Integer', '1.5', '1.5', 'java.lang.Integer'],
  ['Integer', '1e2', '100.0', 'java.lang.Integer'],
  ['Integer', 'true', 'true', 'java.lang.Integer'],
  ['Integer', '[1]', '[1]', 'java.lang.Integer'],
  ['Integer', '{"a":1}', '{a=1}', 'java.lang.Integer'],
  ['Integer', '2147483648', '2147483648', 'java.lang.Integer'],
  ['Long', '1.0', '1.0', 'java.lang.Long'],
  ['Short', '40000', '40000', 'java.lang.Short'],
  ['Double', '"x"', 'x', 'java.lang.Double'],
  ['Boolean', '1', '1', 'java.lang.Boolean'],
  ['Date', '5', '5', 'java.util.Date'],
  ['Date', '"x"', 'x', 'java.util.Date'],
  ['Bytes', '"!!"', '!!', '[B'],
  ['Bytes', '"aGVsbG8"', 'aGVsbG8', '[B'],
  ['Bytes', '"_-8="', '_-8=', '[B'],
  ['Bytes', '5', '5', '[B'],
  ['Null', '1', '1', 'javax.lang.model.type.NullType'],
];

test('values are taken and shown as Camunda does', () => {
  for (const [json, type, value] of taken)
    assert.is(shown(json), JSON.stringify({ type, value, valueInfo: {} }), json);
});

test('values that are no values are refused as Camunda does', () => {
  for (const [json, message] of refused)
    assert.is(
      refusal(() => store(json)),
      message,
      json,
    );
  for (const [type, json, text, javaType] of unconvertible) {
    const message = `400 InvalidRequestException: Cannot convert value '${text}' of type '${type}' to java type ${javaType}`;
    assert.is(
      refusal(() => store(`{"type":"${type}","value":${json}}`)),
      message,
      `${type} ${json}`,
    );
  }
});

test('lists and maps without a type are objects, and come back as what they are made of', () => {
  assert.is(
    shown('{"value":[1,"a",null,{"__proto__":1.5}]}'),
    '{"type":"Object","value":[1,"a",null,{"__proto__":1.5}],"valueInfo":{"objectTypeName":"java.util.ArrayList","serializationDataFormat":"application/x-java-serialized-object"}}',
  );
  assert.match(shown('{"value":{}}'), '"objectTypeName":"java.util.LinkedHashMap"');
});

test('objects and documents that come as JSON or XML stay what they are', () => {
  const object = store(
    '{"value":"{\\"a\\":[1]}","type":"Object","valueInfo":{"objectTypeName":"x.Y","serializationDataFormat":"application/json"}}',
  );
  const valueInfo = { objectTypeName: 'x.Y', serializationDataFormat: 'application/json' };
  assert.equal(variableValueDto(object), { type: 'Object', value: { a: [1] }, valueInfo });
  assert.equal(variableValueDto(object, false), { type: 'Object', value: '{"a":[1]}', valueInfo });
  assert.is(shown('{"value":"{}","type":"Json"}'), '{"type":"Json","value":"{}","valueInfo":{}}');
  assert.is(shown('{"value":"<a/>","type":"Xml"}'), '{"type":"Xml","value":"<a/>","valueInfo":{}}');
});

test('a file shows its name, media type and encoding but not its bytes', () => {
  const file =
    '{"value":"aGVsbG8=","type":"File","valueInfo":{"filename":"a.txt","mimeType":"text/plain","encoding":"UTF-8"}}';
  assert.is(
    shown(file),
    '{"type":"File","value":null,"valueInfo":{"filename":"a.txt","mimeType":"text/plain","encoding":"UTF-8"}}',
  );
  assert.is(store(file).bytes, 'aGVsbG8=');
  assert.is(
    shown('{"value":"!!","type":"File","valueInfo":{"filename":5}}'),
    '{"type":"File","value":null,"valueInfo":{"filename":"5"}}',
  );
});

test('a transient value is marked, and what is no truth value refused where a type is named', () => {
  const secret = '{"value":1,"valueInfo":{"transient":true}}';
  assert.is(shown(secret), '{"type":"Integer","value":1,"valueInfo":{"transient":true}}');
  assert.is(store('{"value":1,"valueInfo":{"transient":true}}').transient, true);
  assert.is(store('{"value":1,"type":"Long","valueInfo":{"transient":true}}').transient, true);
  assert.match(
    refusal(() => store('{"value":1,"type":"Integer","valueInfo":{"transient":"true"}}')),
    /^400 InvalidRequestException: Cannot convert value '1'/,
  );
});

test('an upload is bytes, a file or the object that a class is named for', () => {
  const part = (
    name: string,
    text: string,
    contentType: string | null = null,
    fileName: string | null = null,
  ) => ({
    name,
    fileName,
    contentType,
    bytes: Buffer.from(text),
    text: contentType === null || contentType.includes('text/plain') ? text : null,
  });
  const upload = (...parts: ReturnType<typeof part>[]) => variableValueDto(uploadedValue(parts));
  assert.equal(upload(part('data', 'hello')), { type: 'Bytes', value: 'aGVsbG8=', valueInfo: {} });
  assert.equal(
    upload(part('data', 'x', 'text/plain; encoding=UTF-8', 'a.txt'), part('valueType', 'File'))
      .valueInfo,
    { filename: 'a.txt', mimeType: 'text/plain', encoding: 'UTF-8' },
  );
  assert.equal(
    upload(part('data', '[1]', 'application/json'), part('type', 'java.util.ArrayList')).value,
    [1],
  );
  assert.match(
    refusal(() => upload(part('data', '[1]'), part('type', 'x.Y'))),
    /^400 InvalidRequestException: Unrecognized content type/,
  );
  assert.match(
    refusal(() => upload(part('valueType', 'File'))),
    /^500 NullPointerException/,
  );
});

test('variables of any name are kept apart from what objects inherit', () => {
  const typed = typedValues(
    variableValues(
      parseJson('{"__proto__":{"value":1},"constructor":{"value":2.5},"a":{"value":"\\ud800"}}'),
    ),
  );
  assert.equal([...typed.keys()], ['__proto__', 'constructor', 'a']);
  const dtos = variableValueDtos(typed);
  assert.is(
    JSON.stringify(Object.entries(dtos).map(([name, { value }]) => [name, value])),
    '[["__proto__",1],["constructor",2.5],["a","\\ud800"]]',
  );
  assert.match(
    refusal(() => typedValues(variableValues(parseJson('{"a":null}')))),
    /^500 NullPointerException/,
  );
  for (const json of ['[]', '{"a":5}', '{"a":{"valueInfo":5}}'])
    assert.is(
      refusal(() => variableValues(parseJson(json))),
      '400 InvalidRequestException: ',
      json,
    );
});

test.run();
