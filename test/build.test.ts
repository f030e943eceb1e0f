import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, suite } from './harness.ts';
import { builtServer } from './load/build.ts';
import { RestClient } from './load/rest-client.ts';
import { startServer } from './load/server-process.ts';

const test = suite('the built package');

const SCRIPTED = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
  <process id="scripted" isExecutable="true" camunda:historyTimeToLive="1">
    <startEvent id="start"/><sequenceFlow id="f" sourceRef="start" targetRef="script"/>
    <scriptTask id="script" scriptFormat="javascript" camunda:resultVariable="answer">
      <script>6 * 7</script>
    </scriptTask>
    <sequenceFlow id="g" sourceRef="script" targetRef="task"/><userTask id="task"/>
  </process>
</definitions>`;

test('serves without tsx: demo processes, deployments, and scripts in their workers', async () => {
  const data = mkdtempSync(join(tmpdir(), 'dalsegno-built-'));
  const server = await startServer(data, ['--demo'], { script: builtServer() });
  const rest = new RestClient(server.base, 1);
  try {
    const { count } = await rest.must<{ count: number }>('GET', '/process-definition/count');
    assert.ok(count > 5);
    await rest.deploy('scripted.bpmn', SCRIPTED);
    const { id } = await rest.must<{ id: string }>(
      'POST',
      '/process-definition/key/scripted/start',
      {},
    );
    const variable = await rest.must<{ value: number }>(
      'GET',
      `/process-instance/${id}/variables/answer`,
    );
    assert.is(variable.value, 42);
  } finally {
    rest.close();
    assert.is(await server.end('SIGTERM'), 0);
    rmSync(data, { recursive: true });
  }
});

test.run();
