import { assert, suite } from '../harness.ts';
import {
  type Answer,
  ask,
  deploy,
  model,
  part,
  plain,
  post,
  refused,
  start,
  upload,
} from './hostile.ts';

const test = suite('hostile requests');

const names = {
  prototype: '__proto__',
  constructor: 'constructor',
  megabyte: 'n'.repeat(2 ** 20),
  'lone surrogate': '\ud800x',
  NUL: 'a\0b',
  'line break': 'a\r\nb',
  'path upwards': '../../x',
  empty: '',
};

test.before(async () => {
  assert.is((await deploy(plain)).status, 200);
});

test('hostile names of variables and hostile business keys are kept as they are', async () => {
  for (const [what, name] of Object.entries(names)) {
    // JSON.stringify would take __proto__ of a literal for the prototype.
    const variables = Object.fromEntries([[name, { value: what }]]);
    const { status, text } = await post(start, { businessKey: name, variables });
    assert.is(status, 200, what);
    const { id, businessKey } = JSON.parse(text) as { id: string; businessKey: string };
    assert.is(businessKey, name, what);
    const kept = await ask('GET', `/process-instance/${id}/variables`);
    assert.equal(
      Object.entries(JSON.parse(kept.text) as object),
      [[name, { type: 'String', value: what, valueInfo: {} }]],
      what,
    );
    const query = { variables: [{ name, operator: 'eq', value: what }], businessKey: name };
    assert.is((await post('/process-instance/count', query)).text, '{"count":1}', what);
  }
  assert.is(Object.hasOwn(Object.prototype, 'value'), false);
});

test('hostile names of activities, types, operators, orders and definitions are refused', async () => {
  for (const [what, name] of Object.entries(names)) {
    const invalid = 'InvalidRequestException';
    const instruction = { type: 'startBeforeActivity', activityId: name };
    const comparison = { name: 'x', operator: name, value: 1 };
    await refused([
      [what, () => post(start, { startInstructions: [instruction] }), 500, 'RestException'],
      [
        what,
        () => post(start, { startInstructions: [{ ...instruction, type: name }] }),
        400,
        invalid,
      ],
      [what, () => post('/process-instance', { variables: [comparison] }), 400, invalid],
      [
        what,
        () => post('/process-instance', { sorting: [{ sortBy: name, sortOrder: 'asc' }] }),
        400,
        'NotValidException',
      ],
      [
        what,
        () =>
          post(`/process-definition/${encodeURIComponent(Buffer.from(name).toString())}x/restart`, {
            processInstanceIds: [name],
            instructions: [instruction],
          }),
        400,
        invalid,
      ],
    ]);
  }
});

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

test('bodies that are no JSON, of wrong types, too large or too deep are refused', async () => {
  const invalid = 'InvalidRequestException';
  const wrong = ['', '[]', '"x"', '1', '{', '{"a"}', '{"businessKey":{}}', '{"variables":[]}'];
  const wrongParts = [
    '{"variables":{"x":1}}',
    '{"startInstructions":[1]}',
    '{"variables":{"x":[]}}',
  ];
  const inDepth = `{"variables":{"x":{"value":${nested(10_000)}}}}`;
  const tooDeep = 'StreamConstraintsException';
  await refused([
    ...[...wrong, ...wrongParts].map((body): [string, () => Promise<Answer>, number, string] => [
      body,
      () => post(start, body),
      400,
      invalid,
    ]),
    ['null', () => post(start, 'null'), 500, 'NullPointerException'],
    ['too large', () => post(start, `"${'x'.repeat(2 ** 22)}"`), 413, 'ClientErrorException'],
    ['too large a form', () => upload('x'.repeat(2 ** 22 + 1)), 413, 'ClientErrorException'],
    ['deep', () => post(start, inDepth), 400, tooDeep],
    ['never closed', () => post('/process-instance', '['.repeat(1_000_000)), 400, tooDeep],
  ]);
  const megabyte = { variables: { x: { value: 'v'.repeat(2 ** 20) } } };
  assert.is((await post(start, megabyte)).status, 200);
});

test('one bad id or instruction among many restarts and starts nothing', async () => {
  const definitions = await ask('GET', '/process-definition?key=p');
  const [{ id }] = JSON.parse(definitions.text) as [{ id: string }];
  const instructions = [{ type: 'startBeforeActivity', activityId: 'a' }];
  const bad = { type: 'startBeforeActivity', activityId: 'unknown' };
  const startInstructions = [...Array.from({ length: 50 }, () => instructions[0]), bad];
  const processInstanceIds = Array.from({ length: 100_000 }, (_, index) => `unknown${index}`);
  const invalid = 'InvalidRequestException';
  const path = `/process-definition/${id}/restart`;
  await refused([
    ['ids', () => post(path, { processInstanceIds, instructions }), 400, invalid],
    ['null', () => post(path, { processInstanceIds: ['x'], instructions: [null] }), 400, invalid],
    ['last', () => post(start, { startInstructions }), 500, 'RestException'],
  ]);
});

test('patterns that make regular expressions explode find nothing', async () => {
  const value = 'a'.repeat(3000);
  assert.is((await post(start, { variables: { long: { value } } })).status, 200);
  for (const pattern of [
    '%a'.repeat(1500),
    '_%'.repeat(1500),
    '%_'.repeat(1500),
    '%aab'.repeat(700),
  ]) {
    const variables = [{ name: 'long', operator: 'like', value: `${pattern}b` }];
    assert.is((await post('/process-instance/count', { variables })).text, '{"count":0}', pattern);
  }
});

const entities = Array.from({ length: 20 }, (_, n) => `<!ENTITY a${n + 1} "&a${n};&a${n};">`);
const bomb = `<!DOCTYPE x [<!ENTITY a0 "a">${entities.join('')}]><definitions>&a20;</definitions>`;
const outside = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>${plain}`;
const expression = (text: string) =>
  plain.replace('id="a"/>', `id="a" camunda:assignee="${text}"/>`);

test('hostile models are refused', async () => {
  const deep = (name: string) => `<${name}>`.repeat(10_000) + `</${name}>`.repeat(10_000);
  const engine = 'ProcessEngineException';
  const models: [string, string][] = [
    ['entities', bomb],
    ['a file', outside],
    ['deep XML', deep('a')],
    ['deep subprocesses', model(deep('subProcess'))],
    ['many elements', model('<task/>'.repeat(100_001))],
    ['an unknown encoding', `<?xml version="1.0" encoding="UTF-99"?>${plain}`],
    ['NUL', plain.replace('id="a"', 'id="a\0"')],
    ['no text', ''],
    ['ampersands', `<a>${'&'.repeat(1_000_000)}`],
    ['sections', `<a>${'<![CDATA['.repeat(300_000)}`],
    ['brackets', expression(`\${${'('.repeat(100_000)}1${')'.repeat(100_000)}}`)],
    ['negations', expression(`\${${'!'.repeat(100_000)}true}`)],
  ];
  await refused(
    models.map(([what, xml]) => [`${what} in a model`, () => deploy(xml), 500, engine]),
  );
});

test('broken forms are refused', async () => {
  const rest = 'RestException';
  const invalid = 'InvalidRequestException';
  await refused([
    ['nothing', () => upload(''), 400, rest],
    ['no end', () => upload(part('x.bpmn', plain)), 400, rest],
    ['another boundary', () => upload(`${part('x.bpmn', plain)}--B--`, 'C'), 400, rest],
    ['an empty boundary', () => upload('--\r\n--', '""'), 400, rest],
    ['no part', () => upload('--B--\r\n'), 400, invalid],
    ['no file name', () => upload(`${part('', plain)}--B--`), 400, invalid],
    ['no names', () => upload(`${'--B\r\n\r\n\r\n'.repeat(10_000)}--B--`), 400, invalid],
  ]);
});

test.run();
