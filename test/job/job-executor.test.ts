import { createMemoryStore, type Engine, SimulatedClock } from '../../engine/index.ts';
import { deployed, model } from '../engine/deployed.ts';
import { assert, suite } from '../harness.ts';

/** Jobs are done when they are due, in a time that the test owns. */
const test = suite('the job executor');

const hour = 3_600_000;
const waits = model(
  'waits',
  `<startEvent id="start"/>
   <intermediateCatchEvent id="pause"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>
   <serviceTask id="work" camunda:asyncBefore="true" camunda:expression="\${ok ? 1 : missing}"/>
   <userTask id="then"/><endEvent id="end"/>`,
  ['start-pause', 'pause-work', 'work-then', 'then-end'],
);

/** Jobs run on their own: looks until something is as expected; on a busy machine a model takes its time to be read. */
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  const last = Date.now() + 20_000;
  while (Date.now() < last) {
    if (await isSo()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.unreachable('it did not happen');
};

const tasks = (engine: Engine): Promise<number> => engine.count({ table: 'task', where: [] });

test('a timer fires when its time has come, and an asynchronous task behind it at once', async () => {
  const clock = new SimulatedClock();
  const { engine, close } = await deployed([waits], { clock, jobExecutor: true });
  await engine.createProcessInstanceByKey('waits').setVariable('ok', true).execute();
  clock.advance(hour - 1);
  assert.is(await engine.count({ table: 'job', where: [] }), 1);
  clock.advance(1);
  await until(async () => {
    clock.advance(0);
    return (await tasks(engine)) === 1;
  });
  assert.is(await engine.count({ table: 'job', where: [] }), 0);
  await close();
});

test('a job that fails is tried three times, then an incident is open', async () => {
  const clock = new SimulatedClock();
  const { engine, close } = await deployed([waits], { clock, jobExecutor: true });
  await engine.createProcessInstanceByKey('waits').setVariable('ok', false).execute();
  clock.advance(hour);
  await until(async () => {
    clock.advance(0);
    return (await engine.count({ table: 'incident', where: [] })) === 1;
  });
  const [job] = await engine.list({ table: 'job', where: [] });
  assert.is(job?.retries, 0);
  assert.match(job?.exceptionMessage ?? '', /Cannot resolve identifier 'missing'/);
  assert.is(await tasks(engine), 0);
  await close();
});

test('a repeating timer goes on though its work fails, with one follower for all its tries', async () => {
  const repeating = model(
    'repeating',
    `<startEvent id="start"><timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition></startEvent>
     <serviceTask id="work" camunda:expression="\${missing}"/>`,
    ['start-work'],
  );
  const { engine, close } = await deployed([repeating], { clock: new SimulatedClock() });
  const [{ id } = { id: '' }] = await engine.list({ table: 'job', where: [] });
  for (const retries of [2, 1, 0]) {
    await assert.rejects(() => engine.run('executeJob', { jobId: id }));
    const jobs = await engine.list({ table: 'job', where: [] });
    assert.equal(jobs.map((job) => job.retries).sort(), [retries, 3]);
  }
  await close();
});

test('jobs of before are taken up when the engine starts on their store', async () => {
  const clock = new SimulatedClock();
  const store = createMemoryStore();
  const first = await deployed([waits], { clock, store });
  await first.engine.createProcessInstanceByKey('waits').setVariable('ok', true).execute();
  clock.advance(2 * hour);
  assert.is(await tasks(first.engine), 0);
  const second = await deployed([], { clock, store, jobExecutor: true });
  await second.engine.start();
  await until(async () => {
    clock.advance(0);
    return (await tasks(second.engine)) === 1;
  });
  await second.close();
});

test.run();
