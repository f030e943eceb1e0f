import { type Left, userCodeEngine } from '../engine/user-code.ts';
import { assert, suite } from '../harness.ts';

const test = suite('methods of execution in expressions, as a real Camunda answers them');

const EXECUTION = 'org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity';
const VALUES = 'org.camunda.bpm.engine.variable.impl.value';

/** `${execution.…}` and what it leaves. */
const cases: [string, Left][] = [
  // setVariable of an activity: local to the execution of its scope
  ["setVariable('n', 5, 't')", { r: 'Null null', variables: ['n Long 5 s'] }],
  ["setVariable('n', 5, 'sub')", { variables: ['n Long 5 s'] }],
  ["setVariable('a', 5, 'sub')", { variables: ['a Long 5 s'] }],
  ["setVariable('n', 5, execution.processDefinitionId)", { variables: ['n Long 5 p'] }],
  ["setVariable('n', 5, true)", { variables: ['n Long 5 p'] }],
  [
    "setVariable('n', 5, 'nope')",
    {
      failed:
        'org.camunda.bpm.engine.ProcessEngineException: ENGINE-20011 Scope with specified activity Id nope and execution # not found',
    },
  ],
  [
    "setVariable('n', 5, null)",
    {
      failed: `Unknown method used in expression: \${execution.setVariable('n', 5, null)}. Cause: Unable to find unambiguous method: class ${EXECUTION}.setVariable(java.lang.String, java.lang.Long, null)`,
    },
  ],
  [
    "processInstance.setVariable('n', 1, 't')",
    {
      failed:
        'org.camunda.bpm.engine.exception.NullValueException: activity of current execution is null',
    },
  ],
  // nothing where a text is expected is the empty text
  ['setVariable(null, 5)', { variables: [' Long 5 p'] }],
  // several variables
  ['setVariablesLocal(execution.getVariables())', { variables: ['a Integer 1 s', 'x String x s'] }],
  ['setVariables(execution.getVariablesTyped())', { variables: [] }],
  ['setVariables(null)', { variables: [] }],
  [
    "setVariables('x')",
    {
      failed: `Unknown method used in expression: \${execution.setVariables('x')}. Cause: Method not found: class ${EXECUTION}.setVariables(java.lang.String)`,
    },
  ],
  ['removeVariables()', { deleted: ['inner'] }],
  ['removeVariablesLocal()', { deleted: ['inner'] }],
  ['removeVariables(execution.getVariableNames())', { deleted: ['a', 'inner', 'x'] }],
  ['removeVariablesLocal(execution.getVariableNames())', { deleted: ['inner'] }],
  ['removeVariables(null)', { deleted: [] }],
  ['processInstance.removeVariables()', { deleted: ['a', 'x'] }],
  // values with their types
  ["getVariableTyped('a').getValue()", { r: 'Integer 1' }],
  ["getVariableTyped('a').type.name", { r: 'String integer' }],
  ["getVariableTyped('a', false).value", { r: 'Integer 1' }],
  ["getVariableTyped('none')", { r: 'Null null' }],
  ["getVariableLocalTyped('a')", { r: 'Null null' }],
  ["processInstance.getVariableLocalTyped('a').value", { r: 'Integer 1' }],
  ["getVariableTyped('a').transient", { r: 'Boolean false' }],
  ["getVariableTyped('a').type.primitiveValueType", { r: 'Boolean true' }],
  [
    "getVariableTyped('a').getClass().name",
    { r: `String ${VALUES}.PrimitiveTypeValueImpl$IntegerValueImpl` },
  ],
  [
    "getVariableTyped('a').toString()",
    { r: "String Value '1' of type 'PrimitiveValueType[integer]', isTransient=false" },
  ],
  ["getVariableTyped('a')", { r: 'Integer 1' }],
  ["setVariable('copy', execution.getVariableTyped('a'))", { variables: ['copy Integer 1 p'] }],
  ["getVariablesTyped().get('a')", { r: 'Integer 1' }],
  ['variablesTyped.x', { r: 'String x' }],
  ['getVariablesTyped(false).size()', { r: 'Integer 3' }],
  ["getVariables().getValueTyped('a').type.name", { r: 'String integer' }],
  ['getVariablesLocalTyped().size()', { r: 'Integer 1' }],
  [
    'variables.getClass().getName()',
    { r: 'String org.camunda.bpm.engine.variable.impl.VariableMapImpl' },
  ],
  ['variableScopeKey', { r: 'String execution' }],
  // incidents
  [
    "createIncident('mine', 'conf').id.length()",
    { r: 'Integer 36', incidents: ['mine conf null t'] },
  ],
  [
    "createIncident('mine', 5, 'msg').incidentMessage",
    { r: 'String msg', incidents: ['mine 5 msg t'] },
  ],
  ["createIncident('mine', 'c').failedActivityId", { r: 'Null null' }],
  ["processInstance.createIncident('mine', 'c').activityId", { incidents: ['mine c null null'] }],
  [
    "resolveIncident(execution.createIncident('mine', 'conf').id)",
    { incidents: ['mine conf null t'] },
  ],
  [
    "resolveIncident('nope')",
    {
      failed:
        'java.lang.NullPointerException: Cannot invoke "org.camunda.bpm.engine.runtime.Incident.getProcessDefinitionId()" because "incident" is null',
    },
  ],
  // others
  ['superExecution', { r: 'Null null' }],
  ['processInstance.businessKey', { r: 'String key' }],
  ['processInstance == execution.processInstance', { r: 'Boolean true' }],
];

for (const [call, expected] of cases)
  test(call, async () => {
    const engine = await userCodeEngine();
    const left = await engine.leaves({ expression: `\${execution.${call}}` });
    await engine.close();
    for (const [key, value] of Object.entries(expected))
      assert.equal(left[key as keyof Left], value, `${key} of ${JSON.stringify(left)}`);
  });

test('an incident is resolved by a later command, with all that share its configuration', async () => {
  const engine = await userCodeEngine();
  const resolve = '${execution.resolveIncident(id)}';
  const { incidents } = await engine.leaves({
    before:
      "${execution.createIncident('mine','c').id}${execution.createIncident('other','c').failedActivityId}",
    expression: resolve,
  });
  assert.equal(incidents, ['mine c null b!', 'other c null b!']);
  const twice = await engine.leaves({
    before: "${execution.createIncident('failedJob','d').id}",
    expression: resolve + resolve,
  });
  assert.equal(twice.incidents, ['failedJob d null b!']);
  await engine.close();
});

test('what is of Java is not there', async () => {
  const engine = await userCodeEngine();
  for (const name of [
    'processEngine',
    'processEngineServices',
    'bpmnModelInstance',
    'bpmnModelElementInstance',
  ]) {
    const { failed } = await engine.leaves({ expression: `\${execution.${name}}` });
    assert.match(String(failed), `does not have the property '${name}'`);
  }
  await engine.close();
});

test.run();
