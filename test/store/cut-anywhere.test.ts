import { createEngine, openFileStore, SimulatedClock } from '../../engine/index.ts';
import { twoTasks } from '../engine/deployed.ts';
import { assert, suite, takesAll } from '../harness.ts';
import { type Image, SimulatedFiles } from './simulated-files.ts';
import { Content } from './simulation/history.ts';

const test = suite('an engine on a journal that is cut anywhere');

const journal = 'journal-000002.jsonl';
const open = (files: SimulatedFiles, journalLimit = 1 << 20) =>
  openFileStore({ folder: 'data', files, log: () => {}, journalLimit });

/** A folder with a process, in a snapshot: each cut is opened with it. */
const deployed = async (): Promise<SimulatedFiles> => {
  const files = new SimulatedFiles();
  const engine = createEngine({ store: await open(files, 1) });
  const resources = [{ name: 'two-tasks.bpmn', bytes: Buffer.from(twoTasks) }];
  await engine.run('createDeployment', { name: 'cut', resources });
  while (files.image().has('journal-000001.jsonl'))
    await new Promise((resolve) => setImmediate(resolve));
  await engine.close();
  return files;
};

interface Stage {
  end: number;
  content: Content;
}

/** A small history: after each command, how long the journal is and what all tables hold. */
const history = async () => {
  const files = await deployed();
  const store = await open(files);
  const engine = createEngine({ store, clock: new SimulatedClock() });
  const stages: Stage[] = [];
  const done = async () => {
    const end = (files.image().get(journal) as Buffer).length;
    stages.push({ end, content: await Content.of(store) });
  };
  await done();
  const ids: string[] = [];
  let definitionId = '';
  for (const number of [1, 2]) {
    const { row } = await engine
      .createProcessInstanceByKey('twoTasks')
      .setVariables({ number, text: 'ä€😀' })
      .execute();
    definitionId = row.processDefinitionId as string;
    ids.push(row.id);
    await done();
  }
  for (const [task] of [await engine.list({ table: 'task', where: [] })]) {
    await engine.complete(task?.id as string, { done: true });
    await done();
  }
  for (const processInstanceId of ids) {
    await engine.run('deleteProcessInstance', { processInstanceId });
    await done();
  }
  await engine
    .restartProcessInstances(definitionId)
    .startBeforeActivity('second')
    .processInstanceIds(ids)
    .execute();
  await done();
  return { image: files.image(), stages };
};

const cutAt = (image: Image, length: number): Image =>
  new Map(image).set(journal, (image.get(journal) as Buffer).subarray(0, length));

let known: ReturnType<typeof history> | undefined;
const knownHistory = () => {
  known ??= history();
  return known;
};

const PARTS = 4;

// By --all at every byte, else at each fourth.
for (let part = 0; part < (takesAll ? PARTS : 1); part++) {
  test(`shows what it held after the last command whose record is whole (each byte ${part} modulo ${PARTS})`, async () => {
    const { image, stages } = await knownHistory();
    const length = (image.get(journal) as Buffer).length;
    assert.is(stages.length, 7);
    for (let end = (stages[0]?.end as number) + part; end <= length; end += PARTS) {
      const expected = stages.findLast((stage) => stage.end <= end)?.content as Content;
      const found = await Content.of(await open(new SimulatedFiles(cutAt(image, end))));
      if (!found.equals(expected)) assert.unreachable(`cut at ${end} of ${length}`);
    }
  });
}

test('goes on after a cut in the middle of a restart of several instances: all are restarted again', async () => {
  const { image, stages } = await knownHistory();
  const [before, after] = stages.slice(-2) as [Stage, Stage];
  for (const end of [before.end + 1, (before.end + after.end) >> 1, after.end - 1]) {
    const files = new SimulatedFiles(cutAt(image, end));
    const engine = createEngine({ store: await open(files) });
    const ended = await engine.list({ table: 'historicProcessInstance', where: [] });
    assert.is(ended.length, 2);
    assert.is(await engine.count({ table: 'execution', where: [] }), 0);
    const restarted = await engine
      .restartProcessInstances(ended[0]?.processDefinitionId as string)
      .startBeforeActivity('second')
      .processInstanceIds(ended.map(({ id }) => id))
      .execute();
    assert.is(restarted.size, 2);
    await engine.close();
    const again = await open(new SimulatedFiles(files.image('unsynced')));
    assert.is(await again.count({ table: 'task', where: [] }), 2);
  }
});

test.run();
