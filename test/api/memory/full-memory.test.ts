import { assert, suite } from '../../harness.ts';
import { RestClient } from '../../load/rest-client.ts';
import { startServer } from '../../load/server-process.ts';

const test = suite('a server whose memory is full');

const model = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
  <process id="wait" isExecutable="true" camunda:historyTimeToLive="1">
    <startEvent id="start"/><sequenceFlow id="f" sourceRef="start" targetRef="task"/><userTask id="task"/>
  </process>
</definitions>`;

test('refuses new work, answers and deletes, and takes work again when there is room', async () => {
  const options = ['--log-level', 'silent', '--max-memory', '48m'];
  const server = await startServer(':memory:', options);
  const client = new RestClient(server.base, 4);
  try {
    await client.deploy('wait.bpmn', model);
    const ids: string[] = [];
    const value = 'x'.repeat(100_000);
    /** Its status; 503 is asked again a few times, as a collection may be due. */
    const start = async (patience: number): Promise<number> => {
      const variables = { large: { value: `${ids.length} ${value}` } };
      const path = '/process-definition/key/wait/start';
      const { status, body } = await client.ask('POST', path, { variables });
      if (status === 200) ids.push((body as { id: string }).id);
      return status === 503 && patience > 0 ? start(patience - 1) : status;
    };
    let status = 200;
    while (status === 200 && ids.length < 1_000) status = await start(0);
    assert.is(status, 503);
    assert.ok(ids.length > 10, `only ${ids.length} instances were started`);
    assert.equal(await client.must('GET', '/process-instance/count'), { count: ids.length });
    const [task] = await client.must<{ id: string }[]>('POST', '/task', {});
    await client.must('POST', `/task/${task?.id}/complete`, {});
    for (const id of ids.splice(0)) {
      await client.ask('DELETE', `/process-instance/${id}`);
      await client.must('DELETE', `/history/process-instance/${id}`);
    }
    assert.is(await start(10_000), 200);
  } finally {
    client.close();
    await server.end('SIGTERM');
  }
});

test.run();
