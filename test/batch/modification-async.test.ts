import { fromValue } from '../../engine/index.ts';
import { twoTasks } from '../engine/deployed.ts';
import { assert, suite } from '../harness.ts';
import { before, cancel, type Modifying, modifying } from '../placement/modifying.ts';
import { seedAll, work } from './working-off.ts';

const test = suite('modifying by a batch');

let here: Modifying;
test.before.each(async () => {
  here = await modifying([twoTasks]);
});
test.after.each(() => here.close());

const definitionOf = async (instance: string) =>
  (await here.engine.get('execution', instance))?.processDefinitionId ?? '';

test('each instance is modified by a job of its own, and one that is gone fails alone', async () => {
  const { engine } = here;
  const [one = '', two = ''] = [await here.start('twoTasks'), await here.start('twoTasks')];
  const batch = await engine.run('modifyProcessInstancesAsync', {
    processDefinitionId: await definitionOf(one),
    processInstanceIds: [one, two],
    instructions: [before('second'), cancel('first')],
  });
  await seedAll(engine, batch);
  assert.equal([await here.look(one), await here.look(two)], ['└─ first', '└─ first']);
  await engine.run('deleteProcessInstance', { processInstanceId: one });
  assert.is(await work(engine, batch, 'batch'), 1);
  assert.is(await here.look(two), '└─ second');
});

test('the batch of a single instance keeps what names its activity instances, but no variables', async () => {
  const { engine } = here;
  const instance = await here.start('twoTasks');
  const activityInstanceId = await here.idOf(instance, 'first');
  const variables = new Map([['lost', fromValue(1)]]);
  const batch = await engine.run('modifyProcessInstanceAsync', {
    processInstanceId: instance,
    instructions: [
      before('second', { variables, ancestorActivityInstanceId: instance }),
      { type: 'cancelActivityInstance', activityInstanceId },
    ],
  });
  await seedAll(engine, batch);
  assert.is(await work(engine, batch, 'batch'), 0);
  assert.is(await here.look(instance), '└─ second');
  assert.is(await engine.count({ table: 'variable', where: [] }), 0);
});

test('only what needs no look at the instances is refused at once', async () => {
  const { engine } = here;
  const instance = await here.start('twoTasks');
  const processDefinitionId = await definitionOf(instance);
  const nothing = { processDefinitionId, processInstanceIds: [instance], instructions: [] };
  await assert.rejects(() => engine.run('modifyProcessInstancesAsync', nothing), /instructions/);
  const unknown = { processInstanceId: 'nobody', instructions: [before('second')] };
  await assert.rejects(() => engine.run('modifyProcessInstanceAsync', unknown), /does not exist/);
  const batch = await engine.run('modifyProcessInstancesAsync', {
    processDefinitionId,
    processInstanceIds: ['nobody'],
    instructions: [before('nonsense')],
  });
  assert.is(batch.totalJobs, 1);
});

test.run();
