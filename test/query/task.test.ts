import { taskQuery } from '../../engine/query/task.ts';
import { assert, suite } from '../harness.ts';
import { among, type SomeRows, typed } from './rows.ts';

const test = suite('the query of tasks');

const link = (taskId: string, who: { userId?: string; groupId?: string }) => ({
  id: `${taskId} ${who.userId ?? who.groupId}`,
  taskId,
  type: 'candidate',
  userId: null,
  groupId: null,
  ...who,
});

const rows: SomeRows = {
  processDefinition: [{ id: 'd', key: 'order', name: 'Order' }],
  execution: [
    { id: 'p1', processInstanceId: 'p1', businessKey: 'A-1', activityInstanceId: 'act1' },
    { id: 'p2', processInstanceId: 'p2', businessKey: 'B-1', activityInstanceId: 'act2' },
  ],
  task: [
    {
      id: 'check',
      name: 'Check it',
      assignee: null,
      priority: 10,
      processInstanceId: 'p1',
      executionId: 'p1',
      processDefinitionId: 'd',
      dueDate: 100,
      createTime: 1,
      lastUpdated: 9,
    },
    {
      id: 'sign',
      name: 'sign',
      description: 'Sign here',
      assignee: 'ann',
      priority: 50,
      processInstanceId: 'p2',
      executionId: 'p2',
      processDefinitionId: 'd',
      createTime: 5,
    },
    {
      id: 'alone',
      name: null,
      assignee: null,
      owner: 'ann',
      priority: 20,
      followUpDate: 300,
      createTime: 3,
      tenantId: 'north',
    },
  ],
  identityLink: [
    link('check', { userId: 'ann' }),
    link('check', { groupId: 'sales' }),
    link('sign', { userId: 'bob' }),
    link('alone', { groupId: 'staff' }),
  ],
  variable: [
    { id: 'v1', name: 'n', executionId: 'p1', processInstanceId: 'p1', ...typed(1) },
    { id: 'v2', name: 'n', executionId: 'p2', processInstanceId: 'p2', ...typed(2) },
    {
      id: 'v3',
      name: 's',
      executionId: 'p2',
      processInstanceId: 'p2',
      taskId: 'sign',
      ...typed('b'),
    },
    { id: 'v4', name: 's', executionId: 'p1', processInstanceId: 'p1', ...typed('A') },
  ],
};

const table: [question: Record<string, unknown>, found: string[]][] = [
  [{ name: 'CHECK IT' }, ['check']],
  [{ nameLike: '%s%' }, ['sign']],
  [{ nameNotEqual: 'Sign' }, ['check']],
  [{ nameNotLike: 's%' }, ['check']],
  [{ descriptionLike: 'SIGN%' }, ['sign']],
  [{ assignee: 'Ann' }, []],
  [{ assigneeNotIn: ['bob'] }, ['sign']],
  [{ unassigned: true }, ['check', 'alone']],
  [{ unassigned: false }, ['check', 'sign', 'alone']],
  [{ minPriority: 20, maxPriority: 50 }, ['sign', 'alone']],
  [{ processDefinitionKey: 'order' }, ['check', 'sign']],
  [{ processInstanceBusinessKeyLike: 'A%' }, ['check']],
  [{ activityInstanceIdIn: ['act2'] }, ['sign']],
  [{ dueBefore: 101 }, ['check']],
  [{ withoutDueDate: true }, ['sign', 'alone']],
  [{ followUpBefore: 400 }, ['alone']],
  [{ followUpBeforeOrNotExistent: 200 }, ['check', 'sign']],
  [{ updatedAfter: 4 }, ['check', 'sign']],
  [{ tenantIdIn: ['north'] }, ['alone']],
  [{ withoutTenantId: true }, ['check', 'sign']],
  [{ involvedUser: 'ann' }, ['check', 'sign', 'alone']],
  [{ candidateUser: 'ann' }, ['check']],
  [{ candidateUser: 'bob' }, []],
  [{ candidateUser: 'bob', includeAssignedTasks: true }, ['sign']],
  [{ candidateGroups: ['sales', 'staff'] }, ['check', 'alone']],
  [{ candidateGroupLike: 's%' }, ['check', 'alone']],
  [{ candidateGroup: 'sales', candidateGroups: ['staff'] }, []],
  [{ withCandidateUsers: true }, ['check']],
  [{ withoutCandidateUsers: true }, ['alone']],
  [{ withoutCandidateUsers: true, includeAssignedTasks: true }, ['alone']],
  [{ processVariables: [{ name: 'n', operator: 'gteq', value: 2 }] }, ['sign']],
  [{ processVariables: [{ name: 's', operator: 'notLike', value: 'b%' }] }, ['check']],
  [{ taskVariables: [{ name: 's', operator: 'eq', value: 'b' }] }, ['sign']],
  [{ processVariables: [{ name: 's', operator: 'eq', value: 'b' }] }, []],
  [{ caseInstanceId: 'c' }, []],
];

for (const [question, found] of table) {
  test(`${JSON.stringify(question)} finds ${found.join(' and ') || 'none'}`, async () => {
    const find = await among(rows);
    assert.equal(await find(taskQuery, question), found);
  });
}

const alternatives: [
  question: Record<string, unknown>,
  orQueries: Record<string, unknown>[],
  found: string[],
][] = [
  [{}, [{ assignee: 'ann', owner: 'ann' }], ['sign', 'alone']],
  [{ unassigned: true }, [{ assignee: 'ann', owner: 'ann' }], ['alone']],
  [{}, [{ tenantIdIn: ['north'], withoutTenantId: true }], ['check', 'sign', 'alone']],
  [{}, [{ candidateUser: 'ann', candidateGroup: 'staff' }], ['check', 'alone']],
  [{}, [{ candidateGroup: 'sales', candidateGroups: ['staff'] }], ['check', 'alone']],
  [{}, [{}], ['check', 'sign', 'alone']],
  [{ candidateGroupLike: 'sa%' }, [{ candidateGroupLike: 'x' }], ['check']],
  [{}, [{ candidateGroupLike: 'sa%', name: 'sign' }], ['sign']],
];

for (const [question, orQueries, found] of alternatives) {
  test(`${JSON.stringify({ ...question, orQueries })} finds ${found.join(' and ')}`, async () => {
    const find = await among(rows);
    assert.equal(await find(taskQuery, question, { orQueries }), found);
  });
}

test('a query and its or queries ask one and the same identity link', async () => {
  const find = await among(rows);
  const candidateGroup = { orQueries: [{ candidateGroup: 'sales' }] };
  assert.equal(await find(taskQuery, { candidateUser: 'ann' }, candidateGroup), []);
  const more = { orQueries: [{ candidateGroup: 'sales', name: 'check it' }] };
  assert.equal(await find(taskQuery, { candidateUser: 'ann' }, more), ['check']);
});

const order = async (sortBy: string, parameters = {}) => {
  const find = await among(rows);
  return find(taskQuery, {}, { sorting: [{ sortBy, sortOrder: 'asc', parameters }] });
};

test('tasks are sorted by columns, null first', async () => {
  assert.equal(await order('priority'), ['check', 'alone', 'sign']);
  assert.equal(await order('dueDate'), ['sign', 'alone', 'check']);
  assert.equal(await order('nameCaseInsensitive'), ['alone', 'check', 'sign']);
});

test('tasks are sorted by the value of a variable of one type', async () => {
  assert.equal(await order('processVariable', { variable: 'n', type: 'Integer' }), [
    'alone',
    'check',
    'sign',
  ]);
  assert.equal(await order('processVariable', { variable: 's', type: 'String' }), [
    'alone',
    'check',
    'sign',
  ]);
  assert.equal(await order('taskVariable', { variable: 's', type: 'String' }), [
    'check',
    'alone',
    'sign',
  ]);
});

const refused: [
  label: string,
  question: Record<string, unknown>,
  status: number,
  message: string,
][] = [
  [
    'candidateUser beside candidateGroup',
    { candidateUser: 'a', candidateGroup: 'g' },
    500,
    'Invalid query usage: cannot set both candidateUser and candidateGroup',
  ],
  [
    'candidateUser beside candidateGroups',
    { candidateUser: 'a', candidateGroups: ['g'] },
    500,
    'Invalid query usage: cannot set both candidateGroupIn and candidateUser',
  ],
  [
    'both tenants and none',
    { tenantIdIn: ['t'], withoutTenantId: true },
    500,
    'Invalid query usage: cannot set both tenantIdIn and withoutTenantId filters.',
  ],
  [
    'a due date beside none',
    { dueDate: 1, withoutDueDate: true },
    500,
    'Invalid query usage: cannot set both due date (equal to, before, or after) and withoutDueDate filters.',
  ],
  ['no candidate groups', { candidateGroups: [] }, 500, 'Candidate group list is empty'],
  ['null among ids', { taskIdIn: ['x', null] }, 500, 'taskIds contains null value'],
  [
    'a wrong delegation state',
    { delegationState: 'lost' },
    400,
    "Valid values for property 'delegationState' are 'PENDING' or 'RESOLVED', but was 'lost'",
  ],
  [
    'an expression',
    { assigneeExpression: '${x}' },
    400,
    'Expressions are forbidden in adhoc queries. This behavior can be toggled in the process engine configuration',
  ],
];

for (const [label, question, status, message] of refused) {
  test(`${label} is refused`, async () => {
    const find = await among({});
    const error = await find(taskQuery, question).catch((failure: unknown) => failure);
    assert.is((error as Error).message, message);
    assert.is((error as { status: number }).status, status);
  });
}

test.run();
