import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../../api/app.ts';
import { createEngine, openFileStore } from '../../../engine/index.ts';
import { assert, suite } from '../../harness.ts';

const test = suite('a backup of a file store');

const folder = mkdtempSync(join(tmpdir(), 'dalsegno-backup-'));
const log = () => {};
const model = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
  <process id="wait" isExecutable="true" camunda:historyTimeToLive="1">
    <startEvent id="start"/><sequenceFlow id="f" sourceRef="start" targetRef="task"/><userTask id="task"/>
  </process>
</definitions>`;

test('is made while work goes on, and opened as it is, with everything answered before', async () => {
  const engine = createEngine({
    store: await openFileStore({ folder: join(folder, 'data'), log }),
  });
  const app = createApp(engine, { backups: join(folder, 'kept', 'here') });
  const resources = [{ name: 'wait.bpmn', bytes: Buffer.from(model) }];
  await engine.run('createDeployment', { name: 'wait', resources });
  const start = async (number: number): Promise<string> => {
    const builder = engine.createProcessInstanceByKey('wait').setVariables({ number });
    return (await builder.execute()).row.id;
  };
  const before: string[] = [];
  for (let number = 0; number < 50; number++) before.push(await start(number));
  let isDone = false;
  const meanwhile = (async () => {
    for (let number = 50; !isDone; number++) await start(number);
  })();
  const answer = await app.request('http://engine/dalsegno/backup', { method: 'POST' });
  isDone = true;
  await meanwhile;
  assert.is(answer.status, 200);
  const report = (await answer.json()) as { folder: string; files: number; bytes: number };
  assert.ok(report.folder.startsWith(join(folder, 'kept', 'here')));
  assert.ok(report.files > 0 && report.bytes > 0);

  const copy = createEngine({ store: await openFileStore({ folder: report.folder, log }) });
  const instances = await copy.list({ table: 'execution', where: [] });
  const history = await copy.list({ table: 'historicVariable', where: [] });
  const tasks = await copy.list({ table: 'task', where: [] });
  const ids = new Set(instances.map(({ id }) => id));
  assert.equal(
    before.filter((id) => !ids.has(id)),
    [],
  );
  // Whole transactions: each instance with its task and its variable.
  assert.equal([tasks.length, history.length], [instances.length, instances.length]);
  await copy.complete(tasks[0]?.id as string);
  await copy.close();
  await engine.close();
});

test.after(() => rmSync(folder, { recursive: true, force: true }));

test.run();
