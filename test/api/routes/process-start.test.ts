import { Failure } from '../../../engine/index.ts';
import { assert, suite } from '../../harness.ts';
import { fakeEngine, firstCommand, request, throwing } from '../fake-engine.ts';

const test = suite('starting over the API');

const row = {
  id: 'i',
  processDefinitionId: 'd',
  businessKey: 'b',
  caseInstanceId: null,
  suspensionState: 1,
  tenantId: null,
};
const started = () => ({
  row,
  isEnded: true,
  variables: new Map([['a', { type: 'integer', longValue: 1 }]]),
});

test('a start hands the engine variables and instructions, and answers the instance', async () => {
  const engine = fakeEngine({ startProcessInstance: started });
  const { status, body } = await request(
    engine,
    'POST',
    '/engine/default/process-definition/d/start',
    {
      businessKey: 5,
      variables: { a: { value: 1 } },
      startInstructions: [
        { type: 'cancel' },
        {
          type: 'startTransition',
          transitionId: 'f',
          ancestorActivityInstanceId: 'x',
          variables: { l: { value: 'x', local: true }, g: { value: true } },
        },
      ],
      skipIoMappings: 'true',
      withVariablesInReturn: true,
      nonsense: {},
    },
  );
  assert.is(status, 200);
  assert.equal(body.variables, { a: { type: 'Integer', value: 1, valueInfo: {} } });
  assert.equal(
    [body.id, body.ended, body.links],
    [
      'i',
      true,
      [
        {
          method: 'GET',
          href: 'http://localhost:1/engine-rest/engine/default/process-instance/i',
          rel: 'self',
        },
      ],
    ],
  );
  const command = firstCommand<{
    definition: object;
    businessKey: string;
    variables: Map<string, { longValue: number }>;
    instructions: {
      type: string;
      variables: Map<string, object>;
      variablesLocal: Map<string, object>;
    }[];
    skipIoMappings: boolean;
  }>(engine);
  assert.equal(
    [command.definition, command.businessKey, command.skipIoMappings],
    [{ id: 'd' }, '5', true],
  );
  assert.is(command.variables.get('a')?.longValue, 1);
  assert.equal(
    command.instructions.map(({ type, variables, variablesLocal }) => [
      type,
      [...variables.keys()],
      [...variablesLocal.keys()],
    ]),
    [['startTransition', ['g'], ['l']]],
  );
});

test('a start by key takes the latest version of that tenant, and an unknown key is 404', async () => {
  const engine = fakeEngine({ startProcessInstance: started }, [{ id: 'k:2:x', key: 'k' }]);
  assert.is(
    (await request(engine, 'POST', '/process-definition/key/k/tenant-id/t/start', {})).status,
    200,
  );
  assert.equal(engine.queries[0], {
    table: 'processDefinition',
    where: [
      { op: 'eq', column: 'key', value: 'k' },
      { op: 'eq', column: 'tenantId', value: 't' },
    ],
    orderBy: [{ column: 'version', direction: 'desc' }],
    limit: 1,
  });
  assert.equal(firstCommand<{ definition: object }>(engine).definition, { id: 'k:2:x' });
  const unknown = await request(fakeEngine(), 'POST', '/process-definition/key/k/start', {});
  assert.equal(unknown, {
    status: 404,
    body: {
      type: 'RestException',
      message: 'No matching process definition with key: k and no tenant-id',
      code: null,
    },
  });
});

test('what goes wrong in a start is told as Camunda tells it', async () => {
  const start = (failure: Failure) =>
    request(
      fakeEngine({ startProcessInstance: throwing(failure) }),
      'POST',
      '/process-definition/d/start',
      {},
    );
  assert.equal(await start(new Failure(400, 'NotValidException', 'no')), {
    status: 500,
    body: {
      type: 'RestException',
      message: 'Cannot instantiate process definition d: no',
      code: 0,
    },
  });
  assert.equal((await start(new Failure(500, 'FormFieldValidationException', 'no'))).status, 400);
  const malformed = (body: unknown) =>
    request(
      fakeEngine({ startProcessInstance: started }),
      'POST',
      '/process-definition/d/start',
      body,
    );
  const variable = await malformed({ variables: { a: { value: 'x', type: 'Integer' } } });
  assert.equal(variable, {
    status: 400,
    body: {
      type: 'InvalidRequestException',
      message:
        "Cannot instantiate process definition d: Cannot convert value 'x' of type 'Integer' to java type java.lang.Integer",
      code: null,
    },
  });
  assert.is(
    (await malformed({ startInstructions: [{ type: 'startBeforeActivity' }] })).body.message,
    "Cannot instantiate process definition d: For instruction type 'startBeforeActivity': 'activityId' must be set",
  );
  for (const body of [
    '',
    '[]',
    '{"variables": []}',
    '{"startInstructions": [{}]}',
    '{"startInstructions": [{"type": "nonsense"}]}',
    '{"skipIoMappings": "x"}',
  ]) {
    assert.equal(
      await malformed(body),
      { status: 400, body: { type: 'InvalidRequestException', message: '', code: null } },
      body,
    );
  }
  for (const body of ['null', ' ', '{"variables": {"a": null}}', '{"startInstructions": [null]}'])
    assert.is((await malformed(body)).status, 500, body);
});

test.run();
