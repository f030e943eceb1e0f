import { Failure } from '../../../engine/index.ts';
import { assert, suite } from '../../harness.ts';
import { fakeEngine, firstCommand, request, throwing } from '../fake-engine.ts';

const test = suite('modification over the API');

const cancel = (more: object) => ({ type: 'cancel', ...more });

test('one instance: each kind of instruction with what belongs to it', async () => {
  const engine = fakeEngine();
  const { status, body } = await request(engine, 'POST', '/process-instance/p/modification', {
    skipIoMappings: true,
    annotation: 'why',
    instructions: [
      {
        type: 'startBeforeActivity',
        activityId: 'a',
        ancestorActivityInstanceId: 'up',
        variables: { g: { value: 'x' }, l: { value: 'y', local: true } },
      },
      { type: 'startTransition', transitionId: 'f', activityId: 'ignored' },
      cancel({ activityId: 'a', cancelCurrentActiveActivityInstances: true }),
      cancel({ activityInstanceId: 'a:1' }),
      cancel({ transitionInstanceId: 't' }),
    ],
  });
  assert.equal([status, body], [204, null]);
  const { instructions, ...command } = firstCommand<{ instructions: object[] }>(engine);
  assert.equal(command, {
    processInstanceId: 'p',
    skipCustomListeners: false,
    skipIoMappings: true,
  });
  const [placed, ...others] = instructions as [
    { variables: Map<string, unknown>; variablesLocal: Map<string, unknown> },
  ];
  assert.equal([[...placed.variables.keys()], [...placed.variablesLocal.keys()]], [['g'], ['l']]);
  assert.equal(others, [
    { type: 'startTransition', transitionId: 'f', ancestorActivityInstanceId: null },
    { type: 'cancelActivity', activityId: 'a' },
    { type: 'cancelActivityInstance', activityInstanceId: 'a:1' },
    { type: 'cancelTransitionInstance', transitionInstanceId: 't' },
  ]);
});

test('without instructions nothing is asked of the engine, but a batch is refused', async () => {
  const engine = fakeEngine();
  for (const body of [{}, { instructions: [] }])
    assert.is(
      (await request(engine, 'POST', '/process-instance/p/modification', body)).status,
      204,
    );
  const { status, body } = await request(
    engine,
    'POST',
    '/process-instance/p/modification-async',
    {},
  );
  assert.equal([status, body.type], [400, 'InvalidRequestException']);
  assert.is(engine.asked.length, 0);
});

test('an instruction that lacks what it needs, or has too much, is a bad request', async () => {
  const one = '/process-instance/p/modification';
  const many = '/modification/execute';
  const wrong: [path: string, instruction: object][] = [
    [one, { type: 'startBeforeActivity' }],
    [one, { type: 'startTransition', activityId: 'a' }],
    [one, cancel({})],
    [one, cancel({ activityId: 'a', activityInstanceId: 'a:1' })],
    [many, cancel({ activityInstanceId: 'a:1' })],
    [many, { type: 'startAfterActivity', transitionId: 'f' }],
  ];
  for (const [path, instruction] of wrong) {
    const body = { processDefinitionId: 'd', instructions: [instruction] };
    const answer = await request(fakeEngine(), 'POST', path, body);
    const { type, code } = answer.body;
    const expected = [400, 'InvalidRequestException', null];
    assert.equal([answer.status, type, code], expected, JSON.stringify(instruction));
  }
});

test('several instances: variables and ancestors count for nothing, queries are handed on', async () => {
  const engine = fakeEngine();
  await request(engine, 'POST', '/modification/execute', {
    processDefinitionId: 'd',
    processInstanceIds: ['p', null],
    processInstanceQuery: { businessKey: 'k' },
    instructions: [
      {
        type: 'startAfterActivity',
        activityId: 'a',
        ancestorActivityInstanceId: 'up',
        variables: { g: { value: 'x' } },
      },
      cancel({ activityId: 'a', cancelCurrentActiveActivityInstances: true }),
    ],
  });
  const { processInstanceQuery, historicProcessInstanceQuery, ...command } = firstCommand<{
    processInstanceQuery: { table: string };
    historicProcessInstanceQuery: unknown;
  }>(engine);
  assert.equal([processInstanceQuery.table, historicProcessInstanceQuery], ['execution', null]);
  assert.equal(command, {
    processDefinitionId: 'd',
    processInstanceIds: ['p', null],
    skipCustomListeners: false,
    skipIoMappings: false,
    instructions: [
      { type: 'startAfterActivity', activityId: 'a' },
      { type: 'cancelActivity', activityId: 'a', currentOnly: true },
    ],
  });
});

test('refusals of the engine become bad requests for several instances, and stay what they are for one', async () => {
  const refuse = throwing(new Failure(400, 'NotValidException', 'no'));
  const engine = fakeEngine({ modifyProcessInstance: refuse, modifyProcessInstances: refuse });
  const instructions = [{ type: 'startBeforeActivity', activityId: 'a' }];
  const body = { processDefinitionId: 'd', instructions };
  const one = await request(engine, 'POST', '/process-instance/p/modification', body);
  assert.equal([one.status, one.body.type, one.body.code], [400, 'NotValidException', 0]);
  const many = await request(engine, 'POST', '/modification/execute', body);
  assert.equal(
    [many.status, many.body.type, many.body.code],
    [400, 'InvalidRequestException', null],
  );
  const nameless = await request(engine, 'POST', '/modification/execute', { instructions });
  assert.equal([nameless.status, nameless.body.message], [400, 'processDefinitionId is null']);
});

test.run();
