import { createMemoryStore, delayed } from '../../engine/index.ts';
import { type Left, type UserCode, userCodeEngine } from '../engine/user-code.ts';
import { assert, suite } from '../harness.ts';

const test = suite('methods of execution and task in scripts, as a real Camunda answers them');

const engine = await userCodeEngine();
test.after(() => engine.close());

const FAILED =
  "Unable to evaluate script while executing activity 't' in the process definition with id 'p':";

/** A script after `execution.`, and what it leaves: its result is what the script itself sees. */
const ofExecution: [string, Left][] = [
  // setVariable of an activity
  [
    "setVariable('n', 5, 't'); execution.getVariableLocal('n')",
    { r: 'Integer 5', variables: ['n Integer 5 s'] },
  ],
  [
    "setVariable('n', 5, 'sub'); execution.getVariable('n')",
    { r: 'Integer 5', variables: ['n Integer 5 s'] },
  ],
  [
    "setVariable('a', 5, 'sub'); execution.getVariable('a')",
    { r: 'Integer 5', variables: ['a Integer 5 s'] },
  ],
  [
    "setVariable('n', 5, execution.getProcessDefinitionId()); execution.getProcessInstance().getVariable('n')",
    { r: 'Integer 5', variables: ['n Integer 5 p'] },
  ],
  [
    "setVariable('n', 5, true); execution.getVariable('n')",
    { r: 'Integer 5', variables: ['n Integer 5 p'] },
  ],
  [
    "setVariable('n', 1, 't'); execution.setVariable('n', 2); execution.getProcessInstance().getVariable('n')",
    { variables: ['n Integer 2 s'] },
  ],
  [
    "setVariable('n', 5, 'nope')",
    {
      failed: `${FAILED}org.camunda.bpm.engine.ProcessEngineException: ENGINE-20011 Scope with specified activity Id nope and execution # not found`,
    },
  ],
  [
    "setVariable('n', 5, null)",
    {
      failed: `${FAILED}org.camunda.bpm.engine.exception.NullValueException: target scope id is null`,
    },
  ],
  // several variables
  [
    "setVariables({ n: 1, m: 'x' }); execution.getVariable('n')",
    { r: 'Integer 1', variables: ['m String x p', 'n Integer 1 p'] },
  ],
  ['setVariables(null)', { variables: [] }],
  ['removeVariables(); execution.hasVariable("a")', { r: 'Boolean true', deleted: ['inner'] }],
  [
    'removeVariablesLocal(); execution.hasVariablesLocal()',
    { r: 'Boolean false', deleted: ['inner'] },
  ],
  [
    'removeVariables(execution.getVariableNames()); execution.hasVariables()',
    { r: 'Boolean false', deleted: ['a', 'inner', 'x'] },
  ],
  ['removeVariables(execution.getVariables().keySet())', { deleted: ['a', 'inner', 'x'] }],
  ['removeVariables(null)', { deleted: [] }],
  [
    "setVariableLocal('l', 1); execution.removeVariables(); execution.setVariableLocal('l', 2); execution.getVariable('l')",
    { r: 'Integer 2', variables: ['l Integer 2 s'], deleted: ['inner'] },
  ],
  // values with their types
  ["getVariableTyped('a').getValue()", { r: 'Integer 1' }],
  ["getVariableTyped('a').getType().getName()", { r: 'String integer' }],
  ["getVariableTyped('a', false).getValue()", { r: 'Integer 1' }],
  ["getVariableTyped('none') === null", { r: 'Boolean true' }],
  ["getVariableLocalTyped('a') === null", { r: 'Boolean true' }],
  ["getVariableTyped('a').isTransient()", { r: 'Boolean false' }],
  [
    "getVariableTyped('a').toString()",
    { r: "String Value '1' of type 'PrimitiveValueType[integer]', isTransient=false" },
  ],
  ["getVariableTyped('a').getType().isPrimitiveValueType()", { r: 'Boolean true' }],
  ["getVariableTyped('a')", { r: 'Integer 1' }],
  [
    "setVariable('n', execution.getVariableTyped('a')); execution.getVariable('n')",
    { r: 'Integer 1', variables: ['n Integer 1 p'] },
  ],
  [
    "setVariable('n', 1.5); execution.getVariableTyped('n').getType().getName()",
    { r: 'String double' },
  ],
  [
    "setVariable('n', null); execution.getVariableTyped('n').getType().getName()",
    { r: 'String null' },
  ],
  [
    "setVariable('n', true); execution.getVariableTyped('n').getType().getName()",
    { r: 'String boolean' },
  ],
  ["getVariablesTyped().get('a')", { r: 'Integer 1' }],
  ["getVariablesTyped().getValueTyped('a').getType().getName()", { r: 'String integer' }],
  ['getVariablesTyped(false).size()', { r: 'Integer 3' }],
  ['getVariablesLocalTyped().size()', { r: 'Integer 1' }],
  ["getVariables().getValueTyped('none') === null", { r: 'Boolean true' }],
  ['getVariables().values().size()', { r: 'Integer 3' }],
  ['getVariableScopeKey()', { r: 'String execution' }],
  // incidents
  [
    "createIncident('mine', 'conf').getId().length",
    { r: 'Integer 36', incidents: ['mine conf null t'] },
  ],
  [
    "createIncident('mine', 'conf', 'msg').getIncidentMessage()",
    { r: 'String msg', incidents: ['mine conf msg t'] },
  ],
  ["createIncident('mine', 'c').getActivityId()", { r: 'String t' }],
  ["createIncident('mine', 'c').getExecutionId() == execution.getId()", { r: 'Boolean true' }],
  ["createIncident('mine', 'c').getIncidentTimestamp().getTime() > 0", { r: 'Boolean true' }],
  [
    "resolveIncident(execution.createIncident('mine', 'c').getId())",
    { incidents: ['mine c null t'] },
  ],
  [
    "resolveIncident('nope')",
    {
      failed: `${FAILED}java.lang.NullPointerException: Cannot invoke "org.camunda.bpm.engine.runtime.Incident.getProcessDefinitionId()" because "incident" is null`,
    },
  ],
  // the process instance
  ['getProcessInstance().getId() == execution.getProcessInstanceId()', { r: 'Boolean true' }],
  ['getProcessInstance().getBusinessKey()', { r: 'String key' }],
  ["getProcessInstance().getVariable('inner') === null", { r: 'Boolean true' }],
  [
    "getProcessInstance().setVariable('n', 3); execution.getVariable('n')",
    { r: 'Integer 3', variables: ['n Integer 3 p'] },
  ],
  [
    "getProcessInstance().setVariable('inner', 3); execution.getVariable('inner')",
    { r: 'String in', variables: ['inner Integer 3 p'] },
  ],
  [
    'getProcessInstance().removeVariables(); execution.hasVariable("a")',
    { r: 'Boolean false', deleted: ['a', 'x'] },
  ],
  [
    "getProcessInstance().createIncident('mine', 'c').getActivityId()",
    { incidents: ['mine c null null'] },
  ],
  ['getProcessInstance() == execution.getProcessInstance()', { r: 'Boolean true' }],
  [
    "getProcessInstance().setVariable('n', 1, 't')",
    {
      failed: `${FAILED}org.camunda.bpm.engine.exception.NullValueException: activity of current execution is null`,
    },
  ],
  ['getSuperExecution() === null', { r: 'Boolean true' }],
];

const check = async (code: UserCode, expected: Left, on = engine): Promise<void> => {
  const left = await on.leaves(code);
  for (const [key, value] of Object.entries(expected))
    assert.equal(left[key as keyof Left], value, `${key} of ${JSON.stringify(left)}`);
};

for (const [script, expected] of ofExecution)
  test(`execution.${script}`, () => check({ script: `execution.${script}` }, expected));

test('an incident of an earlier command is resolved', () =>
  check(
    {
      before: "${execution.createIncident('mine', 'c').id}",
      script: 'execution.resolveIncident(id); execution.resolveIncident(id)',
    },
    { incidents: ['mine c null b!'] },
  ));

test('an incident has the id that the script has seen, also where the command is run again', async () => {
  const late = await userCodeEngine({ store: delayed(createMemoryStore()) });
  const script =
    "execution.createIncident('a', 'b'); execution.createIncident('mine', 'c').getId()";
  const { r } = await late.leaves({ script });
  const [incident] = (await late.ask('GET', '/incident?incidentType=mine')).body as {
    id: string;
  }[];
  assert.is(r, `String ${incident?.id}`);
  await late.close();
});

test('what Camunda refuses of scripts, and works here', async () => {
  await check({ script: "execution.removeVariables(['a', 'x'])" }, { deleted: ['a', 'x'] });
  await check({ script: "execution.removeVariables(new Set(['a']))" }, { deleted: ['a'] });
  await check(
    { scriptedListener: "task.addCandidateGroups(['b', 'c'])" },
    { log: ['add b candidate', 'add c candidate'] },
  );
  await check({ script: "execution.getVariableTyped('a').value" }, { r: 'Integer 1' });
});

test('no script sees what another one has asked for, nor the state behind the objects', async () => {
  await check(
    { script: "globalThis.kept = execution.createIncident('a', 'b'); kept.getId = 1" },
    {
      failed: `${FAILED}org.graalvm.polyglot.PolyglotException: TypeError: Cannot assign to read only property 'getId' of object '[object Object]'`,
    },
  );
  await check({ script: 'typeof kept' }, { r: 'String undefined' });
  const alien = [
    'Object.getPrototypeOf(execution).getVariable.call({}, "a")',
    'Object.getPrototypeOf(execution.getVariableTyped("a")).getValue.call({})',
    'Object.getPrototypeOf(execution.createIncident("a", "b")).getId.call(execution)',
  ];
  for (const script of alien)
    await check(
      { script },
      {
        failed: `${FAILED}org.graalvm.polyglot.PolyglotException: TypeError: Called on something else`,
      },
    );
  await check({ script: 'Reflect.ownKeys(execution).length' }, { r: 'Integer 0' });
});

test('what is of Java is not there', async () => {
  for (const name of [
    'getProcessEngine',
    'getProcessEngineServices',
    'getBpmnModelInstance',
    'getBpmnModelElementInstance',
  ])
    await check(
      { script: `execution.${name}()` },
      {
        failed: `${FAILED}org.graalvm.polyglot.PolyglotException: TypeError: execution.${name} is not a function`,
      },
    );
});

test.run();
