import { createMemoryStore, delayed, type Store } from '../../engine/index.ts';
import { assert, suite } from '../harness.ts';
import { deployed, twoTasks } from './deployed.ts';

/** Commands that run into each other: on a store that answers later they do. */
const test = suite('commands at the same time');

const late = (): Store => delayed(createMemoryStore());
const outcome = (result: PromiseSettledResult<unknown>): string =>
  result.status === 'fulfilled' ? 'done' : (result.reason as Error).name;

test('of two that complete the same task one wins, the other hears that it was too late', async () => {
  const { engine, close } = await deployed([twoTasks], { store: late() });
  const { row } = await engine.createProcessInstanceByKey('twoTasks').execute();
  const where = [{ op: 'eq', column: 'processInstanceId', value: row.id }] as const;
  const [task] = await engine.list({ table: 'task', where: [...where] });
  assert.ok(task);
  const results = await Promise.allSettled([engine.complete(task.id), engine.complete(task.id)]);
  assert.equal(results.map(outcome).sort(), ['OptimisticLockingException', 'done']);
  const open = await engine.list({ table: 'task', where: [...where] });
  assert.equal(
    open.map(({ taskDefinitionKey }) => taskDefinitionKey),
    ['second'],
  );
  await close();
});

test('those on different instances do not disturb each other', async () => {
  const { engine, close } = await deployed([twoTasks], { store: late() });
  const started = await Promise.all(
    Array.from({ length: 20 }, () => engine.createProcessInstanceByKey('twoTasks').execute()),
  );
  const tasks = await engine.list({ table: 'task', where: [] });
  const results = await Promise.allSettled(tasks.map(({ id }) => engine.complete(id)));
  assert.equal([...new Set(results.map(outcome))], ['done']);
  assert.is(await engine.count({ table: 'task', where: [] }), started.length);
  await close();
});

test('a restart and the deletion of its source from history: one of them finds the other done', async () => {
  const { engine, close } = await deployed([twoTasks], { store: late() });
  const { row } = await engine.createProcessInstanceByKey('twoTasks').execute();
  await engine.run('deleteProcessInstance', { processInstanceId: row.id });
  const results = await Promise.allSettled([
    engine
      .restartProcessInstances(row.processDefinitionId)
      .startBeforeActivity('second')
      .processInstanceIds(row.id)
      .execute(),
    engine.run('deleteHistoricProcessInstance', { processInstanceId: row.id }),
  ]);
  const running = await engine.count({ table: 'execution', where: [] });
  assert.is(running, outcome(results[0] as PromiseSettledResult<unknown>) === 'done' ? 1 : 0);
  await close();
});

test.run();
