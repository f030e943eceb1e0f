import { type Left, type UserCode, userCodeEngine } from '../engine/user-code.ts';
import { assert, suite } from '../harness.ts';

const test = suite('methods of task in expressions, as a real Camunda answers them');

const TASK = 'org.camunda.bpm.engine.impl.persistence.entity.TaskEntity';
const inListener = (message: string) =>
  `ENGINE-03051 There was an exception while invoking the TaskListener. Message: '${message}'`;
const INVALID = inListener(
  `org.camunda.bpm.engine.ProcessEngineException: ${inListener('invalid task state')}`,
);

/** What it leaves in a listener of whatever event. */
const cases: [string, Left, Partial<UserCode>?][] = [
  // candidates and other links
  [
    'addCandidateUsers(task.getVariableNames())',
    {
      links: ['a candidate', 'g1 candidate', 'inner candidate', 'u1 candidate', 'x candidate'],
      log: ['add a candidate', 'add inner candidate', 'add x candidate'],
    },
  ],
  [
    'addCandidateGroups(task.getVariableNames())',
    { log: ['add a candidate', 'add inner candidate', 'add x candidate'] },
  ],
  [
    'addCandidateUsers(null)',
    {
      failed: inListener(
        'java.lang.NullPointerException: Cannot invoke "java.util.Collection.iterator()" because "candidateUsers" is null',
      ),
    },
  ],
  [
    "addCandidateUsers('x')",
    {
      failed: inListener(
        `Unknown method used in expression: \${task.addCandidateUsers('x')}. Cause: Method not found: class ${TASK}.addCandidateUsers(java.lang.String)`,
      ),
    },
  ],
  [
    "addUserIdentityLink('bob', 'reader')",
    { links: ['bob reader', 'g1 candidate', 'u1 candidate'], log: ['add bob reader'] },
  ],
  [
    "addGroupIdentityLink('gg', 'reader')",
    { links: ['g1 candidate', 'gg reader', 'u1 candidate'], log: ['add gg reader'] },
  ],
  // what was added by the same command is not found
  [
    "deleteUserIdentityLink('u1', 'candidate')",
    { links: ['g1 candidate', 'u1 candidate'], log: [] },
  ],
  [
    "deleteUserIdentityLink('u1', 'candidate')",
    { links: ['bob assignee', 'g1 candidate'], log: ['add bob assignee', 'delete u1 candidate'] },
    { event: 'update' },
  ],
  [
    "deleteGroupIdentityLink('g1', 'candidate')",
    { links: ['bob assignee', 'u1 candidate'], log: ['add bob assignee', 'delete g1 candidate'] },
    { event: 'update' },
  ],
  ["setVariable('r', task.getCandidates().size())", { r: 'Integer 2' }],
  ["setVariable('r', task.candidates.isEmpty())", { r: 'Boolean false' }, { event: 'complete' }],
  // nothing where a text is expected is the empty text
  ['setAssignee(null)', { log: ['add  assignee'] }],
  // properties
  ["setVariable('r', task.taskState)", { r: 'String Created' }],
  ["setVariable('r', task.taskState)", { r: 'String Updated' }, { event: 'update' }],
  ["setVariable('r', task.taskState)", { r: 'String Completed' }, { event: 'complete' }],
  ["setVariable('r', task.getLastUpdated())", { r: 'Null null' }],
  ["setVariable('r', task.lastUpdated != null)", { r: 'Boolean true' }, { event: 'update' }],
  ["setVariable('r', task.getCaseExecution())", { r: 'Null null' }],
  ["setVariable('r', task.variableScopeKey)", { r: 'String task' }],
  // variables
  ["setVariable('n', 1, 't')", { variables: ['n Long 1 p'] }],
  [
    'setVariablesLocal(task.getVariables())',
    { variables: ['a Integer 1 task', 'inner String in task', 'x String x task'] },
  ],
  ['removeVariables()', { deleted: [] }],
  ['removeVariables(task.getVariableNames())', { deleted: ['a', 'inner', 'x'] }],
  // incidents
  ["execution.createIncident('a', 'b')", { incidents: ['a b null t'] }],
  [
    "createIncident('a', 'b')",
    {
      failed: inListener(
        `Unknown method used in expression: \${task.createIncident('a', 'b')}. Cause: Method not found: class ${TASK}.createIncident(java.lang.String, java.lang.String)`,
      ),
    },
  ],
  // completion
  ['complete()', { task: 'T null Completed' }],
  ['complete()', { task: 'T bob Completed', log: ['add bob assignee'] }, { event: 'update' }],
  ['complete()', { task: 'T kermit Completed' }, { event: 'assignment', assignee: 'kermit' }],
  ['complete()', { failed: INVALID }, { event: 'complete' }],
  [
    'complete()',
    { variables: ['second String Completed p'] },
    {
      listeners:
        '<camunda:taskListener event="create" expression="${task.setVariable(\'second\', task.taskState)}"/>',
    },
  ],
  [
    'complete()',
    { variables: ['second String Completed p'] },
    {
      listeners:
        '<camunda:taskListener event="complete" expression="${task.setVariable(\'second\', task.taskState)}"/>',
    },
  ],
  [
    'complete()',
    {
      failed: inListener(
        `org.camunda.bpm.engine.ProcessEngineException: ${inListener("Unknown property used in expression: ${nope}. Cause: Cannot resolve identifier 'nope'")}`,
      ),
    },
    { listeners: '<camunda:taskListener event="complete" expression="${nope}"/>' },
  ],
];

for (const [call, expected, code] of cases)
  test(`${call} ${JSON.stringify(code ?? {})}`, async () => {
    const engine = await userCodeEngine();
    const left = await engine.leaves({ ...code, listener: `\${task.${call}}` });
    await engine.close();
    for (const [key, value] of Object.entries(expected))
      assert.equal(left[key as keyof Left], value, `${key} of ${JSON.stringify(left)}`);
  });

test.run();
