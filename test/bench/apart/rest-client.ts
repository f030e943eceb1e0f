import { RestClient } from '../../load/rest-client.ts';
import { THREE_TASKS, THREE_TASKS_KEY } from '../../load/three-tasks.ts';
import { durationMs, rate } from '../rate.ts';
import { startBody } from '../start-body.ts';

// The client of the section "http": deploys, warms the server up, and measures.
//   node --import tsx test/bench/apart/rest-client.ts BASE_URL     prints one line of JSON, the Rates.

/** Pieces of work a second. */
export interface Rates {
  startBy1: number;
  startBy32: number;
  restartBy1: number;
  restartBy32: number;
  /** Instances a second, 2,000 of them in one request. */
  restartInOneCall: number;
  /** Pages of 50 tasks, the latest first, of some 8,000 that wait; by 1 client. */
  taskPages: number;
}

/** Java's compiler needs some thousand rounds before it shows what it can. */
const WARM_UP_STARTS = 6_000;
const WARM_UP_RESTARTS = 2_000;
const ALONE = 400;
const TOGETHER = 2_000;
const IN_ONE_CALL = 2_000;
const CONNECTIONS = 32;
const PAGES = 300;
const PAGE = 50;

const measure = async (base: string): Promise<Rates> => {
  const rest = new RestClient(base, CONNECTIONS);
  await rest.deploy('three-tasks.bpmn', THREE_TASKS);
  const path = `/process-definition/key/${THREE_TASKS_KEY}`;
  const definition = await rest.must<{ id: string }>('GET', path);

  const ids: string[] = [];
  const start = async (number: number): Promise<void> => {
    ids.push((await rest.must<{ id: string }>('POST', `${path}/start`, startBody(number))).id);
  };
  const restart = (processInstanceIds: string[]): Promise<unknown> =>
    rest.must('POST', `/process-definition/${definition.id}/restart`, {
      processInstanceIds,
      instructions: [{ type: 'startBeforeActivity', activityId: 'c' }],
    });
  const cancel = (number: number): Promise<unknown> =>
    rest.must('DELETE', `/process-instance/${ids[number]}`);
  const restartOne = (number: number): Promise<unknown> => restart([ids[number] as string]);
  const taskPage = async (number: number): Promise<void> => {
    const order = 'sortBy=created&sortOrder=desc';
    const range = `maxResults=${PAGE}&firstResult=${(number * PAGE) % WARM_UP_STARTS}`;
    const query = `/task?processDefinitionKey=${THREE_TASKS_KEY}&${order}&${range}`;
    const tasks = await rest.must<unknown[]>('GET', query);
    if (tasks.length !== PAGE) throw new Error(`a page of ${tasks.length} tasks`);
  };

  await rate(WARM_UP_STARTS, CONNECTIONS, start);
  await rate(WARM_UP_RESTARTS, CONNECTIONS, cancel);
  await rate(WARM_UP_RESTARTS, CONNECTIONS, restartOne);
  await rate(PAGES, 1, taskPage);
  ids.length = 0;

  const startBy1 = await rate(ALONE, 1, start);
  const startBy32 = await rate(TOGETHER, CONNECTIONS, start);
  const taskPages = await rate(PAGES, 1, taskPage);
  await rate(ids.length, CONNECTIONS, cancel);
  const restartBy1 = await rate(ALONE, 1, restartOne);
  const restartBy32 = await rate(TOGETHER, CONNECTIONS, restartOne);
  const callMs = await durationMs(() => restart(ids.slice(0, IN_ONE_CALL)));
  const restartInOneCall = (IN_ONE_CALL * 1000) / callMs;
  rest.close();
  return { startBy1, startBy32, restartBy1, restartBy32, restartInOneCall, taskPages };
};

const [, , base] = process.argv;
if (base === undefined) throw new Error('usage: rest-client.ts BASE_URL');
console.log(JSON.stringify(await measure(base)));
