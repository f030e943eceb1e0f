import { SimulatedClock } from '../../engine/job/clock.ts';
import { deployed, twoTasks } from '../engine/deployed.ts';
import { assert, suite } from '../harness.ts';
import { only, rows } from './told.ts';

/** Suspensions that wait for their date. */
const test = suite('suspension at a later date');

test('a job suspends a definition with its instances, and another activates it again', async () => {
  const clock = new SimulatedClock();
  const { engine } = await deployed([twoTasks], { clock });
  await engine.createProcessInstanceByKey('twoTasks').execute();
  const { id: processDefinitionId, deploymentId } = await only(engine, 'processDefinition');
  const states = async () => [
    (await only(engine, 'processDefinition')).suspensionState,
    (await only(engine, 'execution')).suspensionState,
  ];
  for (const [suspended, named] of [
    [true, { processDefinitionId }],
    [false, { processDefinitionKey: 'twoTasks' }],
  ] as const) {
    const processDefinitions = { suspended, includeProcessInstances: true, ...named };
    const before = await states();
    await engine.run('suspendLater', { dueDate: clock.now() + 1000, processDefinitions });
    assert.equal(await states(), before);
    const job = await only(engine, 'job');
    assert.equal([job.dueDate, job.deploymentId], [clock.now() + 1000, deploymentId]);
    await engine.run('executeJob', { jobId: job.id });
    assert.equal(await states(), suspended ? [2, 2] : [1, 1]);
  }
  assert.equal(
    (await rows(engine, 'historicJobLog')).map(({ jobDefinitionType }) => jobDefinitionType),
    [
      'suspend-processdefinition',
      'suspend-processdefinition',
      'activate-processdefinition',
      'activate-processdefinition',
    ],
  );
});

test.run();
