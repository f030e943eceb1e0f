import { Failure } from '../../../engine/index.ts';
import { assert, suite } from '../../harness.ts';
import { fakeEngine, firstCommand, request, throwing } from '../fake-engine.ts';

const test = suite('restarting over the API');

test('a restart hands on instructions without their variables, the ids and the query', async () => {
  const engine = fakeEngine();
  const { status, body } = await request(engine, 'POST', '/process-definition/d/restart', {
    processInstanceIds: ['a', null],
    historicProcessInstanceQuery: { processInstanceId: 'b', nonsense: 1 },
    instructions: [
      {
        type: 'startAfterActivity',
        activityId: 't',
        variables: { a: { value: 'x', type: 'Integer' } },
        ancestorActivityInstanceId: 'x',
      },
    ],
    initialVariables: 1,
    withoutBusinessKey: '',
    skipCustomListeners: null,
  });
  assert.equal([status, body], [204, null]);
  const { historicProcessInstanceQuery, ...command } = firstCommand<{
    historicProcessInstanceQuery: { table: string };
  }>(engine);
  assert.is(historicProcessInstanceQuery.table, 'historicProcessInstance');
  assert.equal(command, {
    processDefinitionId: 'd',
    processInstanceIds: ['a', null],
    instructions: [{ type: 'startAfterActivity', activityId: 't' }],
    initialVariables: true,
    withoutBusinessKey: false,
    skipCustomListeners: false,
    skipIoMappings: false,
  });
});

test('a restart without instructions is a bad request, as the documentation has it', async () => {
  for (const instructions of ['null', '[null]']) {
    const { status, body } = await request(
      fakeEngine(),
      'POST',
      '/process-definition/d/restart',
      `{"processInstanceIds": ["a"], "instructions": ${instructions}}`,
    );
    assert.equal(
      [status, body.type, body.code],
      [400, 'InvalidRequestException', null],
      instructions,
    );
  }
  assert.is(
    (await request(fakeEngine(), 'POST', '/process-definition/d/restart', '{}')).status,
    400,
  );
});

test('bad requests of the engine and its queries lose their type and code in a restart, others stay', async () => {
  const restart = (failure: Failure) =>
    request(
      fakeEngine({ restartProcessInstances: throwing(failure) }),
      'POST',
      '/process-definition/d/restart',
      { instructions: [] },
    );
  assert.equal(await restart(new Failure(400, 'NotFoundException', 'no')), {
    status: 400,
    body: { type: 'InvalidRequestException', message: 'no', code: null },
  });
  assert.equal(await restart(new Failure(500, 'ProcessEngineException', 'no')), {
    status: 500,
    body: { type: 'ProcessEngineException', message: 'no', code: 0 },
  });
  const sorting = {
    instructions: [],
    historicProcessInstanceQuery: { sorting: [{ sortOrder: 'asc' }] },
  };
  assert.is(
    (await request(fakeEngine(), 'POST', '/process-definition/d/restart', sorting)).body.type,
    'InvalidRequestException',
  );
});

test.run();
