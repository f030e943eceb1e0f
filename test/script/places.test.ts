import { type Deployed, deployed, model } from '../engine/deployed.ts';
import { assert, suite } from '../harness.ts';

/** Where a model may have a script, inline or in a file of the deployment; all in one process. */
const test = suite<{ here: Deployed }>('places of scripts', {
  here: undefined as unknown as Deployed,
});

const js = (source: string) => `scriptFormat="javascript">${source}`;

const CONTENT = `
  <startEvent id="start">
    <extensionElements><camunda:executionListener event="end">
      <camunda:script ${js("execution.setVariable('listener', execution.getEventName())")}</camunda:script>
    </camunda:executionListener></extensionElements>
  </startEvent>
  <scriptTask id="file" scriptFormat="javascript" camunda:resource="deployment://double.js" camunda:resultVariable="doubled"/>
  <scriptTask id="late" scriptFormat="typescript" camunda:resource="\${path}" camunda:resultVariable="late"/>
  <exclusiveGateway id="which" default="which-no"/>
  <userTask id="yes">
    <extensionElements>
      <camunda:inputOutput>
        <camunda:inputParameter name="in"><camunda:script ${js('amount + 1')}</camunda:script></camunda:inputParameter>
        <camunda:inputParameter name="fromFile"><camunda:script scriptFormat="javascript" resource="deployment://double.js"/></camunda:inputParameter>
        <camunda:outputParameter name="out"><camunda:script ${js("'o' + execution.getVariable('in')")}</camunda:script></camunda:outputParameter>
      </camunda:inputOutput>
      <camunda:taskListener event="create">
        <camunda:script ${js("task.setName('named by ' + task.getTaskDefinitionKey())")}</camunda:script>
      </camunda:taskListener>
    </extensionElements>
  </userTask>
  <userTask id="no"/>
  <userTask id="after"/>
  <sequenceFlow id="which-yes" sourceRef="which" targetRef="yes">
    <conditionExpression xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="tFormalExpression" language="javascript">amount === 4</conditionExpression>
  </sequenceFlow>
  <sequenceFlow id="which-no" sourceRef="which" targetRef="no"/>`;

test.before(async (context) => {
  context.here = await deployed([], { scriptTimeoutMs: 10_000 });
  const bytes = (text: string) => Buffer.from(text);
  await context.here.engine.run('createDeployment', {
    name: 'places',
    resources: [
      {
        name: 'p.bpmn',
        bytes: bytes(model('p', CONTENT, ['start-file', 'file-late', 'late-which', 'yes-after'])),
      },
      { name: 'double.js', bytes: bytes('amount * 2') },
      { name: 'late.ts', bytes: bytes('const n: number = amount; `late ${n}`') },
    ],
  });
});
test.after(({ here }) => here.engine.close());

const integer = (value: number) => ({ type: 'Integer', value });

const values = async (here: Deployed, id: string): Promise<Record<string, unknown>> => {
  const { body } = await here.ask('GET', `/process-instance/${id}/variables`);
  return Object.fromEntries(
    Object.entries(body as Record<string, { value: unknown }>).map(([name, { value }]) => [
      name,
      value,
    ]),
  );
};

test('each sees the variables and does its part', async ({ here }) => {
  const started = await here.ask('POST', '/process-definition/key/p/start', {
    variables: { amount: integer(4), path: { type: 'String', value: 'deployment://late.ts' } },
  });
  const { id } = started.body as { id: string };
  const tasks = (await here.ask('GET', `/task?processInstanceId=${id}`)).body;
  const [task] = tasks as { id: string; name: string }[];
  assert.is(task?.name, 'named by yes');
  const local = (await here.ask('GET', `/task/${task?.id}/variables`)).body;
  const { in: input, fromFile } = local as Record<string, { value: unknown }>;
  assert.equal([input?.value, fromFile?.value], [5, 8]);
  await here.ask('POST', `/task/${task?.id}/complete`, {});
  assert.equal(await values(here, id), {
    amount: 4,
    path: 'deployment://late.ts',
    listener: 'end',
    doubled: 8,
    late: 'late 4',
    out: 'o5',
  });
});

test('a condition that does not hold leads along the other flow', async ({ here }) => {
  const started = await here.ask('POST', '/process-definition/key/p/start', {
    variables: { amount: integer(5), path: { type: 'String', value: 'deployment://late.ts' } },
  });
  const { id } = started.body as { id: string };
  const tasks = (await here.ask('GET', `/task?processInstanceId=${id}`)).body;
  assert.is((tasks as { taskDefinitionKey: string }[])[0]?.taskDefinitionKey, 'no');
});

test('a file that the deployment does not have is told', async ({ here }) => {
  const started = await here.ask('POST', '/process-definition/key/p/start', {
    variables: { amount: integer(5), path: { type: 'String', value: 'deployment://none.ts' } },
  });
  assert.is(started.status, 500);
  assert.match((started.body as { message: string }).message, 'none.ts');
});

test('a byte order mark is no part of a file, whenever it is read', async ({ here }) => {
  const bytes = (text: string) => Buffer.from(text);
  const task = (id: string, resource: string) =>
    `<scriptTask id="${id}" scriptFormat="juel" camunda:resource="${resource}" camunda:resultVariable="${id}"/>`;
  const content = `<startEvent id="start"/>${task('known', 'deployment://marked')}${task('late', '${path}')}<userTask id="wait"/>`;
  await here.engine.run('createDeployment', {
    name: 'marked',
    resources: [
      {
        name: 'marked.bpmn',
        bytes: bytes(model('marked', content, ['start-known', 'known-late', 'late-wait'])),
      },
      { name: 'marked', bytes: bytes('\ufeff${1 + 1}') },
    ],
  });
  const started = await here.ask('POST', '/process-definition/key/marked/start', {
    variables: { path: { type: 'String', value: 'deployment://marked' } },
  });
  const { id } = started.body as { id: string };
  const { known, late } = await values(here, id);
  assert.equal([known, late], [2, 2]);
});

test.run();
