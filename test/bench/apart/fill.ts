import { createEngine, type Engine, openFileStore } from '../../../engine/index.ts';
import { THREE_TASKS, THREE_TASKS_KEY } from '../../load/three-tasks.ts';
import { rate } from '../rate.ts';

// Fills a data folder through the engine, many instances at a time.
//   node --expose-gc --import tsx test/bench/apart/fill.ts FOLDER ended|waiting INSTANCES     prints the Filled as JSON.

export interface Filled {
  /** Of some instances, from the first to the last. */
  ids: string[];
  /** Of the heap, when all of them are in memory and nothing else is. */
  heapBytes: number;
}

const AT_ONCE = 128;
const SHOWN = 800;

const fill = async (engine: Engine, instances: number, isToEnd: boolean): Promise<Filled> => {
  const resources = [{ name: 'three-tasks.bpmn', bytes: Buffer.from(THREE_TASKS) }];
  await engine.run('createDeployment', { name: 'bench', resources });
  const before = heapBytes();
  const every = Math.max(1, Math.floor(instances / SHOWN));
  const ids: string[] = [];
  await rate(instances, AT_ONCE, async (number) => {
    const { row } = await engine
      .createProcessInstanceByKey(THREE_TASKS_KEY)
      .businessKey(`bench-${number}`)
      .setVariables({ x: number, y: 'text', z: true })
      .execute();
    if (isToEnd) for (let task = 0; task < 3; task++) await completeTask(engine, row.id);
    if (number % every === 0) ids.push(row.id);
  });
  return { ids: ids.slice(0, SHOWN), heapBytes: heapBytes() - before };
};

const completeTask = async (engine: Engine, processInstanceId: string): Promise<void> => {
  const [task] = await engine.list({
    table: 'task',
    where: [{ op: 'eq', column: 'processInstanceId', value: processInstanceId }],
  });
  if (!task) throw new Error('no task waits');
  await engine.complete(task.id);
};

const heapBytes = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

const [, , folder = '', state, instances] = process.argv;
const engine = createEngine({ store: await openFileStore({ folder, log: console.error }) });
const filled = await fill(engine, Number(instances), state === 'ended');
await engine.close();
console.log(JSON.stringify(filled));
