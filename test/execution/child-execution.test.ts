import { deployed, model } from '../engine/deployed.ts';
import { assert, suite } from '../harness.ts';

/** Camunda takes the id of an execution within an instance where it wants an instance's; this is what comes of it. */
const test = suite('ids of executions in place of an instance');

const fork = model(
  'fork',
  '<startEvent id="s"/><parallelGateway id="g"/><userTask id="a"/><userTask id="b"/>',
  ['s-g', 'g-a', 'g-b'],
);
const nested = model(
  'nested',
  '<startEvent id="s"/><subProcess id="p"><startEvent id="t"/><userTask id="a"/><sequenceFlow id="f" sourceRef="t" targetRef="a"/></subProcess>',
  ['s-p'],
);

interface Run {
  id: string;
  executionId: string;
  ask: Awaited<ReturnType<typeof deployed>>['ask'];
  close: () => Promise<void>;
}

/** An instance, and the execution that its task `a` belongs to. */
const running = async (key: string): Promise<Run> => {
  const { ask, close } = await deployed([fork, nested]);
  const { id } = (await ask('POST', `/process-definition/key/${key}/start`, {})).body as Run;
  const [task] = (await ask('GET', '/task?taskDefinitionKey=a')).body as Run[];
  return { id, executionId: task?.executionId ?? '', ask, close };
};

/** What is left: executions, tasks, and the state of each activity in history. */
const left = async ({ ask, id }: Run) => {
  const list = async (path: string) => (await ask('GET', path)).body as Record<string, unknown>[];
  const activities = await list(`/history/activity-instance?processInstanceId=${id}`);
  return {
    executions: (await list(`/execution?processInstanceId=${id}`)).length,
    tasks: (await list(`/task?processInstanceId=${id}`)).map((task) => task.taskDefinitionKey),
    canceled: activities.filter(({ canceled }) => canceled).map((each) => each.activityId),
    reasons: (await list(`/history/task?processInstanceId=${id}`)).map((task) => task.deleteReason),
    state: ((await ask('GET', `/history/process-instance/${id}`)).body as { state: string }).state,
  };
};

test('deleting a concurrent execution takes it away and lets the other one be', async () => {
  const run = await running('fork');
  const { status } = await run.ask('DELETE', `/process-instance/${run.executionId}`);
  const { reasons, ...rest } = await left(run);
  assert.is(status, 204);
  assert.equal(reasons.sort(), ['deleted', null]);
  assert.equal(rest, { executions: 2, tasks: ['b'], canceled: ['a'], state: 'ACTIVE' });
  await run.close();
});

test('deleting the only execution leaves an instance that goes on nowhere', async () => {
  const run = await running('nested');
  const { status } = await run.ask('DELETE', `/process-instance/${run.executionId}`);
  const { canceled, ...rest } = await left(run);
  assert.is(status, 204);
  assert.equal(canceled.sort(), ['a', 'p']);
  assert.equal(rest, { executions: 1, tasks: [], reasons: ['deleted'], state: 'ACTIVE' });
  await run.close();
});

const refusedInstructions = [
  { type: 'cancel', activityId: 'a' },
  { type: 'cancel', activityId: 'unknown' },
  { type: 'cancel', activityInstanceId: 'unknown' },
  { type: 'cancel', transitionInstanceId: 'unknown' },
];

for (const instruction of refusedInstructions)
  test(`a modification of an execution refuses ${JSON.stringify(instruction)}`, async () => {
    const run = await running('fork');
    const instructions = [{ type: 'startBeforeActivity', activityId: 'b' }, instruction];
    const path = `/process-instance/${run.executionId}/modification`;
    assert.equal(await run.ask('POST', path, { instructions }), {
      status: 500,
      body: { type: 'NullValueException', message: noTree(run.id), code: 0 },
    });
    assert.equal((await left(run)).tasks.sort(), ['a', 'b']);
    await run.close();
  });

test('a modification of an execution may start activities', async () => {
  const run = await running('fork');
  const instructions = [{ type: 'startBeforeActivity', activityId: 'b' }];
  const path = `/process-instance/${run.executionId}/modification`;
  assert.is((await run.ask('POST', path, { instructions })).status, 204);
  const { tasks, executions } = await left(run);
  assert.equal([tasks.sort(), executions], [['a', 'b', 'b'], 4]);
  await run.close();
});

test('an execution has no tree of activity instances', async () => {
  const run = await running('fork');
  const path = `/process-instance/${run.executionId}/activity-instances`;
  assert.equal(await run.ask('GET', path), {
    status: 500,
    body: { type: 'InvalidRequestException', message: noTree(run.id), code: 0 },
  });
  await run.close();
});

const noTree = (id: string) =>
  `Cannot restore state of process instance ${id}: list of executions is empty`;

test.run();
