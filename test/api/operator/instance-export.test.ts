import { createApp } from '../../../api/app.ts';
import { createEngine, createMemoryStore, delayed, SimulatedClock } from '../../../engine/index.ts';
import { assert, suite } from '../../harness.ts';

const test = suite('the export of a process instance');

const model = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
  <message id="paid" name="paid"/>
  <process id="order" name="Order" isExecutable="true" camunda:historyTimeToLive="1">
    <startEvent id="start"/>
    <sequenceFlow id="f" sourceRef="start" targetRef="fork"/>
    <parallelGateway id="fork"/>
    <sequenceFlow id="f1" sourceRef="fork" targetRef="check"/>
    <userTask id="check" camunda:candidateGroups="people" camunda:formKey="#{form}"/>
    <sequenceFlow id="f2" sourceRef="fork" targetRef="ship"/>
    <serviceTask id="ship" camunda:type="external" camunda:topic="ship"/>
    <sequenceFlow id="f3" sourceRef="fork" targetRef="book"/>
    <serviceTask id="book" camunda:asyncBefore="true" camunda:expression="#{unknown}"/>
    <sequenceFlow id="f4" sourceRef="fork" targetRef="wait"/>
    <receiveTask id="wait" messageRef="paid"/>
    <sequenceFlow id="f5" sourceRef="fork" targetRef="call"/>
    <callActivity id="call" calledElement="called"/>
  </process>
  <process id="called" isExecutable="true" camunda:historyTimeToLive="1">
    <startEvent id="start2"/><sequenceFlow id="g" sourceRef="start2" targetRef="again"/>
    <callActivity id="again" calledElement="innermost"/>
  </process>
  <process id="innermost" isExecutable="true" camunda:historyTimeToLive="1">
    <startEvent id="start3"/><sequenceFlow id="h" sourceRef="start3" targetRef="end"/><endEvent id="end"/>
  </process>
</definitions>`;

// biome-ignore lint/suspicious/noExplicitAny: the test compares what it finds in it
type Json = any;

const bytes = Buffer.from([0, 255, 7]).toString('base64');
const variables = {
  form: { value: 'a form' },
  raw: { value: bytes, type: 'Bytes' },
  letter: {
    value: Buffer.from('Dear Ada').toString('base64'),
    type: 'File',
    valueInfo: { filename: 'letter.txt', mimeType: 'text/plain' },
  },
  list: {
    value: '[1,{"a":2}]',
    type: 'Object',
    valueInfo: { objectTypeName: 'java.util.List', serializationDataFormat: 'application/json' },
  },
};

const open = () => {
  const clock = new SimulatedClock(Date.parse('2026-01-02T03:04:05Z'));
  const engine = createEngine({ store: delayed(createMemoryStore()), clock });
  const app = createApp(engine);
  const send = async (method: string, path: string, body?: unknown): Promise<Response> =>
    app.request(`http://engine${path}`, {
      method,
      ...(body instanceof FormData
        ? { body }
        : body !== undefined && {
            body: JSON.stringify(body),
            headers: { 'content-type': 'application/json' },
          }),
    });
  const ask = async (method: string, path: string, body?: unknown): Promise<Json> => {
    const text = await (await send(method, `/engine-rest${path}`, body)).text();
    return text === '' ? null : JSON.parse(text);
  };
  const exported = async (id: string): Promise<Json> =>
    (await send('GET', `/dalsegno/process-instance/${id}/export`)).json();
  return { clock, send, ask, exported };
};

/** An instance that waits at everything that an instance can wait at. */
const started = async () => {
  const opened = open();
  const { ask, clock } = opened;
  const form = new FormData();
  form.append('order.bpmn', new Blob([model]), 'order.bpmn');
  await ask('POST', '/deployment/create', form);
  const { id } = await ask('POST', '/process-definition/key/order/start', {
    businessKey: 'A-1',
    variables,
  });
  clock.advance(1_000);
  const [job] = await ask('GET', `/job?processInstanceId=${id}`);
  for (let retry = 0; retry < 3; retry++) await ask('POST', `/job/${job.id}/execute`);
  const [task] = await ask('GET', `/task?processInstanceId=${id}`);
  await ask('POST', `/task/${task.id}/comment/create`, { message: 'looks odd' });
  await ask('POST', `/task/${task.id}/assignee`, { userId: 'ada' });
  await ask('PUT', `/process-instance/${id}/variables/form`, { value: 'another' });
  const worker = { workerId: 'w', maxTasks: 1, topics: [{ topicName: 'ship', lockDuration: 9 }] };
  const [ship] = await ask('POST', '/external-task/fetchAndLock', worker);
  const failure = { workerId: 'w', errorMessage: 'no', errorDetails: 'at sea', retries: 1 };
  await ask('POST', `/external-task/${ship.id}/failure`, failure);
  return { ...opened, id: id as string, taskId: task.id as string };
};

/** The REST API's own lists for the members of an export. */
const lists = (id: string, taskId: string): Record<string, string> => ({
  activityInstances: `/history/activity-instance?processInstanceId=${id}`,
  tasks: `/history/task?processInstanceId=${id}`,
  variables: `/history/variable-instance?processInstanceId=${id}`,
  details: `/history/detail?processInstanceId=${id}`,
  identityLinks: `/history/identity-link-log?taskId=${taskId}`,
  incidents: `/history/incident?processInstanceId=${id}`,
  jobLog: `/history/job-log?processInstanceId=${id}`,
  externalTaskLog: `/history/external-task-log?processInstanceId=${id}`,
  userOperations: `/history/user-operation?processInstanceId=${id}`,
  comments: `/task/${taskId}/comment`,
  'running.variables': `/variable-instance?processInstanceIdIn=${id}`,
  'running.tasks': `/task?processInstanceId=${id}`,
  'running.jobs': `/job?processInstanceId=${id}`,
  'running.externalTasks': `/external-task?processInstanceId=${id}`,
  'running.eventSubscriptions': `/event-subscription?processInstanceId=${id}`,
});

/** As the REST API lists it: without what the export adds. */
const listed = ({ valueEncoding, stacktrace, errorDetails, ...row }: Json): Json =>
  valueEncoding === undefined ? row : { ...row, value: null };

const comparable = (rows: Json[]): string[] =>
  rows.map((row) => JSON.stringify(listed(row))).sort();

test('holds all that the REST API shows of a running instance, in its form', async () => {
  const { ask, exported, id, taskId } = await started();
  const all = await exported(id);
  for (const [path, list] of Object.entries(lists(id, taskId))) {
    const rows = path.split('.').reduce((object, name) => object[name], all);
    assert.equal(comparable(rows), comparable(await ask('GET', list)), path);
    assert.is(rows.length > 0, path !== 'userOperations', path);
  }
  assert.equal(all.processInstance, await ask('GET', `/history/process-instance/${id}`));
  const tree = await ask('GET', `/process-instance/${id}/activity-instances`);
  assert.equal(all.running.activityInstanceTree, tree);
  const { processDefinitionId } = all.processInstance;
  const definition = { id: processDefinitionId, key: 'order', version: 1, name: 'Order' };
  assert.equal(all.processDefinition, definition);
});

test('loses nothing that lists leave out: bytes, stack traces, details of errors', async () => {
  const { exported, id } = await started();
  const { running, details, variables: last, jobLog, externalTaskLog } = await exported(id);
  const values = (rows: Json[], name: string) =>
    rows
      .filter((row) => (row.name ?? row.variableName) === name)
      .map(({ value, valueEncoding }) => [value, valueEncoding]);
  for (const rows of [running.variables, details, last]) {
    assert.equal(values(rows, 'raw'), [[bytes, 'base64']]);
    assert.equal(values(rows, 'letter'), [['RGVhciBBZGE=', 'base64']]);
    assert.equal(values(rows, 'list'), [[[1, { a: 2 }], undefined]]);
  }
  assert.match(jobLog.at(-1).stacktrace, 'unknown');
  assert.match(running.jobs[0].stacktrace, 'unknown');
  assert.is(externalTaskLog.at(-1).errorDetails, 'at sea');
  assert.is(running.externalTasks[0].errorDetails, 'at sea');
});

test('is in order of time', async () => {
  const { exported, id } = await started();
  const all = await exported(id);
  for (const [name, time] of [
    ['activityInstances', 'startTime'],
    ['details', 'time'],
    ['jobLog', 'timestamp'],
    ['externalTaskLog', 'timestamp'],
    ['identityLinks', 'time'],
  ] as const) {
    const times = all[name].map((row: Json) => row[time]);
    assert.equal(times, [...times].sort(), name);
    assert.ok(times.length > 1, name);
  }
});

test('goes down to the instances that were called, and ends where they have ended', async () => {
  const { exported, id, ask } = await started();
  const { calledProcessInstances } = await exported(id);
  assert.is(calledProcessInstances.length, 1);
  const [called] = calledProcessInstances;
  assert.is(called.processDefinition.key, 'called');
  const [innermost] = called.calledProcessInstances;
  assert.is(innermost.processInstance.superProcessInstanceId, called.processInstance.id);
  assert.is(innermost.processInstance.state, 'COMPLETED');
  assert.equal([innermost.running, innermost.calledProcessInstances], [null, []]);
  assert.equal(await exported(called.processInstance.id), called);
  await ask('DELETE', `/process-instance/${id}`);
  const after = await exported(id);
  assert.is(after.running, null);
  assert.is(after.processInstance.state, 'EXTERNALLY_TERMINATED');
  assert.is(after.variables.length, 4);
});

test('is indented for people, and told to be JSON', async () => {
  const { send, id } = await started();
  const answer = await send('GET', `/dalsegno/process-instance/${id}/export`);
  assert.is(answer.headers.get('content-type'), 'application/json');
  assert.match(await answer.text(), /^\{\n {2}"processInstance": \{\n {4}"id": "[\s\S]*\n\}\n$/);
});

test('an unknown id is 404, as for the REST API', async () => {
  const { send } = open();
  const [here, there] = await Promise.all([
    send('GET', '/dalsegno/process-instance/unknown/export'),
    send('GET', '/engine-rest/history/process-instance/unknown'),
  ]);
  assert.is(here.status, 404);
  assert.equal(await here.json(), await there.json());
});

test.run();
