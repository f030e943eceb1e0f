import { Failure } from '../../../engine/index.ts';
import { assert, suite } from '../../harness.ts';
import { fakeEngine, firstCommand, request, throwing } from '../fake-engine.ts';

const test = suite('messages and signals over the API');

const refusal = async (path: string, body: unknown, answers = {}): Promise<string> => {
  const answer = await request(fakeEngine(answers), 'POST', path, body);
  return `${answer.status} ${answer.body.type}: ${answer.body.message}`;
};

test('a message carries its keys as conditions on variables of the same type', async () => {
  const engine = fakeEngine({ correlateMessage: () => [] });
  const { status } = await request(engine, 'POST', '/message', {
    messageName: 'm',
    correlationKeys: { a: { value: 1 } },
    localCorrelationKeys: { b: { value: null, type: 'String' } },
    withoutTenantId: true,
    all: 'true',
  });
  assert.is(status, 204);
  const command = firstCommand<Record<string, unknown>>(engine);
  assert.equal(command.correlationKeys, [
    {
      op: 'exists',
      table: 'variable',
      theirs: 'processInstanceId',
      ours: 'processInstanceId',
      where: [
        { op: 'eq', column: 'name', value: 'a' },
        { op: 'eq', column: 'type', value: 'integer' },
        { op: 'eq', column: 'longValue', value: 1 },
      ],
    },
  ]);
  assert.equal(command.localCorrelationKeys, [
    {
      op: 'exists',
      table: 'variable',
      theirs: 'scopeId',
      ours: 'id',
      where: [
        { op: 'eq', column: 'name', value: 'b' },
        { op: 'eq', column: 'type', value: 'string' },
        { op: 'isNull', column: 'textValue' },
      ],
    },
  ]);
  assert.equal([command.messageName, command.tenantId, command.all], ['m', null, true]);
});

test('a message that contradicts itself or cannot be compared is refused', async () => {
  assert.is(await refusal('/message', {}), '400 InvalidRequestException: No message name supplied');
  assert.match(
    await refusal('/message', { messageName: 'm', tenantId: 't', withoutTenantId: true }),
    /^400 InvalidRequestException: Parameter 'tenantId' cannot be used together/,
  );
  assert.match(
    await refusal('/message', { messageName: 'm', variablesInResultEnabled: true }),
    /^400 InvalidRequestException: Parameter 'variablesInResultEnabled' cannot be used without/,
  );
  const key = (value: unknown) => ({ messageName: 'm', correlationKeys: { a: value } });
  assert.is(
    await refusal('/message', key({ value: 'x', type: 'Integer' })),
    "400 InvalidRequestException: Cannot deliver message: Cannot convert value 'x' of type 'Integer' to java type java.lang.Integer",
  );
  assert.is(
    await refusal('/message', key({ value: [1] })),
    '500 ProcessEngineException: Object values cannot be used to query',
  );
  const mismatch = new Failure(400, 'MismatchingMessageCorrelationException', 'Cannot correlate');
  assert.is(
    await refusal('/message', { messageName: 'm' }, { correlateMessage: throwing(mismatch) }),
    '400 RestException: org.camunda.bpm.engine.MismatchingMessageCorrelationException: Cannot correlate',
  );
});

test('the result tells what was reached, and of what is gone that it has ended', async () => {
  const row = {
    id: 'e',
    processInstanceId: 'i',
    processDefinitionId: 'd',
    businessKey: null,
    caseInstanceId: null,
    suspensionState: 1,
    tenantId: null,
  };
  const reached = [
    { kind: 'execution', execution: row },
    { kind: 'processDefinition', processInstance: { ...row, id: 'i' } },
  ];
  const variable = { id: 'i', key: 'k', name: 'a', type: 'integer', longValue: 1 };
  const engine = fakeEngine({ correlateMessage: () => reached }, [variable]);
  const { status, body } = await request(engine, 'POST', '/message', {
    messageName: 'm',
    resultEnabled: true,
    variablesInResultEnabled: true,
  });
  const variables = { a: { type: 'Integer', value: 1, valueInfo: {} } };
  assert.is(status, 200);
  assert.equal(body[0], {
    resultType: 'Execution',
    execution: { id: 'e', processInstanceId: 'i', ended: true, tenantId: null },
    processInstance: null,
    variables,
  });
  const { resultType, execution, processInstance } = body[1];
  assert.equal([resultType, execution, processInstance.ended], ['ProcessDefinition', null, false]);
});

test('a signal goes to all, to a tenant or to one execution', async () => {
  const engine = fakeEngine();
  await request(engine, 'POST', '/signal', { name: 's', tenantId: 't' });
  await request(engine, 'POST', '/signal', { name: 's', withoutTenantId: true });
  await request(engine, 'POST', '/signal', { name: 's', executionId: 'e' });
  const variables = new Map();
  assert.equal(
    engine.asked.map(({ command }) => command),
    [
      { signalName: 's', executionId: null, variables, tenantId: 't' },
      { signalName: 's', executionId: null, variables, tenantId: null },
      { signalName: 's', executionId: 'e', variables },
    ],
  );
  assert.is(await refusal('/signal', {}), '400 InvalidRequestException: No signal name given');
  assert.match(
    await refusal('/signal', { name: 's', executionId: 'e', tenantId: 't' }),
    /^400 BadUserRequestException: ENGINE-13027/,
  );
  const failure = new Failure(400, 'NotFoundException', 'no');
  const unsubscribed = { signalEventReceived: throwing(failure) };
  assert.is(
    await refusal('/signal', { name: 's', executionId: 'e' }, unsubscribed),
    '500 RestException: no',
  );
});

test('one execution is resumed, with its message or without', async () => {
  const engine = fakeEngine();
  await request(engine, 'POST', '/execution/e/signal', { variables: { a: { value: 1 } } });
  await request(engine, 'POST', '/execution/e/messageSubscriptions/m/trigger', {});
  assert.equal(
    engine.asked.map(({ verb }) => verb),
    ['signalExecution', 'messageEventReceived'],
  );
  assert.is(firstCommand<{ variables: Map<string, object> }>(engine).variables.size, 1);
  const failure = new Failure(500, 'NullValueException', 'no');
  assert.is(
    await refusal('/execution/e/signal', {}, { signalExecution: throwing(failure) }),
    '500 RestException: Cannot signal execution e: no',
  );
  const trigger = '/execution/e/messageSubscriptions/m/trigger';
  assert.is(
    await refusal(trigger, {}, { messageEventReceived: throwing(failure) }),
    '500 RestException: Cannot trigger message m for execution e: no',
  );
  const unknown = await request(fakeEngine(), 'GET', '/execution/e/messageSubscriptions/m');
  assert.is(unknown.status, 404);
});

test.run();
