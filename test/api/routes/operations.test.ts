import { Failure } from '../../../engine/index.ts';
import { assert, suite } from '../../harness.ts';
import { fakeEngine, request, throwing } from '../fake-engine.ts';

const test = suite('operating over the API');

const refused = async (path: string, body: unknown, verb: string, failure: Failure) => {
  const answer = await request(fakeEngine({ [verb]: throwing(failure) }), 'POST', path, body);
  return `${answer.status} ${answer.body.type}: ${answer.body.message} (${answer.body.code})`;
};

const message = async (path: string, body: unknown): Promise<string> => {
  const answer = await request(fakeEngine(), 'PUT', path, body);
  return `${answer.status}: ${answer.body?.message ?? ''}`;
};

test('a definition is suspended by its id or key, in the path or in the body', async () => {
  const engine = fakeEngine({}, [{ id: 'k:2:x' }]);
  const body = { suspended: true, includeProcessInstances: 'true' };
  await request(engine, 'PUT', '/process-definition/d/suspended', body);
  await request(engine, 'PUT', '/process-definition/key/k/suspended', {});
  await request(engine, 'PUT', '/process-definition/suspended', {
    ...body,
    processDefinitionKey: 'k',
    executionDate: '',
  });
  const flags = { suspended: true, includeProcessInstances: true };
  const activated = { suspended: false, includeProcessInstances: false };
  assert.equal(
    engine.asked.map(({ command }) => command),
    [
      { processDefinitionId: 'd', ...flags },
      { processDefinitionId: 'k:2:x', ...activated },
      { processDefinitionKey: 'k', ...flags },
    ],
  );
});

test('a suspension that names no definition, or two, is refused', async () => {
  assert.is(
    await message('/process-definition/suspended', { processDefinitionId: 'd' }),
    '400: Only processDefinitionKey can be set to update the suspension state.',
  );
  assert.match(await message('/process-definition/suspended', {}), /^400: Either processDef/);
  assert.match(
    await message('/process-definition/d/suspended', { processDefinitionKey: 'k' }),
    /^400: Only one of processDefinitionId or processDefinitionKey should be set/,
  );
  assert.match(
    await message('/process-definition/d/suspended', { executionDate: 'soon' }),
    /^400: The suspension state of Process Definition with id d .* Invalid format: "soon"/,
  );
  assert.match(await message('/process-instance/suspended', {}), /^400: Either processDef/);
  assert.match(
    await message('/process-instance/suspended', {
      processDefinitionId: 'd',
      processInstanceIds: [],
    }),
    /^400: Choose either a single processInstance/,
  );
});

test('instances are suspended one by one, by definition, or as a group', async () => {
  const engine = fakeEngine({}, [{ id: 'a' }, { id: 'b' }]);
  const put = (path: string, body: object) =>
    request(engine, 'PUT', `/process-instance${path}/suspended`, { suspended: true, ...body });
  await put('/i', {});
  await put('', { processDefinitionId: 'd' });
  await put('', { processDefinitionKey: 'k' });
  await put('', { processDefinitionKey: 'k', processDefinitionWithoutTenantId: true });
  await put('', { processDefinitionKey: 'k', processDefinitionTenantId: 't' });
  await put('', { processInstanceIds: ['a', 'c'], historicProcessInstanceQuery: {} });
  await put('', { processInstanceQuery: {} });
  assert.equal(
    engine.asked.map(({ command }) => command),
    [
      { processInstanceId: 'i', suspended: true },
      { processDefinitionId: 'd', suspended: true },
      { processDefinitionKey: 'k', tenantId: undefined, suspended: true },
      { processDefinitionKey: 'k', tenantId: null, suspended: true },
      { processDefinitionKey: 'k', tenantId: 't', suspended: true },
      { processInstanceIds: ['a', 'c', 'b'], suspended: true },
      { processInstanceIds: ['a', 'b'], suspended: true },
    ],
  );
  const empty = fakeEngine();
  const nothing = await request(empty, 'PUT', '/process-instance/suspended', {
    processInstanceIds: [],
  });
  assert.equal(nothing.body, {
    type: 'BadUserRequestException',
    message: 'No process instance ids given: Process Instance ids is empty',
    code: 0,
  });
});

test('a job that fails is not found, as Camunda has it', async () => {
  const engine = fakeEngine();
  assert.equal(await request(engine, 'POST', '/job/j/execute'), { status: 204, body: null });
  assert.equal(engine.asked, [{ verb: 'executeJob', command: { jobId: 'j' } }]);
  const execute = (failure: Failure) => refused('/job/j/execute', {}, 'executeJob', failure);
  assert.is(
    await execute(new Failure(400, 'NotValidException', 'no')),
    '404 InvalidRequestException: no (null)',
  );
  assert.is(
    await execute(new Failure(500, 'ClassCastException', 'no', null)),
    '500 RestException: no (null)',
  );
});

test('a worker locks and completes an external task', async () => {
  const engine = fakeEngine();
  await request(engine, 'POST', '/external-task/e/lock', { workerId: 'w', lockDuration: '5' });
  await request(engine, 'POST', '/external-task/e/complete', { workerId: 'w' });
  const nothing = new Map();
  assert.equal(
    engine.asked.map(({ command }) => command),
    [
      { externalTaskId: 'e', workerId: 'w', lockDuration: 5 },
      { externalTaskId: 'e', workerId: 'w', variables: nothing, localVariables: nothing },
    ],
  );
  const complete = (failure: Failure, body: object = {}) =>
    refused('/external-task/e/complete', body, 'completeExternalTask', failure);
  assert.is(
    await complete(new Failure(400, 'NotFoundException', 'no')),
    '404 RestException: External task with id e does not exist (0)',
  );
  assert.is(
    await complete(new Failure(400, 'BadUserRequestException', 'no')),
    '400 RestException: no (0)',
  );
  assert.is(
    await complete(new Failure(500, 'NullValueException', 'no')),
    '500 NullValueException: no (0)',
  );
});

test('a historic instance that cannot be deleted does not exist', async () => {
  const engine = fakeEngine();
  await request(engine, 'DELETE', '/history/process-instance/i?failIfNotExists=false');
  assert.equal(engine.asked[0]?.command, { processInstanceId: 'i', failIfNotExists: false });
  const failure = new Failure(400, 'BadUserRequestException', 'running');
  const running = fakeEngine({ deleteHistoricProcessInstance: throwing(failure) });
  assert.equal(await request(running, 'DELETE', '/history/process-instance/i'), {
    status: 404,
    body: {
      type: 'InvalidRequestException',
      message: 'Historic process instance with id i does not exist',
      code: 0,
    },
  });
});

test('the tree of a running instance is shown, and that of another is not found', async () => {
  const node = {
    id: 'a:1',
    parentActivityInstanceId: 'i',
    processInstanceId: 'i',
    processDefinitionId: 'd',
    activityId: 'a',
    activityName: 'A',
    activityType: 'userTask',
    subProcessInstanceId: null,
    incidents: [{ id: 'x', activityId: 'b', incidentType: 'failedJob' }],
  };
  const tree = {
    ...node,
    businessKey: null,
    executionIds: ['i'],
    childActivityInstances: [],
    childTransitionInstances: [{ ...node, executionId: 'e' }],
  };
  const engine = fakeEngine({ getActivityInstance: () => tree });
  const { body } = await request(engine, 'GET', '/process-instance/i/activity-instances');
  assert.equal(
    [
      body.name,
      body.incidentIds,
      body.incidents,
      body.childTransitionInstances[0].targetActivityId,
    ],
    ['A', ['x'], [{ id: 'x', activityId: 'b' }], 'a'],
  );
  const none = fakeEngine({ getActivityInstance: () => null });
  const unknown = await request(none, 'GET', '/process-instance/i/activity-instances');
  assert.equal(
    [unknown.status, unknown.body.message],
    [404, 'Process instance with id i does not exist'],
  );
});

test('variables are read together, one by one, and as bytes', async () => {
  const variables = new Map([
    ['n', { type: 'integer', longValue: 1 }],
    ['b', { type: 'bytes', bytes: 'aGVsbG8=' }],
  ]);
  const engine = fakeEngine({ getVariables: () => variables });
  const all = await request(engine, 'GET', '/task/t/localVariables');
  assert.equal(all.body.n, { type: 'Integer', value: 1, valueInfo: {} });
  assert.equal(engine.asked[0]?.command, { scope: { kind: 'task', id: 't' }, local: true });
  const one = await request(engine, 'GET', '/process-instance/i/variables/n');
  assert.equal(one.body, { type: 'Integer', value: 1, valueInfo: {} });
  const unknown = await request(engine, 'GET', '/execution/e/localVariables/x');
  assert.equal(
    [unknown.status, unknown.body.message],
    [404, 'execution variable with name x does not exist'],
  );
  const bytes = await request(engine, 'GET', '/process-instance/i/variables/n/data');
  assert.equal(
    [bytes.status, bytes.body.message],
    [400, 'Value of variable with id i is not a binary value.'],
  );
  const gone = fakeEngine({ getVariables: throwing(new Failure(500, 'NullValueException', 'no')) });
  const failed = await request(gone, 'GET', '/process-instance/i/variables/n');
  assert.is(failed.body.message, 'Cannot get process instance variable n: no');
  assert.is(
    (await request(gone, 'GET', '/process-instance/i/variables')).body.type,
    'NullValueException',
  );
});

test.run();
