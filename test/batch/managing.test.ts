import type { BatchRow } from '../../engine/index.ts';
import { SimulatedClock } from '../../engine/job/clock.ts';
import { type Deployed, deployed, twoTasks } from '../engine/deployed.ts';
import { assert, suite } from '../harness.ts';
import { running, seedAll, stand, work } from './working-off.ts';

const test = suite('managing a batch');

let here: Deployed;
test.before.each(async () => {
  here = await deployed([twoTasks]);
});
test.after.each(() => here.close());

const startInstances = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let i = 0; i < count; i++)
    ids.push((await here.engine.createProcessInstanceByKey('twoTasks').execute()).row.id);
  return ids;
};

const deletion = async (count: number): Promise<Readonly<BatchRow>> =>
  here.engine.run('deleteProcessInstancesAsync', {
    processInstanceIds: await startInstances(count),
  });

test('suspending it suspends the jobs that it has and those that come', async () => {
  const { engine } = here;
  const batch = await deletion(2);
  await engine.run('suspendBatch', { batchId: batch.id, suspended: true });
  await work(engine, batch, 'seed');
  const states = async () => {
    const rows = [
      ...(await engine.list({ table: 'job', where: [] })),
      ...(await engine.list({ table: 'jobDefinition', where: [] })),
      ...(await engine.list({ table: 'batch', where: [] })),
    ];
    return [rows.length, ...new Set(rows.map(({ suspensionState }) => suspensionState))];
  };
  assert.equal(await states(), [7, 2]);
  await engine.run('suspendBatch', { batchId: batch.id, suspended: false });
  assert.equal(await states(), [7, 1]);
});

test('deleting it ends it in history, takes its jobs away and leaves what they have done', async () => {
  const { engine } = here;
  const batch = await deletion(3);
  await seedAll(engine, batch);
  const [job] = await engine.list({ table: 'job', where: [] });
  await engine.run('executeJob', { jobId: job?.id ?? '' });
  await engine.run('deleteBatch', { batchId: batch.id });
  assert.is(await stand(engine, batch), '0 seed, 0 batch, 0 monitor');
  assert.is(await running(engine), 2);
  assert.ok((await engine.get('historicBatch', batch.id))?.endTime);
  const deleted = [{ op: 'eq' as const, column: 'jobState', value: 3 }];
  assert.is(await engine.count({ table: 'historicJobLog', where: deleted }), 3);
});

test('deleting it with its history leaves no trace of it', async () => {
  const { engine } = here;
  const batch = await engine.run('deleteHistoricProcessInstancesAsync', {
    processInstanceIds: await startInstances(1),
  });
  await seedAll(engine, batch);
  for (let attempt = 1; attempt <= 3; attempt++) await work(engine, batch, 'batch');
  assert.is(await engine.count({ table: 'historicIncident', where: [] }), 1);
  await engine.run('deleteBatch', { batchId: batch.id, cascade: true });
  for (const table of ['batch', 'job', 'jobDefinition', 'incident'] as const)
    assert.is(await engine.count({ table, where: [] }), 0, table);
  for (const table of ['historicBatch', 'historicJobLog', 'historicIncident'] as const)
    assert.is(await engine.count({ table, where: [] }), 0, table);
});

test('its history can be deleted while it runs, and it comes to its end all the same', async () => {
  const { engine } = here;
  const batch = await deletion(1);
  await engine.run('deleteHistoricBatch', { batchId: batch.id });
  await seedAll(engine, batch);
  await work(engine, batch, 'batch');
  await work(engine, batch, 'monitor');
  assert.is(await engine.get('batch', batch.id), undefined);
  assert.is(await engine.count({ table: 'historicBatch', where: [] }), 0);
});

test('the log of its last job says to which batch it belonged, though that is gone', async () => {
  const { engine } = here;
  const batch = await deletion(1);
  for (const kind of ['seed', 'batch', 'monitor'] as const) await work(engine, batch, kind);
  const log = await engine.list({ table: 'historicJobLog', where: [] });
  assert.equal(
    log.map((line) => [line.jobDefinitionType, line.jobState, line.jobDefinitionConfiguration]),
    [0, 2].flatMap((state) =>
      ['batch-seed-job', 'instance-deletion', 'batch-monitor-job'].map((type) => [
        type,
        state,
        batch.id,
      ]),
    ),
  );
});

test('variables for instances are kept with the batch until it ends', async () => {
  const { engine } = here;
  const ids = await startInstances(2);
  const batch = await engine.run('setVariablesAsync', {
    processInstanceIds: [...ids, 'nobody'],
    variables: new Map([
      [
        'note',
        {
          type: 'string',
          textValue: 'x',
          textValue2: null,
          longValue: null,
          doubleValue: null,
          bytes: null,
        },
      ],
    ]),
  });
  assert.is(batch.totalJobs, 2);
  const ofBatch = [{ op: 'eq' as const, column: 'batchId', value: batch.id }];
  assert.is(await engine.count({ table: 'variable', where: ofBatch }), 1);
  for (const kind of ['seed', 'batch', 'monitor'] as const) await work(engine, batch, kind);
  assert.is(await engine.count({ table: 'variable', where: ofBatch }), 0);
  const variables = await engine.list({ table: 'variable', where: [] });
  assert.equal(variables.map(({ processInstanceId }) => processInstanceId).sort(), ids.sort());
});

test('the job executor works a batch off by itself', async () => {
  const clock = new SimulatedClock();
  const { engine, close } = await deployed([twoTasks], { clock, jobExecutor: true });
  const { row } = await engine.createProcessInstanceByKey('twoTasks').execute();
  const processInstanceIds = [row.id, 'gone', 'gone too'];
  const batch = await engine.run('deleteProcessInstancesAsync', { processInstanceIds });
  for (let turn = 0; turn < 100 && (await engine.get('batch', batch.id)); turn++)
    clock.advance(1000);
  assert.is(await engine.get('batch', batch.id), undefined);
  assert.is(await running(engine), 0);
  await close();
});

test.run();
