import { type Left, type UserCode, userCodeEngine } from '../engine/user-code.ts';
import { assert, suite } from '../harness.ts';

const test = suite('methods of task in scripts, as a real Camunda answers them');

const engine = await userCodeEngine();
test.after(() => engine.close());

const FAILED =
  "Unable to evaluate script while executing activity 't' in the process definition with id 'p':";
const inListener = (message: string) =>
  `ENGINE-03051 There was an exception while invoking the TaskListener. Message: '${message}'`;
const INVALID = inListener(
  `${FAILED}org.camunda.bpm.engine.ProcessEngineException: ${inListener('invalid task state')}`,
);

/** The same of a listener, after `task.`. */
const ofTask: [string, Left, Partial<UserCode>?][] = [
  [
    'addCandidateUsers(task.getVariableNames())',
    { log: ['add a candidate', 'add inner candidate', 'add x candidate'] },
  ],
  [
    "addUserIdentityLink('bob', 'reader')",
    { links: ['bob reader', 'g1 candidate', 'u1 candidate'], log: ['add bob reader'] },
  ],
  ["addGroupIdentityLink('gg', 'reader')", { log: ['add gg reader'] }],
  [
    "deleteUserIdentityLink('u1', 'candidate')",
    { links: ['g1 candidate', 'u1 candidate'], log: [] },
  ],
  [
    "deleteCandidateUser('u1'); task.setVariable('r', task.getCandidates().size())",
    {
      r: 'Integer 2',
      links: ['bob assignee', 'g1 candidate'],
      log: ['add bob assignee', 'delete u1 candidate'],
    },
    { event: 'update' },
  ],
  [
    "deleteGroupIdentityLink('g1', 'candidate')",
    { links: ['bob assignee', 'u1 candidate'] },
    { event: 'update' },
  ],
  [
    "addCandidateUser('neu'); task.setVariable('r', task.getCandidates().size())",
    { r: 'Integer 3' },
  ],
  [
    "addUserIdentityLink('a', 'b'); task.setVariable('r', task.getCandidates().size())",
    { r: 'Integer 2' },
  ],
  [
    "setVariable('r', [...task.getCandidates()].map((c) => c.getUserId() + '/' + c.getGroupId() + '/' + c.getType() + '/' + c.getTaskId().length + '/' + c.getTenantId()).sort().join())",
    { r: 'String null/g1/candidate/36/null,u1/null/candidate/36/null' },
  ],
  ["setVariable('r', task.getTaskState())", { r: 'String Created' }],
  ["setVariable('r', task.getTaskState())", { r: 'String Updated' }, { event: 'update' }],
  ["setVariable('r', task.getLastUpdated() === null)", { r: 'Boolean true' }],
  ["setVariable('r', task.getCaseInstanceId())", { r: 'Null null' }],
  ["setVariable('r', task.getDelegationState())", { r: 'Null null' }],
  ["setVariable('r', task.isSuspended())", { r: 'Boolean false' }],
  ["setVariable('r', task.getVariableScopeKey())", { r: 'String task' }],
  ["setVariable('r', task.getExecution().getVariableScopeKey())", { r: 'String execution' }],
  ['setVariablesLocal({ n: 1 })', { variables: ['n Integer 1 task'] }],
  ["setVariableLocal('l', 1); task.removeVariables()", { deleted: ['l'] }],
  ["getExecution().createIncident('a', 'b')", { incidents: ['a b null t'] }],
  [
    "setVariable('r', task.getExecution().getProcessInstance().getId() == task.getProcessInstanceId())",
    { r: 'Boolean true' },
  ],
  ['setName(null)', { task: 'null null Created' }],
  ['complete()', { task: 'T null Completed' }],
  [
    "complete(); task.setVariable('r', task.getTaskState())",
    { r: 'String Completed', task: 'T null Completed' },
  ],
  ["complete(); task.setName('n')", { task: 'n null Completed' }],
  ['complete(); task.complete()', { failed: INVALID }],
  ['complete()', { failed: INVALID }, { event: 'complete' }],
  ['complete()', { task: 'T bob Completed' }, { event: 'update' }],
];

for (const [script, expected, code] of ofTask)
  test(`task.${script} ${JSON.stringify(code ?? {})}`, async () => {
    const left = await engine.leaves({ ...code, scriptedListener: `task.${script}` });
    for (const [key, value] of Object.entries(expected))
      assert.equal(left[key as keyof Left], value, `${key} of ${JSON.stringify(left)}`);
  });

test.run();
