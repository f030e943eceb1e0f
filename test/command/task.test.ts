import { deployed, model } from '../engine/deployed.ts';
import { assert, suite } from '../harness.ts';
import { only, rows } from './told.ts';

/** What is done with user tasks beside completing them. */
const test = suite('commands on tasks');

/** Leaves a variable of the task when it is called. */
const listener = (event: string) =>
  `<camunda:taskListener event="${event}" expression="\${task.setVariableLocal('${event}', true)}"/>`;

const listened = model(
  'listened',
  `<startEvent id="start"/>
  <userTask id="work" camunda:candidateUsers="ann,ann"><extensionElements>
    ${['create', 'assignment', 'update', 'complete', 'delete'].map(listener).join('')}
  </extensionElements></userTask>
  <boundaryEvent id="failed" attachedToRef="work"><errorEventDefinition errorRef="E"/></boundaryEvent>
  <userTask id="repair"/><endEvent id="end"/>`,
  ['start-work', 'work-end', 'failed-repair', 'repair-end'],
).replace('<process', '<error id="E" errorCode="E1"/><process');

const working = async () => {
  const here = await deployed([listened]);
  await here.engine.createProcessInstanceByKey('listened').execute();
  const { id } = await only(here.engine, 'task');
  return { ...here, id };
};

/** The events whose listeners were called. */
const heardBy = async (engine: Awaited<ReturnType<typeof working>>['engine'], taskId: string) => {
  const variables = await engine.list({
    table: 'variable',
    where: [{ op: 'eq', column: 'taskId', value: taskId }],
  });
  return variables.map(({ name }) => name).join(' ');
};

test('claiming tells update before assignment, and a second claim by the same is no assignment', async () => {
  const { engine, id } = await working();
  assert.is(await heardBy(engine, id), 'create');
  await engine.run('claimTask', { taskId: id, userId: 'ann' });
  assert.is(await heardBy(engine, id), 'create update assignment');
  await engine.run('claimTask', { taskId: id, userId: 'ann' });
  const log = await rows(engine, 'historicIdentityLink');
  assert.equal(
    log.map(({ type, userId, operationType }) => `${operationType} ${type} ${userId}`),
    ['add candidate ann', 'add candidate ann', 'add assignee ann'],
  );
  await assert.rejects(
    () => engine.run('claimTask', { taskId: id, userId: 'bob' }),
    /is already claimed by someone else/,
  );
});

test('a delegated task comes back to its owner, who was its assignee', async () => {
  const { engine, id } = await working();
  await engine.run('assignTask', { taskId: id, userId: 'ann' });
  await engine.run('delegateTask', { taskId: id, userId: 'bob' });
  const delegated = await only(engine, 'task');
  assert.equal(
    [delegated.owner, delegated.assignee, delegated.delegationState],
    ['ann', 'bob', 'PENDING'],
  );
  await engine.run('submitTaskForm', { taskId: id });
  const resolved = await only(engine, 'task');
  assert.equal([resolved.assignee, resolved.delegationState], ['ann', 'RESOLVED']);
  assert.is((await only(engine, 'historicTask')).assignee, 'ann');
});

test('the same link may be added twice, and one deletion takes both', async () => {
  const { engine, id } = await working();
  const link = { taskId: id, type: 'candidate', userId: 'ann', groupId: null };
  await engine.run('addTaskIdentityLink', link);
  assert.is(await engine.count({ table: 'identityLink', where: [] }), 3);
  await engine.run('deleteTaskIdentityLink', link);
  assert.is(await engine.count({ table: 'identityLink', where: [] }), 0);
});

test('a reported error goes to the boundary event, with its variables', async () => {
  const { engine, id } = await working();
  const variables = new Map([['why', { ...text, textValue: 'rain' }]]);
  await engine.run('handleTaskBpmnError', { taskId: id, errorCode: 'E1', variables });
  assert.is((await only(engine, 'task')).taskDefinitionKey, 'repair');
  const [ended] = await rows(engine, 'historicTask');
  assert.is(ended?.deleteReason, 'deleted');
  const why = (await rows(engine, 'variable')).find(({ name }) => name === 'why');
  assert.is(why?.textValue, 'rain');
});

test('an escalation that nobody catches changes nothing', async () => {
  const { engine, id } = await working();
  await assert.rejects(
    () => engine.run('handleTaskEscalation', { taskId: id, escalationCode: 'X' }),
    /ENGINE-02043 Execution with id 'work'/,
  );
  assert.is((await only(engine, 'task')).id, id);
});

test('a listener that fails is named in the refusal', async () => {
  const failing = listened.replace("${task.setVariableLocal('update', true)}", '${nobody.knows}');
  const { engine } = await deployed([failing]);
  await engine.createProcessInstanceByKey('listened').execute();
  const { id } = await only(engine, 'task');
  await assert.rejects(
    () => engine.run('assignTask', { taskId: id, userId: 'ann' }),
    /^ENGINE-03051 There was an exception while invoking the TaskListener. Message: 'Unknown property/,
  );
});

test('tasks below a task go with it, and variables of a completed one stand nowhere', async () => {
  const { engine } = await deployed([]);
  const create = (taskId: string, parentTaskId: string | null) =>
    engine.run('createTask', { taskId, properties: { ...properties, parentTaskId } });
  await create('parent', null);
  await create('child', 'parent');
  const variables = new Map([['x', { ...text, textValue: 'y' }]]);
  await engine.run('completeTask', { taskId: 'parent', variables });
  assert.is(await engine.count({ table: 'task', where: [] }), 0);
  assert.is(await engine.count({ table: 'historicVariable', where: [] }), 0);
  assert.equal(
    (await rows(engine, 'historicTask')).map(({ id, deleteReason, taskState }) => [
      id,
      deleteReason,
      taskState,
    ]),
    [
      ['parent', 'completed', 'Completed'],
      ['child', 'completed', 'Created'],
    ],
  );
  await assert.rejects(() => create('orphan', 'nobody'), /Parent task with id 'nobody'/);
});

const text = {
  type: 'string',
  textValue2: null,
  longValue: null,
  doubleValue: null,
  bytes: null,
} as const;

const properties = {
  name: null,
  description: null,
  priority: 0,
  assignee: null,
  owner: null,
  delegationState: null,
  dueDate: null,
  followUpDate: null,
  tenantId: null,
} as const;

test.run();
