import { createApp } from '../../../api/app.ts';
import { Failure } from '../../../engine/index.ts';
import { assert, suite } from '../../harness.ts';
import { fakeEngine, request, throwing } from '../fake-engine.ts';

const test = suite('writing routes');

test('a deleted instance need not exist if the address says so', async () => {
  const engine = fakeEngine();
  assert.is(
    (
      await request(
        engine,
        'DELETE',
        '/process-instance/i?skipCustomListeners=TRUE&failIfNotExists=false',
      )
    ).status,
    204,
  );
  assert.equal(engine.asked[0], {
    verb: 'deleteProcessInstance',
    command: {
      processInstanceId: 'i',
      skipCustomListeners: true,
      skipIoMappings: false,
      skipSubprocesses: false,
      failIfNotExists: false,
    },
  });
  const unknown = fakeEngine({
    deleteProcessInstance: throwing(new Failure(400, 'NotFoundException', 'no')),
  });
  assert.equal(await request(unknown, 'DELETE', '/process-instance/i'), {
    status: 404,
    body: { type: 'InvalidRequestException', message: 'no', code: 0 },
  });
});

test('a completed task answers its variables where they are asked for', async () => {
  const variables = new Map([
    ['o', { type: 'object', bytes: 'WzFd', textValue: 'application/json', textValue2: 'x.Y' }],
  ]);
  const engine = fakeEngine({ completeTask: () => variables });
  assert.equal(await request(engine, 'POST', '/task/t/complete', {}), { status: 204, body: null });
  const { status, body } = await request(engine, 'POST', '/task/t/complete', {
    withVariablesInReturn: true,
  });
  assert.equal([status, body.o.value], [200, '[1]']);
  const refused = fakeEngine({
    completeTask: throwing(new Failure(500, 'NullValueException', 'no')),
  });
  assert.equal(await request(refused, 'POST', '/task/t/complete', {}), {
    status: 500,
    body: { type: 'RestException', message: 'Cannot complete task t: no', code: 0 },
  });
});

test('other media types than JSON are 415', async () => {
  const app = createApp(fakeEngine());
  const send = async (type: string | undefined, body: string | Uint8Array) => {
    const response = await app.request('http://localhost/engine-rest/task/t/complete', {
      method: 'POST',
      body,
      headers: type === undefined ? {} : { 'content-type': type },
    });
    return [response.status, ((await response.json()) as { type: string }).type];
  };
  for (const type of [
    'text/plain',
    'application/xml',
    'application/*',
    'text/json',
    'application/x-www-form-urlencoded',
  ]) {
    assert.equal(await send(type, '{}'), [415, 'NotSupportedException'], type);
  }
  assert.equal(await send('APPLICATION/JSON; charset=UTF-8', '{"variables": 5}'), [
    400,
    'InvalidRequestException',
  ]);
  assert.equal(await send('application/json', Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d)), [
    400,
    'InvalidRequestException',
  ]);
});

test.run();
