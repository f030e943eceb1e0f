import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createApp } from '../../../api/app.ts';
import { createEngine, openFileStore, SimulatedClock } from '../../../engine/index.ts';
import { type Answers, answersOf, client, type Rest } from './answers.ts';
import { MODEL } from './model.ts';

// Writes a data folder as this state of the project leaves it, to be opened by all later ones:
//   node --import tsx test/store/folders/write.ts issue-4

const KEY = 'order';

/** Instances in many states: ended and running, at tasks, timers, jobs, external tasks, with an incident, restarted. */
const fill = async (rest: Rest, tick: () => Promise<void>): Promise<void> => {
  await rest.deploy('order.bpmn', MODEL);
  const start = async (number: number): Promise<string> => {
    const variables = {
      number: { value: number, type: 'Integer' },
      customer: { value: `customer ${number} äß€😀`, type: 'String' },
      big: { value: 9007199254740991, type: 'Long' },
      ratio: { value: number / 7, type: 'Double' },
      express: { value: number % 2 === 0, type: 'Boolean' },
      nothing: { value: null, type: 'Null' },
      when: { value: '2026-01-02T03:04:05.678+0000', type: 'Date' },
      items: { value: '{"a":[1,2,{"b":"c"}]}', type: 'Json' },
      raw: { value: 'AAECAw==', type: 'Bytes' },
      letter: {
        value: number === 0 ? 'bGV0dGVy'.repeat(1_000) : 'bGV0dGVy',
        type: 'File',
        valueInfo: { filename: 'letter.txt' },
      },
    };
    const body = { businessKey: `order-${number}`, variables };
    return (await rest.ask('POST', `/process-definition/key/${KEY}/start`, body)).id;
  };
  const ids: string[] = [];
  for (let number = 0; number < 7; number++) {
    await tick();
    ids.push(await start(number));
  }
  const completeTask = async (id: string | undefined, variables = {}) => {
    const [task] = await rest.ask('GET', `/task?processInstanceId=${id}`);
    await tick();
    await rest.ask('POST', `/task/${task.id}/complete`, { variables });
  };
  for (const id of ids.slice(0, 5)) await completeTask(id, { checked: { value: true } });
  for (const id of ids.slice(0, 3)) await completeTask(id);
  const work = {
    workerId: 'worker',
    maxTasks: 3,
    topics: [{ topicName: 'ship', lockDuration: 1e6 }],
  };
  const [first, second] = await rest.ask('POST', '/external-task/fetchAndLock', work);
  await rest.ask('POST', `/external-task/${first.id}/complete`, { workerId: 'worker' });
  await rest.ask('POST', `/external-task/${second.id}/failure`, {
    workerId: 'worker',
    errorMessage: 'no ship',
    retries: 0,
  });
  for (const id of [ids[2], ids[3], ids[5]]) await rest.ask('DELETE', `/process-instance/${id}`);
  await tick();
  const [definition] = await rest.ask('GET', `/process-definition?key=${KEY}`);
  await rest.ask('POST', `/process-definition/${definition.id}/restart`, {
    processInstanceIds: [ids[2], ids[3]],
    instructions: [{ type: 'startBeforeActivity', activityId: 'pack' }],
  });
  await rest.ask('PUT', `/process-instance/${ids[6]}/suspended`, { suspended: true });
};

const [, , name] = process.argv;
if (name === undefined) throw new Error('usage: write.ts NAME');
const folder = fileURLToPath(new URL(`${name}/folder`, import.meta.url));
mkdirSync(folder, { recursive: true });
const clock = new SimulatedClock(Date.UTC(2026, 0, 1));
// A short journal, so that the folder has a snapshot and what follows it.
const store = await openFileStore({ folder, log: console.error, journalLimit: 40_000 });
const engine = createEngine({ store, clock });
const rest = client(createApp(engine));
await fill(rest, async () => {
  await clock.advance(60_000);
  await setTimeout(50); // A snapshot is written in the background.
});
await setTimeout(1_000);
const answers: Answers = await answersOf(rest);
await engine.close();
writeFileSync(new URL(`${name}/answers.json`, import.meta.url), `${JSON.stringify(answers)}\n`);
