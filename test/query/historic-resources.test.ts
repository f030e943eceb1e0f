import * as queries from '../../engine/query/index.ts';
import { assert, suite } from '../harness.ts';
import { ask, refusal } from './ask.ts';
import { typed } from './rows.ts';

const test = suite('the queries of history');

ask(
  test,
  queries.historicTaskQuery,
  {
    historicProcessInstance: [
      { id: 'p', businessKey: 'x', endTime: 9 },
      { id: 'q', businessKey: 'y' },
    ],
    historicTask: [
      {
        id: 'a',
        processInstanceId: 'p',
        name: 'First',
        startTime: 1,
        endTime: 5,
        deleteReason: 'completed',
      },
      { id: 'b', processInstanceId: 'q', name: 'second', startTime: 2, assignee: 'ann' },
      { id: 'c', processInstanceId: null, name: 'alone', startTime: 3 },
    ],
    historicIdentityLink: [
      { id: '1', taskId: 'a', type: 'candidate', userId: 'bob', groupId: null },
      { id: '2', taskId: 'b', type: 'assignee', userId: 'bob', groupId: null },
      { id: '3', taskId: 'b', type: 'candidate', groupId: 'g', userId: null },
    ],
  },
  [
    [{ finished: true }, ['a']],
    [{ finished: false }, ['a']],
    [{ processFinished: true }, ['a']],
    [{ processUnfinished: true }, ['b']],
    [{ processInstanceBusinessKeyLike: '_' }, ['a', 'b']],
    [{ taskName: 'FIRST' }, ['a']],
    [{ taskInvolvedUser: 'bob' }, ['a', 'b']],
    [{ taskHadCandidateUser: 'bob' }, ['a']],
    [{ taskInvolvedUser: 'bob', taskHadCandidateGroup: 'g' }, []],
    [{ withoutCandidateGroups: true }, ['a', 'c']],
    [{ startedAfter: 2, startedBefore: 2 }, ['b']],
  ],
);

ask(
  test,
  queries.historicVariableInstanceQuery,
  {
    historicVariable: [
      { id: 'n', name: 'n', state: 'CREATED', ...typed(5) },
      { id: 'l', name: 'n', state: 'CREATED', ...typed(5, 'long') },
      { id: 'd', name: 'n', state: 'CREATED', ...typed(5, 'double') },
      { id: 'gone', name: 's', state: 'DELETED', ...typed('x') },
    ],
  },
  [
    [{}, ['n', 'l', 'd']],
    [{ includeDeleted: true }, ['n', 'l', 'd', 'gone']],
    [{ variableName: 'n', variableValue: 5 }, ['n']],
    [{ variableName: 'n', variableValue: { decimal: 5 } }, ['d']],
    [{ variableName: 'n', variableValue: '5' }, []],
    [
      {
        variableName: 's',
        variableValue: 'X',
        variableValuesIgnoreCase: true,
        includeDeleted: true,
      },
      ['gone'],
    ],
    [{ variableTypeIn: ['LONG'] }, ['l']],
  ],
);

test('a value without a name is refused', async () => {
  assert.is((await refusal(queries.historicVariableInstanceQuery, { variableValue: 1 }))[0], 400);
});

ask(
  test,
  queries.historicDetailQuery,
  {
    historicDetail: [
      { id: 'f', detailType: 'FormProperty', name: 'Amount', isInitial: false, ...typed('1') },
      {
        id: 'v',
        detailType: 'VariableUpdate',
        name: 'amount',
        isInitial: true,
        taskId: 't',
        ...typed(1),
      },
    ],
  },
  [
    [{ formFields: true }, ['f']],
    [{ formFields: true, variableUpdates: true }, ['v']],
    [{ excludeTaskDetails: true }, ['f']],
    [{ excludeTaskDetails: true, taskId: 't' }, ['v']],
    [{ initial: true }, ['v']],
    [{ variableNameLike: 'AM%' }, ['f', 'v']],
  ],
);

ask(
  test,
  queries.historicJobLogQuery,
  {
    historicJobLog: [
      { id: 'created', jobState: 0 },
      { id: 'failed', jobState: 1 },
    ],
  },
  [
    [{ creationLog: true }, ['created']],
    [{ creationLog: true, failureLog: true }, ['failed']],
  ],
);

test('an empty activity id of the job log is refused', async () => {
  assert.equal(await refusal(queries.historicJobLogQuery, { activityIdIn: [''] }), [
    400,
    'activityIds contains empty string',
  ]);
});

ask(
  test,
  queries.historicIncidentQuery,
  {
    historicIncident: [
      { id: 'open', incidentState: 0 },
      { id: 'done', incidentState: 1 },
    ],
  },
  [
    [{ open: false }, ['open']],
    [{ resolved: true }, ['done']],
  ],
);

test('two states of an incident, or of an activity instance, are refused', async () => {
  assert.equal(await refusal(queries.historicIncidentQuery, { open: true, resolved: true }), [
    500,
    'Already querying for incident state <open>',
  ]);
  const both = { completeScope: true, canceled: true };
  assert.is((await refusal(queries.historicActivityInstanceQuery, both))[0], 500);
});

test.run();
