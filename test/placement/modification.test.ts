import { fromValue } from '../../engine/index.ts';
import { model, twoTasks } from '../engine/deployed.ts';
import { assert, suite } from '../harness.ts';
import { before, cancel, type Modifying, modifying } from './modifying.ts';

const nested = model(
  'nested',
  `<startEvent id="start"/><userTask id="first"/>
  <subProcess id="outer"><startEvent id="os"/><userTask id="o"/>
    <subProcess id="inner"><startEvent id="is"/><userTask id="i"/><endEvent id="ie"/>
      <sequenceFlow id="is-i" sourceRef="is" targetRef="i"/><sequenceFlow id="i-ie" sourceRef="i" targetRef="ie"/></subProcess>
    <sequenceFlow id="os-o" sourceRef="os" targetRef="o"/><sequenceFlow id="o-inner" sourceRef="o" targetRef="inner"/></subProcess>
  <endEvent id="end"/>`,
  ['start-first', 'first-outer', 'outer-end'],
);
const several = (key: string, isSequential: boolean) =>
  model(
    key,
    `<startEvent id="start"/><userTask id="m"><multiInstanceLoopCharacteristics isSequential="${isSequential}">
      <loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics></userTask><endEvent id="end"/>`,
    ['start-m', 'm-end'],
  );
const waiting = model(
  'waiting',
  '<startEvent id="start"/><userTask id="a" camunda:asyncBefore="true"/><userTask id="b"/><endEvent id="end"/>',
  ['start-a', 'a-b', 'b-end'],
);
const calling = (key: string, called: string) =>
  model(
    key,
    `<startEvent id="start"/><parallelGateway id="fork"/><callActivity id="call" calledElement="${called}"/>
    <userTask id="beside"/><endEvent id="end"/>`,
    ['start-fork', 'fork-call', 'fork-beside', 'call-end', 'beside-end'],
  );
const models = [
  twoTasks,
  nested,
  several('parallel', false),
  several('sequential', true),
  waiting,
  calling('top', 'middle'),
  calling('middle', 'twoTasks'),
];

const test = suite('modifying a running instance');
let here: Modifying;
test.before(async () => {
  here = await modifying(models);
});
test.after(() => here.close());

const taskReasons = async (instance: string) =>
  (
    await here.engine.list({
      table: 'historicTask',
      where: [{ op: 'eq', column: 'processInstanceId', value: instance }],
    })
  )
    .map(({ taskDefinitionKey, deleteReason }) => `${taskDefinitionKey}: ${deleteReason}`)
    .sort();

test('a token is placed beside those that are there', async () => {
  const instance = await here.start('twoTasks');
  await here.modify(instance, [before('second')]);
  assert.is(await here.look(instance), '├─ first\n└─ second');
});

test('an instance of which nothing is left ends with the last instruction, not before', async () => {
  const instance = await here.start('twoTasks');
  await here.modify(instance, [cancel('first'), before('second')]);
  assert.is(await here.look(instance), '└─ second');
  await here.modify(instance, [cancel('second')]);
  assert.is(await here.look(instance), 'EXTERNALLY_TERMINATED');
});

test('one that runs to its end in the modification is completed', async () => {
  const instance = await here.start('twoTasks');
  await here.modify(instance, [cancel('first'), before('end')]);
  assert.is(await here.look(instance), 'COMPLETED');
});

test('for a subprocess the order counts: cancelling first makes a new one', async () => {
  const instance = await here.start('nested');
  await here.modify(instance, [cancel('first'), before('i')]);
  assert.is(await here.look(instance), '└─ outer\n   └─ inner\n      └─ i');
  const outer = await here.idOf(instance, 'outer');
  await here.modify(instance, [before('o'), cancel('i')]);
  assert.is(await here.look(instance), '└─ outer\n   └─ o');
  assert.is(await here.idOf(instance, 'outer'), outer);
  await here.modify(instance, [cancel('o'), before('i')]);
  assert.is(await here.look(instance), '└─ outer\n   └─ inner\n      └─ i');
  assert.is.not(await here.idOf(instance, 'outer'), outer);
});

test('the ancestor says in which of several subprocesses a token is placed, or that a new one is made', async () => {
  const instance = await here.start('nested');
  await here.modify(instance, [before('i')]);
  const outer = await here.idOf(instance, 'outer');
  await here.modify(instance, [before('o', { ancestorActivityInstanceId: instance })]);
  await here.modify(instance, [before('o', { ancestorActivityInstanceId: outer })]);
  const tree = ['├─ first', '├─ outer', '│  └─ o', '└─ outer'];
  const inside = ['   ├─ inner', '   │  └─ i', '   └─ o'];
  assert.equal((await here.look(instance)).split('\n'), [...tree, ...inside]);
});

test('cancelling takes all instances of an activity, or one by its id, and of an unknown one nothing', async () => {
  const instance = await here.start('twoTasks');
  await here.modify(instance, [before('second'), before('second'), cancel('nonsense')]);
  const activityInstanceId = await here.idOf(instance, 'first');
  await here.modify(instance, [{ type: 'cancelActivityInstance', activityInstanceId }]);
  assert.is(await here.look(instance), '├─ second\n└─ second');
  await here.modify(instance, [cancel('second')]);
  assert.is(await here.look(instance), 'EXTERNALLY_TERMINATED');
});

test('a token that waits for its job is canceled by the id of its transition instance', async () => {
  const instance = await here.start('waiting');
  const transitionInstanceId = await here.idOf(instance, 'a');
  await here.modify(instance, [
    before('b'),
    { type: 'cancelTransitionInstance', transitionInstanceId },
  ]);
  assert.is(await here.look(instance), '└─ b');
  const ofInstance = { op: 'eq' as const, column: 'processInstanceId', value: instance };
  assert.is(await here.engine.count({ table: 'job', where: [ofInstance] }), 0);
});

test('the only task is canceled with a reason, unless it is named by its instance; others are deleted', async () => {
  const reason = 'Cancellation due to process instance modifcation';
  const one = await here.start('twoTasks');
  await here.modify(one, [cancel('first')]);
  assert.equal(await taskReasons(one), [`first: ${reason}`]);
  const two = await here.start('twoTasks');
  const activityInstanceId = await here.idOf(two, 'first');
  await here.modify(two, [{ type: 'cancelActivityInstance', activityInstanceId }]);
  assert.equal(await taskReasons(two), ['first: deleted']);
});

test('an added parallel instance counts, a canceled one is no longer active', async () => {
  const instance = await here.start('parallel');
  const counts = async () => {
    const body = (await here.ask('GET', `/variable-instance?processInstanceIdIn=${instance}`)).body;
    return (body as { name: string; value: number }[])
      .filter(({ name }) => name.startsWith('nrOf'))
      .map(({ name, value }) => `${name} ${value}`)
      .sort();
  };
  await here.modify(instance, [before('m')]);
  const added = ['nrOfActiveInstances 3', 'nrOfCompletedInstances 0', 'nrOfInstances 3'];
  assert.equal(await counts(), added);
  await here.complete(instance, 'm');
  await here.modify(instance, [before('m'), cancel('m')]);
  assert.is(await here.look(instance), 'EXTERNALLY_TERMINATED');
});

test('no instance can be added beside the one of a sequential activity, and all is undone', async () => {
  const instance = await here.start('sequential');
  await assert.rejects(
    () => here.modify(instance, [before('end'), before('m')]),
    /Concurrent instantiation not possible for activities in scope m#multiInstanceBody/,
  );
  assert.is(await here.look(instance), '└─ m#multiInstanceBody\n   └─ m');
});

test('what has ended in the modification has no activity instances to be named', async () => {
  const instance = await here.start('twoTasks');
  await assert.rejects(
    () => here.modify(instance, [cancel('first'), before('end'), cancel('first')]),
    /has ended/,
  );
  assert.is(await here.look(instance), '└─ first');
});

test('variables of an instruction belong to the instance, local ones to the token', async () => {
  const instance = await here.start('twoTasks');
  const variables = new Map([['global', fromValue(1)]]);
  const variablesLocal = new Map([['local', fromValue(2)]]);
  await here.modify(instance, [before('second', { variables, variablesLocal })]);
  const path = `/variable-instance?processInstanceIdIn=${instance}`;
  const found = (await here.ask('GET', path)).body as { name: string; executionId: string }[];
  assert.equal(
    found.map(({ name, executionId }) => `${name}: ${executionId === instance}`).sort(),
    ['global: true', 'local: false'],
  );
});

test('deleting a called instance cancels what only waited for it, up through the callers', async () => {
  const top = await here.start('top');
  const called = async (caller: string) =>
    (
      (await here.ask('GET', `/process-instance?superProcessInstance=${caller}`)).body as {
        id: string;
      }[]
    )[0]?.id ?? '';
  const middle = await called(top);
  await here.engine.run('deleteProcessInstance', { processInstanceId: await called(middle) });
  assert.is(await here.look(middle), '└─ beside');
  await here.complete(top, 'beside');
  await here.modify(middle, [cancel('beside')]);
  assert.is(await here.look(middle), 'EXTERNALLY_TERMINATED');
  assert.is(await here.look(top), 'EXTERNALLY_TERMINATED');
});

test('several instances are modified all or none, and end internally terminated', async () => {
  const ids = [await here.start('twoTasks'), await here.start('twoTasks')];
  const processDefinitionId =
    (await here.engine.get('execution', ids[0] as string))?.processDefinitionId ?? '';
  const command = { processDefinitionId, instructions: [cancel('first')] };
  await assert.rejects(
    () =>
      here.engine.run('modifyProcessInstances', {
        ...command,
        processInstanceIds: [...ids, 'nobody'],
      }),
    /does not exist/,
  );
  assert.is(await here.look(ids[0] as string), '└─ first');
  await here.engine.run('modifyProcessInstances', { ...command, processInstanceIds: ids });
  assert.is(await here.look(ids[1] as string), 'INTERNALLY_TERMINATED');
});

test('the instances of an activity that were there before can be canceled alone', async () => {
  const instance = await here.start('twoTasks');
  const processDefinitionId =
    (await here.engine.get('execution', instance))?.processDefinitionId ?? '';
  const again = (currentOnly: boolean) =>
    here.engine.run('modifyProcessInstances', {
      processDefinitionId,
      processInstanceIds: [instance],
      instructions: [before('first'), { type: 'cancelActivity', activityId: 'first', currentOnly }],
    });
  await again(true);
  assert.is(await here.look(instance), '└─ first');
  await again(false);
  assert.is(await here.look(instance), 'INTERNALLY_TERMINATED');
});

test.run();
