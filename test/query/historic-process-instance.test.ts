import { historicProcessInstanceQuery } from '../../engine/query/historic-process-instance.ts';
import { assert, suite } from '../harness.ts';
import { among, type SomeRows, typed } from './rows.ts';

const test = suite('the query of historic process instances');

const instance = (id: string, more: object) => ({
  id,
  businessKey: id,
  processDefinitionId: 'd',
  processDefinitionKey: 'order',
  ...more,
});

const rows: SomeRows = {
  processDefinition: [{ id: 'd', key: 'order', name: 'Order', version: 2 }],
  historicProcessInstance: [
    instance('done', { startTime: 10, endTime: 20, state: 'COMPLETED' }),
    instance('canceled', { startTime: 15, endTime: 40, state: 'EXTERNALLY_TERMINATED' }),
    instance('open', { startTime: 30, state: 'ACTIVE', superProcessInstanceId: 'done' }),
    instance('orphan', { startTime: 50, state: 'ACTIVE', processDefinitionId: 'deleted' }),
  ],
  historicVariable: [
    { id: 'v1', name: 'n', processInstanceId: 'done', state: 'DELETED', ...typed(1) },
    { id: 'v2', name: 'n', processInstanceId: 'open', state: 'CREATED', ...typed(2) },
    { id: 'v3', name: 'n', processInstanceId: 'open', taskId: 't', state: 'CREATED', ...typed(7) },
  ],
  historicActivityInstance: [
    { id: 'a1', processInstanceId: 'done', activityId: 'work', startTime: 10, endTime: 20 },
    { id: 'a2', processInstanceId: 'open', activityId: 'work', startTime: 30 },
  ],
  historicIncident: [
    {
      id: 'i1',
      processInstanceId: 'open',
      rootCauseIncidentId: 'i1',
      incidentType: 'failedJob',
      incidentMessage: 'bad',
    },
    {
      id: 'i2',
      processInstanceId: 'done',
      rootCauseIncidentId: 'i1',
      incidentType: 'other',
      endTime: 19,
    },
  ],
  historicJobLog: [{ id: 'l1', processInstanceId: 'canceled', timestamp: 16 }],
  job: [{ id: 'j1', processInstanceId: 'open', retries: 2, exceptionMessage: 'bad' }],
  execution: [{ id: 'open', processInstanceId: 'open', activityId: 'work' }],
};

const n = (operator: string, value: unknown) => ({ name: 'n', operator, value });

const table: [question: Record<string, unknown>, found: string[]][] = [
  [{ processInstanceIds: ['done', 'open', 'none'] }, ['done', 'open']],
  [{ processInstanceIdNotIn: ['done', 'open'] }, ['canceled', 'orphan']],
  [{ processDefinitionKey: 'order' }, ['done', 'canceled', 'open']],
  [{ processDefinitionKeyNotIn: ['o%'] }, []],
  [{ processDefinitionNameLike: 'O%' }, ['done', 'canceled', 'open']],
  [{ processInstanceBusinessKeyIn: ['open'] }, ['open']],
  [{ finished: true }, ['done', 'canceled']],
  [{ unfinished: true }, ['open', 'orphan']],
  [{ finished: true, unfinished: true }, []],
  [{ finished: false }, ['done', 'canceled', 'open', 'orphan']],
  [{ startedAfter: 15, startedBefore: 30 }, ['canceled', 'open']],
  [{ finishedBefore: 30 }, ['done']],
  [{ externallyTerminated: true }, ['canceled']],
  [{ rootProcessInstances: true }, ['done', 'canceled', 'orphan']],
  [{ superProcessInstanceId: 'done' }, ['open']],
  [{ subProcessInstanceId: 'open' }, ['done']],
  [{ variables: [n('eq', 1)] }, ['done']],
  [{ variables: [n('gt', 1)] }, ['open']],
  [{ variables: [n('gt', 1), n('lt', 5)] }, ['open']],
  [{ variables: [n('gt', 2), n('lt', 5)] }, []],
  [{ executedActivityIdIn: ['work'] }, ['done']],
  [{ activeActivityIdIn: ['work'] }, ['open']],
  [{ executedActivityIdIn: ['work'], activeActivityIdIn: ['work'] }, []],
  [{ activityIdIn: ['work'] }, ['open']],
  [{ executedActivityAfter: 25 }, ['open']],
  [{ executedJobAfter: 16, executedJobBefore: 16 }, ['canceled']],
  [{ withJobsRetrying: true }, ['open']],
  [{ withIncidents: true }, ['done', 'open']],
  [{ withRootIncidents: true }, ['open']],
  [{ incidentStatus: 'resolved' }, ['done']],
  [{ incidentStatus: 'odd' }, ['done', 'open']],
  [{ incidentType: 'other', incidentMessage: 'bad' }, []],
  [{ subCaseInstanceId: 'c' }, []],
];

for (const [question, found] of table) {
  test(`${JSON.stringify(question)} finds ${found.join(' and ') || 'none'}`, async () => {
    const find = await among(rows);
    assert.equal(await find(historicProcessInstanceQuery, question), found);
  });
}

const alternatives: [
  orQueries: Record<string, unknown>[],
  question: Record<string, unknown>,
  found: string[],
][] = [
  [[{ unfinished: true, variables: [n('eq', 1)] }], {}, ['done', 'open', 'orphan']],
  [[{ processInstanceBusinessKey: 'open', externallyTerminated: true }], {}, ['canceled', 'open']],
  [[{ processInstanceBusinessKey: 'open', finished: true }, { startedBefore: 12 }], {}, ['done']],
  // Camunda writes "and" before the keys, which binds closer than the or between the others.
  [[{ processDefinitionId: 'deleted', processDefinitionKeyIn: ['order'] }], {}, []],
  [
    [{ processDefinitionKeyIn: ['order'], processInstanceBusinessKey: 'orphan' }],
    {},
    ['done', 'canceled', 'open', 'orphan'],
  ],
  // It sets finished too, which is an alternative of its own.
  [[{ finishedBefore: 5 }], {}, ['done', 'canceled']],
  [[{ executedActivityAfter: 12, executedActivityBefore: 12 }], {}, ['done']],
  [[{ withIncidents: true, processInstanceId: 'canceled' }], {}, ['canceled']],
  [[{ incidentStatus: 'open' }], {}, ['canceled', 'open', 'orphan']],
  [[{ finished: true }], { withIncidents: true }, ['done', 'canceled']],
  [
    [{ activeActivityIdIn: ['work'], finished: true }],
    { executedActivityIdIn: ['work'] },
    ['done'],
  ],
];

for (const [orQueries, question, found] of alternatives) {
  test(`${JSON.stringify({ ...question, orQueries })} finds ${found.join(' and ') || 'none'}`, async () => {
    const find = await among(rows);
    assert.equal(await find(historicProcessInstanceQuery, question, { orQueries }), found);
  });
}

const refused: [
  label: string,
  question: Record<string, unknown>,
  status: number,
  type: string,
  message: string,
][] = [
  [
    'two states',
    { active: true, suspended: true },
    400,
    'BadUserRequestException',
    'Already querying for historic process instance with another state: ACTIVE is not null',
  ],
  [
    'no ids',
    { processInstanceIds: [] },
    500,
    'ProcessEngineException',
    'Set of process instance ids is empty',
  ],
  [
    'root instances with a super instance',
    { rootProcessInstances: true, superProcessInstanceId: 'x' },
    400,
    'BadUserRequestException',
    'Invalid query usage: cannot set both rootProcessInstances and superProcessInstanceId',
  ],
  [
    'an empty key',
    { processDefinitionKeyNotIn: [''] },
    400,
    'NotValidException',
    'processDefinitionKeys contains empty string',
  ],
  [
    'null among activities',
    { activityIdIn: [null] },
    400,
    'BadUserRequestException',
    'activity ids contains null value',
  ],
];

for (const [label, question, status, type, message] of refused) {
  test(`${label} is refused, as it is in an or query`, async () => {
    const find = await among({});
    for (const asked of [
      find(historicProcessInstanceQuery, question),
      find(historicProcessInstanceQuery, {}, { orQueries: [question] }),
    ]) {
      const error = (await asked.catch((failure: unknown) => failure)) as Error & {
        status: number;
      };
      assert.equal([error.status, error.name, error.message], [status, type, message]);
    }
  });
}

test('instances are sorted by their definition, unknown ones first', async () => {
  const find = await among(rows);
  const sorting = [
    { sortBy: 'definitionVersion', sortOrder: 'asc' },
    { sortBy: 'startTime', sortOrder: 'desc' },
  ];
  assert.equal(await find(historicProcessInstanceQuery, {}, { sorting }), [
    'orphan',
    'open',
    'canceled',
    'done',
  ]);
});

test.run();
