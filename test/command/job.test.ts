import { SimulatedClock } from '../../engine/job/clock.ts';
import { deployed, model } from '../engine/deployed.ts';
import { assert, suite } from '../harness.ts';
import { only, rows } from './told.ts';

/** Jobs that are changed by hand, and what suspends them. */
const test = suite('commands on jobs');

const hour = 3_600_000;

const waiting = model(
  'waiting',
  `<startEvent id="start"/><intermediateCatchEvent id="pause"><timerEventDefinition>
    <timeDuration>\${length}</timeDuration>
  </timerEventDefinition></intermediateCatchEvent><userTask id="work" camunda:asyncBefore="true"/>`,
  ['start-pause', 'pause-work'],
);

const paused = async () => {
  const clock = new SimulatedClock();
  const here = await deployed([waiting], { clock });
  await here.engine
    .createProcessInstanceByKey('waiting')
    .setVariables({ length: 'PT1H' })
    .execute();
  return { ...here, clock, start: clock.now(), jobId: (await only(here.engine, 'job')).id };
};

test('a due date counts anew from now or from when the timer was made', async () => {
  const { engine, clock, start, jobId } = await paused();
  clock.advance(hour / 2);
  await engine.run('recalculateJobDueDate', { jobId, fromCreation: false });
  assert.is((await only(engine, 'job')).dueDate, start + 1.5 * hour);
  await engine.run('recalculateJobDueDate', { jobId, fromCreation: true });
  assert.is((await only(engine, 'job')).dueDate, start + hour);
});

test('a due date that cascades shifts those that follow', async () => {
  const { engine, start, jobId } = await paused();
  await engine.run('setJobDueDate', { jobId, dueDate: start, cascade: true });
  const job = await only(engine, 'job');
  assert.equal([job.dueDate, job.repeatOffset], [start, -hour]);
});

test('the priority of a definition is that of its new jobs, and of the others when they are included', async () => {
  const { engine, jobId } = await paused();
  const { jobDefinitionId } = await only(engine, 'job');
  const definition = { jobDefinitionId: jobDefinitionId as string };
  await engine.run('setJobDefinitionPriority', { ...definition, priority: 7 });
  assert.is((await only(engine, 'job')).priority, 0);
  await engine.run('setJobDefinitionPriority', { ...definition, priority: 8, includeJobs: true });
  assert.is((await only(engine, 'job')).priority, 8);
  await engine.run('setJobPriority', { jobId, priority: 1 });
  assert.is((await only(engine, 'job')).priority, 1);
});

test('a job is suspended alone, or with all of its key', async () => {
  const { engine, jobId } = await paused();
  await engine.run('suspendJobs', { jobId, suspended: true });
  assert.is((await only(engine, 'job')).suspensionState, 2);
  const key = { processDefinitionKey: 'waiting' };
  await engine.run('suspendJobDefinitions', { ...key, suspended: true, includeJobs: false });
  await engine.run('suspendJobs', { jobId, suspended: false });
  const states = (await rows(engine, 'jobDefinition')).map((row) => row.suspensionState);
  assert.equal(states, [2, 2]);
  assert.is((await only(engine, 'job')).suspensionState, 1);
});

test('a job that is deleted leaves its instance where it is', async () => {
  const { engine, jobId } = await paused();
  await engine.run('deleteJob', { jobId });
  assert.equal(
    (await rows(engine, 'historicJobLog')).map(({ jobState }) => jobState),
    [0, 3],
  );
  assert.is((await only(engine, 'historicProcessInstance')).state, 'ACTIVE');
  await assert.rejects(() => engine.run('deleteJob', { jobId }), /No job found with id/);
});

test.run();
