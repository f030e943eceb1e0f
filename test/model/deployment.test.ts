import {
  type CommandOf,
  createEngine,
  type Engine,
  type Query,
  type TableName,
} from '../../engine/index.ts';
import { SimulatedClock } from '../../engine/job/clock.ts';
import { assert, suite } from '../harness.ts';
import { bytes, model } from './xml.ts';

const test = suite('deployment');

const NOW = Date.UTC(2030, 0, 1);

const newEngine = (): Engine => createEngine({ clock: new SimulatedClock(NOW) });

/** A process of that key; with a start event that waits for `definition`. */
const process = (key: string, definition = '', beside = '') =>
  bytes(
    model(
      `<startEvent id="s">${definition}</startEvent><userTask id="u"/><sequenceFlow id="f" sourceRef="s" targetRef="u"/>`,
      beside,
    ).replace('id="p"', `id="${key}"`),
  );
const withMessage = (key: string, name = 'go') =>
  process(
    key,
    '<messageEventDefinition messageRef="message"/>',
    `<message id="message" name="${name}"/>`,
  );
const withTimer = (key: string, duration = 'PT1H') =>
  process(
    key,
    `<timerEventDefinition><timeDuration>${duration}</timeDuration></timerEventDefinition>`,
  );

type Files = Readonly<Record<string, Uint8Array>>;
type More = Omit<CommandOf<'createDeployment'>, 'resources' | 'redeployment'>;
const deployWith = (engine: Engine, files: Files, more: More) =>
  engine.run('createDeployment', {
    resources: Object.entries(files).map(([name, content]) => ({ name, bytes: content })),
    ...more,
  });
const deploy = async (engine: Engine, files: Files, more: More = {}) => {
  const { deployment, definitions } = await deployWith(engine, files, more);
  return {
    id: deployment.id,
    made: definitions?.map(({ key, version }) => `${key} ${version}`) ?? null,
  };
};
const rows = <T extends TableName>(engine: Engine, table: T, where: Query<T>['where'] = []) =>
  engine.list({ table, where });
const count = async (engine: Engine, table: TableName) => (await rows(engine, table)).length;

test('a process gets the next version of its key, per tenant', async () => {
  const engine = newEngine();
  assert.equal((await deploy(engine, { 'a.bpmn': process('k') })).made, ['k 1']);
  assert.equal((await deploy(engine, { 'a.bpmn': process('k') })).made, ['k 2']);
  assert.equal((await deploy(engine, { 'a.bpmn': process('k') }, { tenantId: 't' })).made, ['k 1']);
  const [first] = await rows(engine, 'processDefinition');
  assert.match(first?.id ?? '', /^k:1:[0-9a-f-]{36}$/);
});

test('the id of a definition with a long key is without key and version', async () => {
  const engine = newEngine();
  await deploy(engine, { 'a.bpmn': process('k'.repeat(40)) });
  const [definition] = await rows(engine, 'processDefinition');
  assert.match(definition?.id ?? '', /^[0-9a-f-]{36}$/);
});

test('only files of the right ending are processes, and a picture may belong to one', async () => {
  const engine = newEngine();
  const files = {
    'a.bpmn': process('k'),
    'a.k.png': bytes('k'),
    'a.svg': bytes('a'),
    'b.bpmn20.xml': process('l'),
    'b.svg': bytes('b'),
    'c.xml': bytes('no XML'),
  };
  await deploy(engine, files);
  const definitions = await rows(engine, 'processDefinition');
  assert.equal(definitions.map((row) => [row.key, row.diagramResourceName]).sort(), [
    ['k', 'a.k.png'],
    ['l', 'b.svg'],
  ]);
  assert.is(await count(engine, 'resource'), 6);
});

test('nothing is kept of a deployment that is refused', async () => {
  const engine = newEngine();
  const refused = (files: Files, message: RegExp) =>
    deploy(engine, files).then(
      () => assert.unreachable('it was deployed'),
      (error: Error) => assert.match(error.message, message),
    );
  await refused({}, /No deployment resources contained to deploy/);
  await refused(
    { 'good.bpmn': process('k'), 'bad.bpmn': bytes('no XML') },
    /Could not parse 'bad.bpmn'/,
  );
  await refused(
    { 'a.bpmn': process('k'), 'b.bpmn': process('k') },
    /definitions with the same key 'k'/,
  );
  await refused(
    { 'a.bpmn': bytes(model('<startEvent id="s"/>').replace(' id="p"', '')) },
    /persistence layer/,
  );
  for (const table of ['deployment', 'resource', 'processDefinition'] as const)
    assert.is(await count(engine, table), 0);
});

test('filtering answers the earlier deployment where nothing changed, and else deploys all or what changed', async () => {
  const engine = newEngine();
  const files = (changed: string) => ({
    'a.bpmn': process('a'),
    'b.bpmn': process('b', '', `<message id="${changed}"/>`),
  });
  const first = await deploy(engine, files('x'), { name: 'n' });
  assert.equal(await deploy(engine, files('x'), { name: 'n', duplicateFiltering: 'all' }), {
    id: first.id,
    made: null,
  });
  assert.equal(
    (await deploy(engine, files('y'), { name: 'n', duplicateFiltering: 'all' })).made?.sort(),
    ['a 2', 'b 2'],
  );
  assert.equal(
    (await deploy(engine, files('z'), { name: 'n', duplicateFiltering: 'changed' })).made,
    ['b 3'],
  );
  assert.equal(
    (await deploy(engine, files('z'), { name: 'other', duplicateFiltering: 'all' })).made?.sort(),
    ['a 3', 'b 4'],
  );
});

test('filtering compares within a source and a tenant; no source is that of process applications', async () => {
  const engine = newEngine();
  const again = async (more: More) =>
    (
      await deploy(
        engine,
        { 'a.bpmn': process('k') },
        { name: 'n', duplicateFiltering: 'all', ...more },
      )
    ).made;
  assert.equal(await again({ source: 'one' }), ['k 1']);
  assert.equal(await again({ source: 'two' }), ['k 2']);
  assert.equal(await again({}), ['k 3']);
  assert.equal(
    [await again({ source: 'one' }), await again({ source: 'process application' })],
    [null, null],
  );
  assert.equal(await again({ tenantId: 't' }), ['k 1']);
});

test('files of an earlier deployment are deployed again under its name', async () => {
  const engine = newEngine();
  const { id } = await deploy(
    engine,
    { 'a.bpmn': process('a'), 'b.bpmn': process('b') },
    { name: 'n', tenantId: 't' },
  );
  const again = (resourceNames: string[]) =>
    engine.run('createDeployment', { redeployment: { deploymentId: id, resourceNames } });
  const { deployment, definitions } = await again(['b.bpmn']);
  assert.equal(
    [deployment.name, deployment.tenantId, definitions?.map(({ key }) => key)],
    ['n', 't', ['b']],
  );
  await again(['c.bpmn']).then(
    () => assert.unreachable('it was deployed'),
    (error: Error) =>
      assert.match(error.message, /does not contain the following resources with name: c.bpmn/),
  );
});

test('the start events of a new version take the place of those before it, and give it back', async () => {
  const engine = newEngine();
  const waiting = async () => [
    ...(await rows(engine, 'job')).map(
      (job) => `${job.handlerType} ${job.processDefinitionId?.slice(0, 3)}`,
    ),
    ...(await rows(engine, 'eventSubscription')).map(
      (row) => `${row.eventName} ${row.configuration?.slice(0, 3)}`,
    ),
  ];
  await deploy(engine, { 'a.bpmn': withTimer('k'), 'b.bpmn': withMessage('m') });
  const second = await deploy(engine, { 'a.bpmn': withTimer('k'), 'b.bpmn': process('m') });
  assert.equal(await waiting(), ['timer-start-event k:2']);
  await engine.run('deleteDeployment', { deploymentId: second.id });
  assert.equal(await waiting(), ['timer-start-event k:1', 'go m:1']);
});

test('a start timer is due by the clock of the engine', async () => {
  const engine = newEngine();
  await deploy(engine, { 'a.bpmn': withTimer('k', 'PT1H') });
  const [job] = await rows(engine, 'job');
  assert.equal([job?.dueDate, job?.retries, job?.repeat], [NOW + 3_600_000, 3, null]);
  const [definition] = await rows(engine, 'jobDefinition');
  assert.equal(
    [definition?.id, definition?.jobConfiguration],
    [job?.jobDefinitionId, 'DURATION: PT1H'],
  );
});

test('a message starts one process only, of each tenant', async () => {
  const engine = newEngine();
  await deploy(engine, { 'a.bpmn': withMessage('k') });
  await deploy(engine, { 'a.bpmn': withMessage('l') }, { tenantId: 't' });
  await deploy(engine, { 'a.bpmn': withMessage('l') }).then(
    () => assert.unreachable('it was deployed'),
    (error: Error) =>
      assert.match(
        error.message,
        /there already is a message event subscription for the message with name 'go'/,
      ),
  );
});

test('until its activation time a definition is suspended, though the answer does not say so', async () => {
  const engine = newEngine();
  const { definitions } = await deployWith(
    engine,
    { 'a.bpmn': process('k') },
    { activationTime: NOW + 1000 },
  );
  const state = async () => (await rows(engine, 'processDefinition'))[0]?.suspensionState;
  assert.equal([definitions?.[0]?.suspensionState, await state()], [1, 2]);
  const [job] = await rows(engine, 'job');
  assert.equal([job?.dueDate, job?.processDefinitionId], [NOW + 1000, null]);
  await engine.run('executeJob', { jobId: job?.id ?? '' });
  assert.is(await state(), 1);
});

test('running instances refuse a deletion that does not cascade; one that does takes all along', async () => {
  const engine = newEngine();
  const { id } = await deploy(engine, { 'a.bpmn': process('k') });
  await engine.createProcessInstanceByKey('k').setVariables({ x: 1 }).execute();
  await engine.run('deleteDeployment', { deploymentId: id }).then(
    () => assert.unreachable('it was deleted'),
    (error: Error) => assert.match(error.message, /ENGINE-03076 .* 1 dependent process instances/),
  );
  await engine.run('deleteDeployment', { deploymentId: id, cascade: true });
  for (const table of [
    'deployment',
    'resource',
    'processDefinition',
    'execution',
    'task',
    'historicProcessInstance',
    'historicVariable',
  ] as const)
    assert.is(await count(engine, table), 0);
});

test('a model is read again from its stored file', async () => {
  const engine = newEngine();
  await deploy(engine, { 'a.bpmn': process('k') });
  const [definition] = await rows(engine, 'processDefinition');
  const graph = await engine.graph(definition?.id ?? '');
  assert.equal([graph.definitionId, graph.key, graph.activityById.size], [definition?.id, 'k', 2]);
  assert.is(await engine.graph(definition?.id ?? ''), graph);
});

test('who may start a process is linked to it, in history too', async () => {
  const engine = newEngine();
  const xml = new TextDecoder()
    .decode(process('k'))
    .replace(
      'isExecutable',
      'camunda:candidateStarterUsers="a" camunda:candidateStarterGroups="${g}" isExecutable',
    );
  const { id } = await deploy(engine, { 'a.bpmn': bytes(xml) });
  const links = await rows(engine, 'identityLink');
  assert.equal(
    links.map(({ type, userId, groupId }) => [type, userId, groupId]),
    [
      ['candidate', 'a', null],
      ['candidate', null, '${g}'],
    ],
  );
  await engine.run('deleteDeployment', { deploymentId: id });
  assert.equal(
    [await count(engine, 'identityLink'), await count(engine, 'historicIdentityLink')],
    [0, 2],
  );
});

test.run();
