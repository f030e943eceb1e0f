import * as queries from '../../engine/query/index.ts';
import { assert, suite } from '../harness.ts';
import { ask, refusal } from './ask.ts';
import { now, type SomeRows, typed } from './rows.ts';

const test = suite('the queries of what is deployed and what runs');

ask(
  test,
  queries.deploymentQuery,
  {
    deployment: [
      { id: 'a', name: 'Alpha', source: 'cli', deploymentTime: 10 },
      { id: 'b', name: 'beta', source: null, deploymentTime: 20, tenantId: 't' },
    ],
  },
  [
    [{ nameLike: '%a' }, ['a', 'b']],
    [{ withoutSource: true }, ['b']],
    [{ after: 10 }, ['b']],
    [{ before: 20 }, ['a']],
    [{ tenantIdIn: ['t'], includeDeploymentsWithoutTenantId: true }, ['a', 'b']],
    [{ tenantIdIn: ['t'], withoutTenantId: true }, ['a']],
  ],
);

ask(
  test,
  queries.processDefinitionQuery,
  {
    deployment: [{ id: 'dep', deploymentTime: 7 }],
    processDefinition: [
      {
        id: 'a1',
        key: 'a',
        name: 'Apple',
        version: 1,
        deploymentId: 'dep',
        isStartable: true,
        suspensionState: 2,
      },
      { id: 'a2', key: 'a', name: 'apple pie', version: 2, versionTag: 'x', isStartable: true },
      { id: 'at', key: 'a', version: 1, tenantId: 't', isStartable: false },
    ],
    incident: [
      { id: 'i', processDefinitionId: 'a2', incidentType: 'failedJob', incidentMessage: 'bad' },
    ],
  },
  [
    [{ key: 'a', latestVersion: true }, ['a2', 'at']],
    [{ nameLike: 'APPLE%' }, ['a1', 'a2']],
    [{ deployedAt: 7 }, ['a1']],
    [{ ver: 2 }, ['a2']],
    [{ active: true }, ['a2', 'at']],
    [{ active: true, suspended: true }, ['a1']],
    [{ withoutVersionTag: true }, ['a1', 'at']],
    [{ incidentType: 'failedJob', incidentMessageLike: 'b%' }, ['a2']],
    [{ notStartableInTasklist: true }, ['at']],
  ],
);

test('the latest version with a version, and a version of zero, are refused', async () => {
  assert.equal(await refusal(queries.processDefinitionQuery, { latestVersion: true, version: 1 }), [
    500,
    'Calling latest() can only be used in combination with key(String) and keyLike(String) or name(String) and nameLike(String)',
  ]);
  assert.equal(await refusal(queries.processDefinitionQuery, { version: 0 }), [
    500,
    'version is not greater than 0',
  ]);
});

const calling: SomeRows = {
  processDefinition: [{ id: 'd', key: 'order', deploymentId: 'dep' }],
  execution: [
    { id: 'caller', processInstanceId: 'caller', processDefinitionId: 'd', businessKey: 'x' },
    {
      id: 'call',
      processInstanceId: 'caller',
      parentId: 'caller',
      activityId: 'c',
      processDefinitionId: 'd',
    },
    {
      id: 'called',
      processInstanceId: 'called',
      superExecutionId: 'call',
      activityId: 'w',
      processDefinitionId: 'd',
    },
  ],
  eventSubscription: [{ id: 'e', executionId: 'call', eventType: 'message', eventName: 'go' }],
  incident: [{ id: 'i', processInstanceId: 'called', executionId: 'called', incidentType: 't' }],
};

ask(test, queries.processInstanceQuery, calling, [
  [{ superProcessInstance: 'caller' }, ['called']],
  [{ subProcessInstance: 'called' }, ['caller']],
  [{ rootProcessInstances: true }, ['caller']],
  [{ leafProcessInstances: true }, ['called']],
  [{ activityIdIn: ['c'] }, ['caller']],
  [{ withIncident: true }, ['called']],
  [
    { processDefinitionKeyIn: ['order'], processDefinitionKeyNotIn: ['other'] },
    ['caller', 'called'],
  ],
  [{ deploymentId: 'dep' }, ['caller', 'called']],
]);

ask(test, queries.executionQuery, calling, [
  [{ businessKey: 'x' }, ['caller', 'call']],
  [{ messageEventSubscriptionName: 'go' }, ['call']],
  [{ signalEventSubscriptionName: 'go' }, []],
  [{ activityId: 'w' }, ['called']],
  [{ incidentType: 't' }, ['called']],
]);

ask(
  test,
  queries.variableInstanceQuery,
  {
    execution: [
      { id: 'p', activityInstanceId: 'sub', isScope: true },
      { id: 's', parentId: 'p', activityInstanceId: 'task', isScope: true },
      { id: 'c', parentId: 'p', activityInstanceId: 'side', isScope: false },
    ],
    variable: [
      {
        id: 'root',
        name: 'a',
        executionId: 'p',
        scopeId: 'p',
        isConcurrentLocal: false,
        ...typed(1),
      },
      {
        id: 'scope',
        name: 'b',
        executionId: 's',
        scopeId: 's',
        isConcurrentLocal: false,
        ...typed(2),
      },
      {
        id: 'concurrent',
        name: 'b',
        executionId: 'c',
        scopeId: 'c',
        isConcurrentLocal: true,
        ...typed('2'),
      },
      {
        id: 'task',
        name: 'B',
        executionId: 's',
        scopeId: 't',
        taskId: 't',
        isConcurrentLocal: false,
        ...typed(3),
      },
    ],
  },
  [
    [{ activityInstanceIdIn: ['p'] }, ['root']],
    [{ activityInstanceIdIn: ['sub'] }, ['scope']],
    [{ activityInstanceIdIn: ['side', 'task'] }, ['concurrent', 'task']],
    [{ variableScopeIdIn: ['t'] }, ['task']],
    [{ variableValues: [{ name: 'b', operator: 'gt', value: 1 }] }, ['scope']],
    [
      { variableValues: [{ name: 'b', operator: 'gt', value: 1 }], variableNamesIgnoreCase: true },
      ['scope', 'task'],
    ],
    [{ variableNameLike: 'b' }, ['scope', 'concurrent']],
  ],
);

ask(
  test,
  queries.jobQuery,
  {
    execution: [{ id: 'p', suspensionState: 2 }],
    jobDefinition: [{ id: 'jd', activityId: 'work' }],
    job: [
      {
        id: 'due',
        type: 'timer',
        retries: 3,
        dueDate: now - 1,
        createTime: 5,
        jobDefinitionId: 'jd',
        priority: 5,
      },
      {
        id: 'later',
        type: 'timer',
        retries: 1,
        dueDate: now + 1,
        createTime: 6,
        exceptionMessage: 'bad',
      },
      { id: 'failed', type: 'message', retries: 0, dueDate: null, createTime: 7 },
      {
        id: 'asleep',
        type: 'message',
        retries: 1,
        dueDate: null,
        executionId: 'p',
        processInstanceId: 'p',
        createTime: 8,
      },
    ],
  },
  [
    [{ executable: true }, ['due']],
    [{ withRetriesLeft: true, timers: true }, ['due', 'later']],
    [{ noRetriesLeft: true }, ['failed']],
    [{ withException: true }, ['later']],
    [{ activityId: 'work' }, ['due']],
    [{ dueDates: [{ operator: 'gt', value: now }] }, ['later']],
    [
      {
        createTimes: [
          { operator: 'lt', value: () => 6 },
          { operator: 'gt', value: 5 },
        ],
      },
      ['later'],
    ],
    [{ priorityHigherThanOrEquals: 5 }, ['due']],
  ],
);

test('comparisons of dates other than lt and gt, and timers with messages, are refused', async () => {
  assert.equal(await refusal(queries.jobQuery, { dueDates: [{ operator: 'eq', value: 1 }] }), [
    400,
    'Invalid due date comparator specified: eq',
  ]);
  assert.equal(await refusal(queries.jobQuery, { timers: true, messages: true }), [
    400,
    'Parameter timers cannot be used together with parameter messages.',
  ]);
});

ask(
  test,
  queries.externalTaskQuery,
  {
    externalTask: [
      { id: 'free', retries: null, priority: 1 },
      { id: 'locked', lockExpirationTime: now + 1, retries: 2, workerId: 'w', priority: 2 },
      { id: 'expired', lockExpirationTime: now - 1, retries: 0, priority: 3 },
    ],
  },
  [
    [{ locked: true }, ['locked']],
    [{ notLocked: true }, ['free', 'expired']],
    [{ withRetriesLeft: true }, ['free', 'locked']],
    [{ withRetriesLeft: true, noRetriesLeft: true }, ['expired']],
    [{ workerId: 'w' }, ['locked']],
    [{ priorityLowerThanOrEquals: 2 }, ['free', 'locked']],
  ],
);

test.run();
