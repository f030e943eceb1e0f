import { deployed, twoTasks } from '../engine/deployed.ts';
import { assert, suite } from '../harness.ts';
import { rows } from './told.ts';

/** Process definitions that are deleted one by one or by their key. */
const test = suite('deletion of process definitions');

const twoVersions = async () => {
  const here = await deployed([twoTasks]);
  const changed = twoTasks.replace('id="twoTasks"', 'id="twoTasks" name="changed"');
  await here.engine.run('createDeployment', {
    name: 'again',
    resources: [{ name: '0.bpmn', bytes: Buffer.from(changed) }],
  });
  await here.engine.createProcessInstanceByKey('twoTasks').execute();
  return here;
};

test('a running instance keeps its definition, unless the deletion cascades', async () => {
  const { engine } = await twoVersions();
  const [, second] = await rows(engine, 'processDefinition');
  const processDefinitionId = second?.id as string;
  await assert.rejects(
    () => engine.run('deleteProcessDefinition', { processDefinitionId }),
    /ENGINE-03076 Deletion of process definition without cascading failed/,
  );
  await engine.run('deleteProcessDefinition', { processDefinitionId, cascade: true });
  assert.equal(
    (await rows(engine, 'processDefinition')).map(({ version }) => version),
    [1],
  );
  for (const table of ['execution', 'task', 'historicProcessInstance', 'historicTask'] as const)
    assert.is(await engine.count({ table, where: [] }), 0, table);
});

test('by a key all versions go', async () => {
  const { engine } = await twoVersions();
  const command = { processDefinitionKey: 'twoTasks', cascade: true };
  await engine.run('deleteProcessDefinition', command);
  assert.is(await engine.count({ table: 'processDefinition', where: [] }), 0);
  await assert.rejects(
    () => engine.run('deleteProcessDefinition', command),
    /No process definition found with key 'twoTasks'/,
  );
});

test.run();
