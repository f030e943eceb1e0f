import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from '../../api/app.ts';
import { createEngine, openFileStore, SimulatedClock } from '../../engine/index.ts';
import { assert, suite } from '../harness.ts';
import { type Answers, answersOf, client } from './folders/answers.ts';

const test = suite('data folders of earlier versions');

const folders = fileURLToPath(new URL('folders', import.meta.url));
const versions = readdirSync(folders, { withFileTypes: true }).filter((one) => one.isDirectory());

/** Opens a folder, asks, and closes it again. */
const withFolder = async <R>(
  folder: string,
  use: (rest: ReturnType<typeof client>) => Promise<R>,
): Promise<R> => {
  const store = await openFileStore({ folder, log: () => {} });
  const engine = createEngine({ store, clock: new SimulatedClock(Date.UTC(2026, 1, 1)) });
  try {
    return await use(client(createApp(engine)));
  } finally {
    await engine.close();
  }
};

for (const { name } of versions) {
  test(`the one of ${name} opens with all that was in it, and its instances restart`, async () => {
    const temporary = mkdtempSync(join(tmpdir(), 'dalsegno-folder-'));
    try {
      const folder = join(temporary, 'data');
      cpSync(join(folders, name, 'folder'), folder, { recursive: true });
      const answers = JSON.parse(readFileSync(join(folders, name, 'answers.json'), 'utf8'));
      assert.equal(await withFolder(folder, answersOf), answers as Answers);
      assert.equal(await withFolder(folder, answersOf), answers as Answers, 'opened once more');
      const waiting = await withFolder(folder, async (rest) => {
        const ended = await rest.ask('GET', '/history/process-instance?finished=true');
        assert.ok(ended.length > 1);
        for (const { id, processDefinitionId } of ended) {
          await rest.ask('POST', `/process-definition/${processDefinitionId}/restart`, {
            processInstanceIds: [id],
            instructions: [{ type: 'startBeforeActivity', activityId: 'pack' }],
          });
        }
        const tasks = await rest.ask('GET', '/task?taskDefinitionKey=pack');
        for (const { id } of tasks.slice(-ended.length)) {
          await rest.ask('POST', `/task/${id}/complete`, {});
        }
        return rest.ask('GET', '/external-task?topicName=ship');
      });
      assert.ok(waiting.length > 1);
      const found = await withFolder(folder, (rest) => rest.ask('GET', '/external-task'));
      assert.equal(found, waiting);
    } finally {
      rmSync(temporary, { recursive: true });
    }
  });
}

test.run();
