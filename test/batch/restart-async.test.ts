import { createEngine, createMemoryStore } from '../../engine/index.ts';
import { type Deployed, deployed, twoTasks } from '../engine/deployed.ts';
import { assert, suite } from '../harness.ts';
import { canceledInstances, running, seedAll, stand, work } from './working-off.ts';

const test = suite('a restart by a batch');

let here: Deployed;
let definitionId: string;

test.before.each(async () => {
  here = await deployed([twoTasks]);
  const [definition] = await here.engine.list({ table: 'processDefinition', where: [] });
  assert.ok(definition);
  definitionId = definition.id;
});
test.after.each(() => here.close());

const restart = (ids: readonly string[]) =>
  here.engine
    .restartProcessInstances(definitionId)
    .startBeforeActivity('second')
    .processInstanceIds(ids)
    .executeAsync();

test('goes from the seed job to the batch jobs to the monitor job, and is then only history', async () => {
  const { engine } = here;
  const batch = await restart(await canceledInstances(engine, 3));
  assert.is(batch.totalJobs, 3);
  assert.is(await stand(engine, batch), '1 seed, 0 batch, 0 monitor');
  await work(engine, batch, 'seed');
  assert.is(await stand(engine, batch), '0 seed, 3 batch, 1 monitor');
  assert.is(await running(engine), 0);
  await work(engine, batch, 'batch');
  assert.is(await running(engine), 3);
  await work(engine, batch, 'monitor');
  assert.is(await engine.get('batch', batch.id), undefined);
  assert.is(await engine.count({ table: 'jobDefinition', where: [] }), 0);
  const historic = await engine.get('historicBatch', batch.id);
  assert.ok(historic?.endTime);
  assert.ok(historic.executionStartTime);
});

test('is looked after again in half a minute while a job is left', async () => {
  const { engine } = here;
  const batch = await restart(await canceledInstances(engine, 1));
  await seedAll(engine, batch);
  await work(engine, batch, 'monitor');
  assert.is(await stand(engine, batch), '0 seed, 1 batch, 1 monitor');
  const where = [{ op: 'isNotNull' as const, column: 'dueDate' }];
  const [again] = await engine.list({ table: 'job', where });
  assert.is((again?.dueDate ?? 0) - (again?.createTime ?? 0), 30_000);
});

test('leaves the jobs that can be done alone when one fails, which loses its retries and makes an incident', async () => {
  const { engine } = here;
  const { row } = await engine.createProcessInstanceByKey('twoTasks').execute();
  const batch = await restart([...(await canceledInstances(engine, 2)), row.id]);
  await seedAll(engine, batch);
  for (let attempt = 1; attempt <= 3; attempt++)
    assert.is(await work(engine, batch, 'batch'), 1, `attempt ${attempt}`);
  assert.is(await running(engine), 3);
  const [incident] = await engine.list({ table: 'incident', where: [] });
  assert.match(incident?.incidentMessage ?? '', 'is not completed or terminated');
  assert.equal([incident?.processInstanceId, incident?.activityId], [null, null]);

  const jobId = incident?.configuration ?? '';
  await engine.run('setJobRetries', { jobIds: [jobId], retries: 1 });
  assert.is(await engine.count({ table: 'incident', where: [] }), 0);
  await engine.run('deleteProcessInstance', { processInstanceId: row.id });
  assert.is(await work(engine, batch, 'batch'), 0);
  assert.is(await running(engine), 3);
});

test('keeps the incident where retries are set for the job definition, and makes no second one', async () => {
  const { engine } = here;
  const batch = await restart(['nobody']);
  await seedAll(engine, batch);
  for (let attempt = 1; attempt <= 3; attempt++) await work(engine, batch, 'batch');
  const [before] = await engine.list({ table: 'historicIncident', where: [] });
  const { batchJobDefinitionId: jobDefinitionId } = batch;
  await engine.run('setJobRetries', { jobDefinitionId, retries: 1 });
  assert.is(await engine.count({ table: 'incident', where: [] }), 1);
  await work(engine, batch, 'batch');
  const [incident, ...more] = await engine.list({ table: 'historicIncident', where: [] });
  assert.equal([more, incident?.endTime], [[], null]);
  assert.ok(incident?.historyConfiguration);
  assert.is.not(incident.historyConfiguration, before?.historyConfiguration);
});

test('is told of only when there is somebody to restart, then how, then null, then the definition', async () => {
  const { engine } = here;
  const refusal = async (ids: (string | null)[], instructions: [] | undefined, id: string) => {
    const instruction = { type: 'startBeforeActivity', activityId: 'second' } as const;
    const command = {
      processDefinitionId: id,
      processInstanceIds: ids,
      instructions: instructions ?? [instruction],
    };
    return engine.run('restartProcessInstancesAsync', command).then(
      () => 'none',
      (error: Error) => error.message,
    );
  };
  assert.is(await refusal([], [], 'unknown'), 'processInstanceIds is empty');
  const noInstructions = 'Restart instructions cannot be empty: instructions is empty';
  assert.is(await refusal([null], [], 'unknown'), noInstructions);
  const noNull = 'Process instance ids cannot be null: processInstanceIds contains null value';
  assert.is(await refusal([null], undefined, 'unknown'), noNull);
  assert.match(await refusal(['nobody'], undefined, 'unknown'), "with id 'unknown'");
  assert.is(await refusal(['nobody'], undefined, definitionId), 'none');
  assert.is(await engine.count({ table: 'batch', where: [] }), 1);
});

test('goes on in another engine on the same store', async () => {
  const store = createMemoryStore();
  const first = await deployed([twoTasks], { store });
  const ids = await canceledInstances(first.engine, 2);
  const [definition] = await first.engine.list({ table: 'processDefinition', where: [] });
  const batch = await first.engine
    .restartProcessInstances(definition?.id ?? '')
    .startTransition('first-second')
    .processInstanceIds(ids)
    .withoutBusinessKey()
    .executeAsync();
  const second = createEngine({ store });
  await seedAll(second, batch);
  assert.is(await work(second, batch, 'batch'), 0);
  const tasks = await second.list({ table: 'task', where: [] });
  assert.equal(
    tasks.map(({ taskDefinitionKey }) => taskDefinitionKey),
    ['second', 'second'],
  );
  await second.close();
});

test.run();
