import { createApp } from '../../../api/app.ts';
import type { Engine } from '../../../engine/index.ts';
import { Failure } from '../../../engine/index.ts';
import { assert, suite } from '../../harness.ts';
import { type FakeEngine, fakeEngine, firstCommand, request, throwing } from '../fake-engine.ts';

const test = suite('deploying over the API');

const deployment = { id: 'p', name: 'n', source: null, deploymentTime: 0, tenantId: null };
const created = () => ({ deployment, definitions: null });

interface Deployment {
  resources: { name: string; bytes: Uint8Array }[];
  [field: string]: unknown;
}

const deploy = async (engine: Engine, ...parts: [string, string, string?][]) => {
  const form = new FormData();
  for (const [name, text, file] of parts) {
    if (file === undefined) form.append(name, text);
    else form.append(name, new Blob([text]), file);
  }
  const response = await createApp(engine).request(
    'http://localhost/engine-rest/deployment/create',
    { method: 'POST', body: form },
  );
  const body = await response.json();
  return { status: response.status, body: body as Record<string, unknown> };
};

const asked = async (...parts: [string, string, string?][]): Promise<Deployment> => {
  const engine: FakeEngine = fakeEngine({ createDeployment: created });
  assert.is((await deploy(engine, ...parts)).status, 200);
  return firstCommand<Deployment>(engine);
};

const refusal = async (...parts: [string, string, string?][]) => {
  const { status, body } = await deploy(fakeEngine({ createDeployment: created }), ...parts);
  return `${status} ${body.type}: ${body.message}`;
};

test('a form gives files and fields', async () => {
  const { resources, ...fields } = await asked(
    ['deployment-name', 'n'],
    ['deployment-source', 's'],
    ['tenant-id', 't'],
    ['enable-duplicate-filtering', 'TRUE'],
    ['deployment-activation-time', ''],
    ['data', 'ä', 'a.bpmn'],
  );
  assert.equal(fields, {
    name: 'n',
    source: 's',
    tenantId: 't',
    duplicateFiltering: 'all',
    activationTime: null,
  });
  const texts = resources.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]);
  assert.equal(texts, [['a.bpmn', 'ä']]);
});

test('of parts or files with one name the last counts, and changed-only goes before filtering', async () => {
  const { resources, duplicateFiltering } = await asked(
    ['a', '1', 'a.bpmn'],
    ['a', '2', 'b.bpmn'],
    ['c', '3', 'b.bpmn'],
    ['enable-duplicate-filtering', 'false'],
    ['deploy-changed-only', 'true'],
  );
  const texts = resources.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]);
  assert.equal(texts, [['b.bpmn', '3']]);
  assert.is(duplicateFiltering, 'changed');
});

test('a form without files, a file without a name and a date that is none are refused', async () => {
  assert.is(
    await refusal(['deployment-name', 'n']),
    '400 InvalidRequestException: No deployment resources contained in the form upload.',
  );
  assert.is(
    await refusal(['a', 'text']),
    "400 InvalidRequestException: No file name found in the deployment resource described by form parameter 'null'.",
  );
  assert.is(
    await refusal(['deployment-activation-time', 'x'], ['a', '1', 'a.bpmn']),
    '500 IllegalArgumentException: Invalid format: "x"',
  );
  const { activationTime } = await asked(
    ['deployment-activation-time', '2031-01-01T00:00:00Z'],
    ['a', '1', 'a.bpmn'],
  );
  assert.is(activationTime, Date.UTC(2031, 0, 1));
});

test('the answer tells the deployment and what became of it', async () => {
  const row = { id: 'k:1:x', key: 'k', version: 1, suspensionState: 1 };
  const engine = fakeEngine({
    createDeployment: () => ({ deployment, definitions: [row] }),
  });
  Object.assign(engine, { graph: async () => ({ documentation: 'what it is for' }) });
  const { body } = await deploy(engine, ['a', '1', 'a.bpmn']);
  const definitions = body.deployedProcessDefinitions as Record<string, { description: string }>;
  assert.is(definitions['k:1:x']?.description, 'what it is for');
  assert.equal(body.links, [
    { method: 'GET', href: 'http://localhost/engine-rest/deployment/p', rel: 'self' },
  ]);
  assert.is(body.deployedCaseDefinitions, null);
  const nothing = await deploy(fakeEngine({ createDeployment: created }), ['a', '1', 'a.txt']);
  assert.is(nothing.body.deployedProcessDefinitions, null);
});

test('a deployment is deployed again, whole or in part', async () => {
  const engine = fakeEngine({ createDeployment: created }, [deployment]);
  await request(engine, 'POST', '/deployment/p/redeploy', 'null');
  await request(engine, 'POST', '/deployment/p/redeploy', { resourceNames: ['a'], source: 's' });
  assert.equal(
    engine.asked.map(({ command }) => command),
    [
      { source: null, redeployment: { deploymentId: 'p', resourceIds: [], resourceNames: [] } },
      { source: 's', redeployment: { deploymentId: 'p', resourceIds: [], resourceNames: ['a'] } },
    ],
  );
  const failure = new Failure(400, 'NotFoundException', 'no');
  const unknown = fakeEngine({ createDeployment: throwing(failure) }, [deployment]);
  const { status, body } = await request(unknown, 'POST', '/deployment/p/redeploy', {});
  assert.equal([status, body.message], [404, "Cannot redeploy deployment 'p': no"]);
});

test('a deployment is deleted, and only the word true cascades', async () => {
  const engine = fakeEngine({}, [deployment]);
  await request(engine, 'DELETE', '/deployment/p?cascade=TRUE&skipIoMappings=true');
  assert.equal(firstCommand(engine), {
    deploymentId: 'p',
    cascade: false,
    skipCustomListeners: false,
    skipIoMappings: true,
  });
  const unknown = await request(fakeEngine(), 'DELETE', '/deployment/p');
  assert.equal(
    [unknown.status, unknown.body.message],
    [404, "Deployment with id 'p' do not exist"],
  );
});

test.run();
