import { RestClient } from '../load/rest-client.ts';
import { THREE_TASKS, THREE_TASKS_KEY } from '../load/three-tasks.ts';

// The client of the bench, in a process of its own, so that it takes as little as can be from the server:
//   node --import tsx test/bench/client.ts BASE_URL     prints one line of JSON, the Rates.

/** Pieces of work a second. */
export interface Rates {
  startBy1: number;
  startBy32: number;
  restartBy1: number;
  restartBy32: number;
  /** Instances a second, 2,000 of them in one request. */
  restartInOneCall: number;
}

/** Java's compiler needs some thousand rounds before it shows what it can. */
const WARM_UP_STARTS = 6_000;
const WARM_UP_RESTARTS = 2_000;
const ALONE = 400;
const TOGETHER = 2_000;
const IN_ONE_CALL = 2_000;
const CONNECTIONS = 32;

const measure = async (base: string): Promise<Rates> => {
  const rest = new RestClient(base, CONNECTIONS);
  await rest.deploy('three-tasks.bpmn', THREE_TASKS);
  const path = `/process-definition/key/${THREE_TASKS_KEY}`;
  const definition = await rest.must<{ id: string; deploymentId: string }>('GET', path);

  const ids: string[] = [];
  const start = async (number: number): Promise<void> => {
    const variables = { x: { value: number }, y: { value: 'text' }, z: { value: true } };
    const body = { businessKey: `bench-${number}`, variables };
    ids.push((await rest.must<{ id: string }>('POST', `${path}/start`, body)).id);
  };
  const restart = (processInstanceIds: string[]): Promise<unknown> =>
    rest.must('POST', `/process-definition/${definition.id}/restart`, {
      processInstanceIds,
      instructions: [{ type: 'startBeforeActivity', activityId: 'c' }],
    });
  const cancel = (number: number): Promise<unknown> =>
    rest.must('DELETE', `/process-instance/${ids[number]}`);
  const restartOne = (number: number): Promise<unknown> => restart([ids[number] as string]);

  await rate(WARM_UP_STARTS, CONNECTIONS, start);
  await rate(WARM_UP_RESTARTS, CONNECTIONS, cancel);
  await rate(WARM_UP_RESTARTS, CONNECTIONS, restartOne);
  ids.length = 0;

  const startBy1 = await rate(ALONE, 1, start);
  const startBy32 = await rate(TOGETHER, CONNECTIONS, start);
  await rate(ids.length, CONNECTIONS, cancel);
  const restartBy1 = await rate(ALONE, 1, restartOne);
  const restartBy32 = await rate(TOGETHER, CONNECTIONS, restartOne);
  const seconds = await duration(() => restart(ids.slice(0, IN_ONE_CALL)));
  rest.close();
  return {
    startBy1,
    startBy32,
    restartBy1,
    restartBy32,
    restartInOneCall: IN_ONE_CALL / seconds,
  };
};

/** Runs `work` for 0 to count - 1, so many at a time; answers how many a second were done. */
const rate = async (
  count: number,
  atOnce: number,
  work: (number: number) => Promise<unknown>,
): Promise<number> => {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  return count / (await duration(() => Promise.all(Array.from({ length: atOnce }, worker))));
};

/** In seconds. */
const duration = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};

const [, , base] = process.argv;
if (base === undefined) throw new Error('usage: client.ts BASE_URL');
console.log(JSON.stringify(await measure(base)));
