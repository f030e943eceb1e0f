import { deployed, model } from '../engine/deployed.ts';
import { escaped } from '../engine/user-code.ts';
import { assert, suite } from '../harness.ts';

const test = suite('the calling execution in scripts, as a real Camunda answers it');

/** The script of the called process after `execution.`, and the variables of the caller `name type value scope` then. */
const cases: [string, string[]][] = [
  ['getSuperExecution().getCurrentActivityId()', ['a Integer 1 p', 'r String t p']],
  ["getSuperExecution().getVariable('a')", ['a Integer 1 p', 'r Integer 1 p']],
  [
    "getSuperExecution().setVariable('x', 1); execution.getSuperExecution().getVariable('x')",
    ['a Integer 1 p', 'r Integer 1 p', 'x Integer 1 p'],
  ],
  [
    "getSuperExecution().setVariable('x', 1, 'sub'); 1",
    ['a Integer 1 p', 'r Integer 1 p', 'x Integer 1 s'],
  ],
  ["getSuperExecution().setVariable('x', 1, 't'); 1", ['a Integer 1 p', 'r Integer 1 p']],
  [
    'getProcessInstance().getSuperExecution().getId() == execution.getSuperExecution().getId()',
    ['a Integer 1 p', 'r Boolean true p'],
  ],
  [
    "getSuperExecution().getVariableTyped('a').getType().getName()",
    ['a Integer 1 p', 'r String integer p'],
  ],
  ['getSuperExecution().getVariableScopeKey()', ['a Integer 1 p', 'r String execution p']],
  ['getProcessInstance() == execution', ['a Integer 1 p', 'r Boolean true p']],
];

const calling = model(
  'p',
  `<startEvent id="s"/><subProcess id="sub">
    <extensionElements><camunda:inputOutput><camunda:inputParameter name="inner">in</camunda:inputParameter></camunda:inputOutput></extensionElements>
    <startEvent id="start"/><sequenceFlow id="f" sourceRef="start" targetRef="t"/>
    <callActivity id="t" calledElement="c"><extensionElements><camunda:out source="r" target="r"/></extensionElements></callActivity>
    <sequenceFlow id="g" sourceRef="t" targetRef="then"/><userTask id="then"/>
  </subProcess>`,
  ['s-sub'],
);

const called = (script: string) =>
  model(
    'c',
    `<startEvent id="s"/><scriptTask id="t" scriptFormat="javascript" camunda:resultVariable="r"><script>${escaped(script)}</script></scriptTask><endEvent id="e"/>`,
    ['s-t', 't-e'],
  );

const run = async (script: string) => {
  const { ask, close } = await deployed([calling, called(script)], { scriptTimeoutMs: 5_000 });
  const started = await ask('POST', '/process-definition/key/p/start', {
    variables: { a: { type: 'Integer', value: 1 } },
  });
  const { id, message } = started.body as { id: string; message: string };
  const list = async (path: string) => (await ask('GET', path)).body as Record<string, string>[];
  const variables = await list(`/variable-instance?processInstanceIdIn=${id}`);
  const incidents = await list('/history/incident');
  await close();
  return {
    message,
    variables: variables
      .filter(({ name }) => name !== 'inner')
      .map((row) => `${row.name} ${row.type} ${row.value} ${row.executionId === id ? 'p' : 's'}`)
      .sort(),
    incidents: incidents.map((row) => `${row.incidentType} ${row.configuration} ${row.activityId}`),
  };
};

for (const [script, expected] of cases)
  test(script, async () => {
    const { message, variables } = await run(`execution.${script}`);
    assert.equal(variables, expected, message);
  });

test('an incident can be made there', async () => {
  const { incidents } = await run("execution.getSuperExecution().createIncident('mine', 'c'); 1");
  assert.equal(incidents, ['mine c t']);
});

test('what is further away is refused', async () => {
  for (const further of ['getProcessInstance', 'getSuperExecution']) {
    const { message } = await run(`execution.getSuperExecution().${further}()`);
    assert.match(message, 'a script sees neither its process instance nor its caller');
  }
});

test.run();
