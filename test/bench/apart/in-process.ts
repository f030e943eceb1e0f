import {
  createEngine,
  createMemoryStore,
  type Engine,
  openFileStore,
  type Store,
} from '../../../engine/index.ts';
import { THREE_TASKS, THREE_TASKS_KEY } from '../../load/three-tasks.ts';
import type { CamundaInProcess } from '../camunda.ts';
import { durationMs, rate } from '../rate.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';

// This engine in process, one piece of work after another: the same round as Bench.java's (test/conformance/camunda).
//   node --import tsx test/bench/apart/in-process.ts file|memory INSTANCES     prints its rates as JSON.

const measure = async (store: Store, instances: number): Promise<CamundaInProcess> => {
  const engine = createEngine({ store });
  const resources = [{ name: 'three-tasks.bpmn', bytes: Buffer.from(THREE_TASKS) }];
  const { definitions } = await engine.run('createDeployment', { name: 'bench', resources });
  const definitionId = definitions?.[0]?.id as string;
  await round(engine, definitionId, Math.max(200, instances / 4));
  const rates = await round(engine, definitionId, instances);
  await engine.close();
  return rates;
};

const round = async (
  engine: Engine,
  definitionId: string,
  instances: number,
): Promise<CamundaInProcess> => {
  const ids: string[] = [];
  const half = Math.floor(instances / 2);
  const restart = (...old: string[]) =>
    engine
      .restartProcessInstances(definitionId)
      .startBeforeActivity('c')
      .processInstanceIds(old)
      .execute();

  const start = await rate(instances, 1, async (number) => {
    const { row } = await engine
      .createProcessInstanceByKey(THREE_TASKS_KEY)
      .businessKey(`k${number}`)
      .setVariables({ x: number, y: 'text', z: true })
      .execute();
    ids.push(row.id);
  });
  const complete = await rate(instances, 1, (number) =>
    completeTask(engine, ids[number] as string),
  );
  for (const processInstanceId of ids)
    await engine.run('deleteProcessInstance', { processInstanceId });
  const restartOneByOne = await rate(half, 1, (number) => restart(ids[number] as string));
  const callMs = await durationMs(() => restart(...ids.slice(half)));
  const startAndCompleteThreeTasks = await rate(instances, 1, async () => {
    const { row } = await engine.createProcessInstanceByKey(THREE_TASKS_KEY).execute();
    for (let task = 0; task < 3; task++) await completeTask(engine, row.id);
  });
  const restartInOneCall = ((instances - half) * 1000) / callMs;
  return { start, complete, restartOneByOne, restartInOneCall, startAndCompleteThreeTasks };
};

const completeTask = async (engine: Engine, processInstanceId: string): Promise<void> => {
  const [task] = await engine.list({
    table: 'task',
    where: [{ op: 'eq', column: 'processInstanceId', value: processInstanceId }],
  });
  if (!task) throw new Error('no task waits');
  await engine.complete(task.id);
};

const [, , kind, instances] = process.argv;
const figures =
  kind === 'memory'
    ? await measure(createMemoryStore(), Number(instances))
    : await inTemporaryFolder(async (folder) =>
        measure(await openFileStore({ folder, log: console.error }), Number(instances)),
      );
console.log(JSON.stringify(figures));
