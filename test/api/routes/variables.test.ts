import { createApp } from '../../../api/app.ts';
import { Failure } from '../../../engine/index.ts';
import { assert, suite } from '../../harness.ts';
import { type FakeEngine, fakeEngine, firstCommand, request, throwing } from '../fake-engine.ts';

const test = suite('changing variables over the API');

test('variables are set, removed and modified in the scope that the path names', async () => {
  const scopes: [string, object, boolean][] = [
    ['/process-instance/i/variables', { kind: 'execution', id: 'i' }, false],
    ['/execution/i/localVariables', { kind: 'execution', id: 'i' }, true],
    ['/task/i/variables', { kind: 'task', id: 'i' }, false],
    ['/task/i/localVariables', { kind: 'task', id: 'i' }, true],
  ];
  for (const [path, scope, local] of scopes) {
    const engine = fakeEngine();
    const statuses = [
      await request(engine, 'PUT', `${path}/a%2Fb`, { value: 1 }),
      await request(engine, 'DELETE', `${path}/a`),
      await request(engine, 'POST', path, { modifications: { a: { value: 1 } }, deletions: ['b'] }),
      await request(engine, 'POST', path, {}),
    ].map(({ status }) => status);
    assert.equal(statuses, [204, 204, 204, 204]);
    const commands = engine.asked.map(
      ({ command }) =>
        command as {
          scope: object;
          local: boolean;
          modifications?: Map<string, object>;
          deletions?: string[];
        },
    );
    assert.equal(
      commands.map((command) => [
        command.scope,
        command.local,
        [...(command.modifications?.keys() ?? [])],
        command.deletions ?? [],
      ]),
      [
        [scope, local, ['a/b'], []],
        [scope, local, [], ['a']],
        [scope, local, ['a'], ['b']],
        [scope, local, [], []],
      ],
    );
  }
});

test('what goes wrong with variables is told with scope and name', async () => {
  const failing = (type: string, status: number) =>
    fakeEngine({ modifyVariables: throwing(new Failure(status, type, 'no')) });
  const tell = async (engine: FakeEngine, method: string, path: string, body?: unknown) => {
    const answer = await request(engine, method, path, body);
    return `${answer.status} ${answer.body.type}: ${answer.body.message} (${answer.body.code})`;
  };
  const one = '/process-instance/i/variables/a';
  assert.is(
    await tell(fakeEngine(), 'PUT', one, { value: 1.5, type: 'Integer' }),
    "400 InvalidRequestException: Cannot put process instance variable a: Cannot convert value '1.5' of type 'Integer' to java type java.lang.Integer (null)",
  );
  assert.is(
    await tell(failing('NullValueException', 500), 'PUT', one, { value: 1 }),
    '500 RestException: Cannot put process instance variable a: no (0)',
  );
  assert.is(
    await tell(failing('NotValidException', 400), 'PUT', one, { value: 1 }),
    '400 RestException: Cannot put process instance variable a: no (0)',
  );
  assert.is(
    await tell(failing('NullValueException', 500), 'DELETE', '/task/t/localVariables/a'),
    '500 RestException: Cannot delete task variable a: no (0)',
  );
  assert.is(
    await tell(failing('NullValueException', 500), 'POST', '/execution/e/localVariables', {}),
    '500 RestException: Cannot modify variables for execution e: no (0)',
  );
  assert.is(
    await tell(fakeEngine(), 'POST', '/task/t/variables', { modifications: { a: { type: 'X' } } }),
    "400 InvalidRequestException: Cannot modify variables for task: Unsupported value type 'X' (null)",
  );
});

test('an upload sets the variable that its path names', async () => {
  const engine = fakeEngine();
  const form = new FormData();
  form.set('data', new Blob(['hello'], { type: 'text/plain' }), 'a.txt');
  form.set('valueType', 'File');
  const response = await createApp(engine).request(
    'http://localhost/engine-rest/process-instance/i/variables/f/data',
    { method: 'POST', body: form },
  );
  assert.is(response.status, 204);
  const { modifications } = firstCommand<{
    modifications: Map<string, { type: string; textValue: string; bytes: string }>;
  }>(engine);
  const { type, textValue, bytes } = modifications.get('f') ?? assert.unreachable();
  assert.equal([type, textValue, bytes], ['file', 'a.txt', 'aGVsbG8=']);
});

test('what is wrong with an upload is told as it is', async () => {
  const form = new FormData();
  form.set('data', new Blob(['x']), 'a.txt');
  form.set('valueType', 'Nonsense');
  const response = await createApp(fakeEngine()).request(
    'http://localhost/engine-rest/task/t/variables/f/data',
    { method: 'POST', body: form },
  );
  assert.equal(await response.json(), {
    type: 'RestException',
    message: "Unsupported value type 'Nonsense'",
    code: null,
  });
});

test.run();
