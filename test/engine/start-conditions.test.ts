import { assert, suite } from '../harness.ts';
import { deployed, model } from './deployed.ts';

/** POST /condition beyond what the recorded scenarios show; each answer was seen on Camunda. */
const test = suite('evaluation of conditional start events');

const conditional = (id: string, condition: string, attributes = ''): string =>
  `<startEvent id="${id}"><conditionalEventDefinition ${attributes}>` +
  `<condition>${condition}</condition></conditionalEventDefinition></startEvent>` +
  `<userTask id="after-${id}"/><sequenceFlow id="from-${id}" sourceRef="${id}" targetRef="after-${id}"/>`;

const plain = model('plain', '<startEvent id="s"/><userTask id="u"/>', ['s-u']);
const conditions = model(
  'conditions',
  conditional('named', '${b &gt; 1}', 'camunda:variableName="a"') +
    conditional('two', "${execution.getVariable('b') == 2}") +
    conditional('unknown', '${b &lt; 1 or b.foo == 1}'),
  [],
);
const writing = model(
  'writing',
  conditional('writes', "${execution.setVariable('q', 1) == null}"),
  [],
);

type Tried = readonly [status: number, body: unknown];

const trying = async (models: string[], body: Record<string, unknown>): Promise<Tried> => {
  const here = await deployed(models);
  const { status, body: answer } = await here.ask('POST', '/condition', body);
  const tasks = (await here.ask('GET', '/task')).body as { taskDefinitionKey: string }[];
  const executions = await here.engine.count({ table: 'execution', where: [] });
  await here.close();
  if (status !== 200) {
    assert.is(executions, 0);
    const { type, message } = answer as { type: string; message: string };
    return [status, `${type}: ${message}`];
  }
  assert.is(executions, tasks.length);
  return [status, tasks.map(({ taskDefinitionKey }) => taskDefinitionKey).sort()];
};

const variables = (values: Record<string, number>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));

test('each start event whose condition holds starts an instance', async () => {
  const table: [values: Record<string, number>, started: string[]][] = [
    [{ b: 2 }, ['after-two']],
    [{ b: 3 }, []],
    [{ a: 2, b: 2 }, ['after-named', 'after-two']],
    [{ a: 2, b: 0 }, ['after-unknown']],
    [{}, []],
  ];
  for (const [values, started] of table)
    assert.equal(
      await trying([conditions], { variables: variables(values) }),
      [200, started],
      JSON.stringify(values),
    );
});

test('a condition that writes is refused, and leaves nothing', async () => {
  const [status, text] = await trying([writing], { variables: variables({ b: 2 }) });
  assert.is(status, 500);
  assert.match(String(text), /^ProcessEnginePersistenceException/);
});

test('without a start event to ask, the evaluation is refused', async () => {
  const here = await deployed([plain]);
  const definition = await here.ask('GET', '/process-definition/key/plain');
  const { id } = definition.body as { id: string };
  const { status, body } = await here.ask('POST', '/condition', { processDefinitionId: id });
  await here.close();
  assert.is(status, 500);
  assert.is(
    (body as { message: string }).message,
    `ENGINE-13042 Process definition with id '${id}' does not declare conditional start event.`,
  );
  assert.equal(await trying([plain], {}), [
    500,
    'ProcessEngineException: ENGINE-13043 No subscriptions were found during evaluation of the conditional start events.',
  ]);
  assert.equal(await trying([conditions], { tenantId: 't', withoutTenantId: true }), [
    400,
    "InvalidRequestException: Parameter 'tenantId' cannot be used together with parameter 'withoutTenantId'.",
  ]);
});

test.run();
