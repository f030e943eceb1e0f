import { assert, suite } from '../harness.ts';
import { deployed, model } from './deployed.ts';

const test = suite('variables of JSON');

const order = model(
  'order',
  `<startEvent id="start"/>
  <serviceTask id="make" camunda:expression="\${S('{&quot;total&quot;:9007199254740993}').prop('open', true)}" camunda:resultVariable="order"/>
  <userTask id="first" camunda:assignee="\${order.prop('total').toString()}"><extensionElements><camunda:inputOutput>
    <camunda:inputParameter name="total">\${order.prop('total')}</camunda:inputParameter>
    <camunda:outputParameter name="copy">\${execution.getVariable('order').prop('closed', false)}</camunda:outputParameter>
  </camunda:inputOutput></extensionElements></userTask>
  <userTask id="each" camunda:assignee="\${item.prop('name').stringValue()}">
    <multiInstanceLoopCharacteristics isSequential="true" camunda:collection="\${S(list).elements()}" camunda:elementVariable="item"/>
  </userTask>
  <endEvent id="end"/>`,
  ['start-make', 'make-first', 'first-each', 'each-end'],
);

type Json = Record<string, unknown>;
const LIST = '[{"name":"mary"},{"name":"john"}]';

test('a node is stored as a variable of type Json, and read as a node again', async () => {
  const { engine, ask, close } = await deployed([order]);
  const started = await ask('POST', '/process-definition/key/order/start', {
    variables: { list: { type: 'Json', value: LIST } },
  });
  assert.is(started.status, 200);
  const { id, definitionId } = started.body as { id: string; definitionId: string };
  const variable = async (name: string) =>
    (await ask('GET', `/process-instance/${id}/variables/${name}`)).body;
  const json = (value: string) => ({ type: 'Json', value, valueInfo: {} });
  assert.equal(await variable('order'), json('{"total":9007199254740993,"open":true}'));
  assert.equal(await variable('list'), json(LIST));

  const [task] = (await ask('GET', '/task')).body as Json[];
  assert.is(task?.assignee, '9007199254740993');
  assert.equal(
    (await ask('GET', `/task/${task?.id}/variables/total`)).body,
    json('9007199254740993'),
  );
  await engine.complete(String(task?.id));
  assert.equal(
    await variable('copy'),
    json('{"total":9007199254740993,"open":true,"closed":false}'),
  );
  // What an expression changes in place does not change the variable.
  assert.equal(await variable('order'), json('{"total":9007199254740993,"open":true}'));

  const assignees: unknown[] = [];
  for (let round = 0; round < 2; round++) {
    const [next] = (await ask('GET', '/task')).body as Json[];
    assignees.push(next?.assignee);
    await engine.complete(String(next?.id));
  }
  assert.equal(assignees, ['mary', 'john']);

  const history = (
    await ask('GET', `/history/variable-instance?processInstanceId=${id}&variableName=order`)
  ).body as Json[];
  assert.equal(
    history.map(({ type, value, valueInfo, errorMessage }) => [
      type,
      value,
      valueInfo,
      errorMessage,
    ]),
    [['Json', '{"total":9007199254740993,"open":true}', {}, null]],
  );

  const restart = await ask('POST', `/process-definition/${definitionId}/restart`, {
    processInstanceIds: [id],
    instructions: [{ type: 'startBeforeActivity', activityId: 'first' }],
  });
  assert.is(restart.status, 204);
  const [again] = (await ask('GET', '/task')).body as Json[];
  assert.is(again?.assignee, '9007199254740993');
  assert.equal(
    (await ask('GET', `/process-instance/${again?.processInstanceId}/variables/list`)).body,
    json(LIST),
  );
  await close();
});

test('a text that is no JSON is refused, and nothing is set', async () => {
  const { ask, close } = await deployed([order]);
  const { status, body } = await ask('POST', '/process-definition/key/order/start', {
    variables: { list: { type: 'Json', value: '[{"name"' } },
  });
  assert.is(status, 400);
  const { type, message } = body as { type: string; message: string };
  assert.is(type, 'InvalidRequestException');
  assert.match(message, 'SPIN/JACKSON-JSON-01001 Unable to parse input into json node');
  assert.equal((await ask('GET', '/process-instance/count')).body, { count: 0 });
  const number = await ask('POST', '/process-definition/key/order/start', {
    variables: { list: { type: 'Json', value: 5 } },
  });
  assert.is(number.status, 400);
  await close();
});

test('a list of nodes cannot be a variable, as Java cannot serialize it', async () => {
  const keeping = model(
    'keeping',
    `<startEvent id="s"/><serviceTask id="a" camunda:expression="\${S('[1]').elements()}" camunda:resultVariable="x"/>`,
    ['s-a'],
  );
  const { ask, close } = await deployed([keeping]);
  const { status, body } = await ask('POST', '/process-definition/key/keeping/start', {});
  assert.is(status, 500);
  assert.match(String((body as Json).message), 'Cannot serialize org.camunda.spin');
  await close();
});

test('a node that an expression has put into itself is shown to no script', async () => {
  const script = '<scriptTask id="b" scriptFormat="javascript"><script>1</script></scriptTask>';
  const own = model(
    'own',
    `<startEvent id="s"/><serviceTask id="a" camunda:expression="\${j.prop('own', j)}"/>${script}<userTask id="u"/>`,
    ['s-a', 'a-b', 'b-u'],
  );
  const { ask, close } = await deployed([own]);
  const variables = { j: { type: 'Json', value: '{}' } };
  const { status, body } = await ask('POST', '/process-definition/key/own/start', { variables });
  assert.is(status, 500);
  assert.match(String((body as Json).message), 'Cannot serialize a node: SPIN/JACKSON-JSON-01003');
  await close();
});

test.run();
