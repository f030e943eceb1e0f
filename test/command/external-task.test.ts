import type { FetchedTopic } from '../../engine/index.ts';
import { SimulatedClock } from '../../engine/job/clock.ts';
import { deployed, model } from '../engine/deployed.ts';
import { assert, suite } from '../harness.ts';
import { only, rows } from './told.ts';

/** External tasks from their fetching to their end. */
const test = suite('commands on external tasks');

const charging = model(
  'charging',
  `<startEvent id="start"/>
  <serviceTask id="charge" camunda:type="external" camunda:topic="charge" camunda:taskPriority="\${p}">
    <extensionElements>
      <camunda:errorEventDefinition errorRef="E" expression="\${externalTask.errorMessage == 'no money'}"/>
    </extensionElements>
  </serviceTask>
  <boundaryEvent id="failed" attachedToRef="charge"><errorEventDefinition errorRef="E"/></boundaryEvent>
  <userTask id="repair"/><userTask id="thank"/>`,
  ['start-charge', 'charge-thank', 'failed-repair'],
).replace('<process', '<error id="E" errorCode="E1"/><process');

const minute = 60_000;

const open = async (...priorities: number[]) => {
  const clock = new SimulatedClock();
  const here = await deployed([charging], { clock });
  for (const p of priorities)
    await here.engine.createProcessInstanceByKey('charging').setVariables({ p }).execute();
  const fetch = async (topic: Partial<FetchedTopic> = {}, more: object = {}) => {
    const topics = [{ topicName: 'charge', lockDuration: minute, ...topic }];
    const command = { workerId: 'w', maxTasks: 10, topics, ...more };
    return here.engine.run('fetchExternalTasks', command);
  };
  return { ...here, clock, fetch };
};

const failure = { workerId: 'w', errorMessage: 'broken', errorDetails: 'why', retryTimeout: 0 };

test('the highest priority is fetched first, and what is locked not again before the lock ends', async () => {
  const { fetch, clock } = await open(1, 9, 5);
  const first = await fetch({}, { maxTasks: 2, usePriority: true });
  assert.equal(
    first.map(({ row }) => row.priority),
    [9, 5],
  );
  assert.is((await fetch()).length, 1);
  assert.is((await fetch()).length, 0);
  clock.advance(minute);
  assert.is((await fetch({}, { workerId: 'other' })).length, 3);
});

test('of several process variables one is enough, and the other filters must hold as well', async () => {
  const { fetch, engine } = await open(1, 2);
  const [task] = await fetch({ processVariables: { p: 2, q: 'x' } });
  assert.is(task?.row.priority, 2);
  assert.is((await fetch({ processVariables: { p: '1' } })).length, 0);
  assert.is((await fetch({ processDefinitionKeyIn: ['other'] })).length, 0);
  const left = await fetch({ processDefinitionKey: 'charging', variables: [] });
  assert.equal(
    left.map(({ variables }) => variables.size),
    [0],
  );
  await assert.rejects(
    () => engine.run('fetchExternalTasks', { workerId: null, maxTasks: 1, topics: [] }),
    /workerId is null/,
  );
});

test('a failure without retries is an incident, which new retries resolve', async () => {
  const { fetch, engine } = await open(1);
  const [task] = await fetch();
  const externalTaskId = task?.row.id as string;
  await engine.run('handleExternalTaskFailure', { ...failure, externalTaskId, retries: 0 });
  const incident = await only(engine, 'incident');
  assert.equal(
    [incident.incidentType, incident.incidentMessage, incident.configuration],
    ['failedExternalTask', 'broken', externalTaskId],
  );
  assert.is((await fetch()).length, 0);
  await engine.run('setExternalTaskRetries', { externalTaskIds: [externalTaskId], retries: 2 });
  assert.is(await engine.count({ table: 'incident', where: [] }), 0);
  assert.is((await fetch()).length, 1);
  const log = await rows(engine, 'historicExternalTaskLog');
  assert.equal(
    log.map(({ state, retries }) => [state, retries]),
    [
      [0, null],
      [1, null],
    ],
  );
});

test('a failure that the model calls an error goes to its catcher', async () => {
  const { fetch, engine } = await open(1);
  const [task] = await fetch();
  const externalTaskId = task?.row.id as string;
  const noMoney = { ...failure, errorMessage: 'no money' };
  await engine.run('handleExternalTaskFailure', { ...noMoney, externalTaskId, retries: 3 });
  assert.is((await only(engine, 'task')).taskDefinitionKey, 'repair');
});

test('only the worker who has it may complete it, also when the lock has ended', async () => {
  const { fetch, engine, clock } = await open(1);
  const [task] = await fetch();
  const externalTaskId = task?.row.id as string;
  await assert.rejects(
    () => engine.run('completeExternalTask', { externalTaskId, workerId: 'other' }),
    /cannot be completed by worker 'other'. It is locked by worker 'w'./,
  );
  clock.advance(2 * minute);
  const extending = { externalTaskId, workerId: 'w', newDuration: minute };
  await assert.rejects(
    () => engine.run('extendExternalTaskLock', extending),
    /Cannot extend a lock that expired/,
  );
  await engine.run('completeExternalTask', { externalTaskId, workerId: 'w' });
  assert.is((await only(engine, 'task')).taskDefinitionKey, 'thank');
});

test('one unknown task among several keeps the others as they are', async () => {
  const { engine } = await open(1);
  const { id } = await only(engine, 'externalTask');
  await assert.rejects(
    () => engine.run('setExternalTaskRetries', { externalTaskIds: [id, 'x'], retries: 7 }),
    /Cannot find external task with id x/,
  );
  assert.is((await only(engine, 'externalTask')).retries, null);
});

test('a request that waits is answered with the task that comes, or with nothing in the end', async () => {
  const { engine, ask, clock } = await open();
  const body = {
    workerId: 'w',
    maxTasks: 1,
    asyncResponseTimeout: 5000,
    topics: [{ topicName: 'charge', lockDuration: minute }],
  };
  const waiting = ask('POST', '/external-task/fetchAndLock', body);
  await engine.createProcessInstanceByKey('charging').setVariables({ p: 1 }).execute();
  const answer = await waiting;
  assert.is((answer.body as unknown[]).length, 1);
  const inVain = ask('POST', '/external-task/fetchAndLock', body);
  let isAnswered = false;
  void inVain.then(() => (isAnswered = true));
  while (!isAnswered) {
    clock.advance(1000);
    await engine.list({ table: 'externalTask', where: [] });
  }
  assert.equal((await inVain).body, []);
});

test.run();
