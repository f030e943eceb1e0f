// Forms, listeners, timers and external tasks once more: what operations over REST do to them.
import { and, boundary, call, catching, chain, end, eventSub, external, flow, multi, one, process, script, service, start, sub, task, user, xor } from '../bpmn.mjs';
import { executions, historicActivities, historicDetails, historicIncidents, historicTasks, historicVariables, jobLog, jobs, rows, wholeTree } from '../looks/rows.mjs';
import { begin, child } from '../looks/attempts.mjs';

const fetch = (t, topic, more = {}) => t.post('/external-task/fetchAndLock', { workerId: 'w', maxTasks: 9, topics: [{ topicName: topic, lockDuration: 60000, ...more }] });
const note = (w) => `\${execution.setVariable('log', execution.getVariable('log').concat('${w} '))}`;
const tnote = (event) => ({ event, expression: `\${task.setVariable('log', task.getVariable('log').concat('${event} '))}` });

export default {
  'a timer start event of an event subprocess, in a called process; suspended and activated': async (t) => {
    const q = one('q', start('qs'), user('u'), ...chain('qs', 'u'), eventSub('h', [start('hs', { timer: 'R3/PT1H', isInterrupting: 'false' }), user('hu'), ...chain('hs', 'hu')]));
    const pi = await begin(t, [q, one('p', start(), call('c', 'q'), ...chain('start', 'c'))]);
    const c = await child(t, pi);
    await jobs(t, c);
    await rows(t, 'job definitions', '/job-definition?processDefinitionKey=q');
    await t.put(`/process-instance/${c}/suspended`, { suspended: true });
    const [job] = await t.jobs(`processInstanceId=${c}`);
    t.seeAnswer('fire suspended', await t.post(`/job/${job.id}/execute`));
    await jobs(t, c, 'suspended');
    await t.put(`/process-instance/${c}/suspended`, { suspended: false });
    await t.runJobs(c);
    await t.runJobs(c);
    await t.all(c, 'fired twice');
    await executions(t, c);
    await historicActivities(t, c);
  },
  'all kinds of completion of a task and what they return': async (t) => {
    await t.deploy(one('p', start(), user('a', { inputs: { loc: '1' }, outputs: { out: '${loc}' } }), script('next', "execution.setVariable('later', 1)"), user('b'), ...chain('start', 'a', 'next', 'b')));
    const open = async () => { const pi = await t.start('p', { n: 1, s: 'x' }); return [pi, (await t.tasks(pi))[0].id]; };
    for (const [label, path, body] of [['complete with return', 'complete', { variables: { v: { value: 1 } }, withVariablesInReturn: true }], ['submit with return', 'submit-form', { variables: { v: { value: 1 } }, withVariablesInReturn: true }], ['complete with wrong variables', 'complete', { variables: { v: { value: 'x', type: 'Integer' } } }], ['complete with unknown type', 'complete', { variables: { v: { value: 'x', type: 'Nothing' } } }], ['complete with local', 'complete', { variables: { loc: { value: 5 } }, withVariablesInReturn: true }], ['complete with null variables', 'complete', { variables: null }], ['complete unknown property', 'complete', { colour: 'red' }]]) {
      const [pi, a] = await open();
      t.seeAnswer(label, await t.post(`/task/${a}/${path}`, body), { withBody: true });
      await t.openTasks(pi, `${label}: tasks`);
      await historicVariables(t, pi, `${label}: variables`);
    }
  },
  'task listeners of a canceled, interrupted, modified and migrated-away task': async (t) => {
    await t.deploy(one('p', start(), sub('s', [start('is'), user('a', { taskListeners: ['create', 'complete', 'delete', 'update', 'assignment'].map(tnote), listeners: [{ event: 'start', expression: note('start') }, { event: 'end', expression: note('end') }] }), end('ie'), ...chain('is', 'a', 'ie')]), boundary('b', 's', { message: 'm' }), user('z'), ...chain('start', 's', 'z'), ...chain('b', 'z')));
    const log = async (pi, label) => t.see(label, (await t.get(`/history/variable-instance?processInstanceId=${pi}&variableName=log`)).body[0]?.value);
    const one1 = await t.start('p', { log: '' });
    await t.post('/message', { messageName: 'm', processInstanceId: one1 });
    await log(one1, 'interrupted');
    await historicTasks(t, one1, 'interrupted: historic tasks');
    const two2 = await t.start('p', { log: '' });
    t.seeAnswer('modify', await t.post(`/process-instance/${two2}/modification`, { instructions: [{ type: 'startBeforeActivity', activityId: 'z' }, { type: 'cancel', activityId: 'a' }] }));
    await log(two2, 'modified');
    await historicTasks(t, two2, 'modified: historic tasks');
    const three = await t.start('p', { log: '' });
    t.seeAnswer('modify with listeners skipped', await t.post(`/process-instance/${three}/modification`, { instructions: [{ type: 'cancel', activityId: 's' }, { type: 'startBeforeActivity', activityId: 'a' }], skipCustomListeners: true }));
    await log(three, 'skipped');
    await t.complete(three, 'a');
    await log(three, 'completed afterwards');
    const four = await t.start('p', { log: '' });
    await t.cancel(four);
    await log(four, 'canceled');
    await historicTasks(t, four, 'canceled: historic tasks');
  },
  'external tasks: queries by every property': async (t) => {
    await t.deploy(one('p', start(), and('f'), external('a', 'ta', { taskPriority: '5' }), external('b', 'tb'), ...chain('start', 'f', 'a'), ...chain('f', 'b')));
    const pi = await t.start('p', {}, { businessKey: 'k' });
    const [a] = (await fetch(t, 'ta')).body;
    const [b] = (await t.get(`/external-task?processInstanceId=${pi}&activityId=b`)).body;
    await t.put(`/external-task/${b.id}/retries`, { retries: 0 });
    for (const q of ['topicName=ta', 'workerId=w', 'locked=true', 'notLocked=true', 'withRetriesLeft=true', 'noRetriesLeft=true', 'active=true', 'suspended=true', 'priorityHigherThanOrEquals=5', 'priorityLowerThanOrEquals=0', 'activityId=a', 'activityIdIn=a,b', `processInstanceIdIn=${pi},none`, `externalTaskId=${a.id}`, `externalTaskIdIn=${a.id},${b.id}`, `executionId=${a.executionId}`, 'processDefinitionKey=p', 'processDefinitionId=none', 'lockExpirationAfter=2020-01-01T00:00:00.000%2B0000', 'lockExpirationBefore=2020-01-01T00:00:00.000%2B0000', 'lockExpirationAfter=tomorrow', 'sortBy=topicName&sortOrder=asc', 'sortBy=taskPriority&sortOrder=desc', 'sortBy=createTime&sortOrder=desc', 'sortBy=lockExpirationTime&sortOrder=asc', 'sortBy=colour&sortOrder=asc', 'sortBy=id', 'locked=true&notLocked=true', 'tenantIdIn=x', 'priorityHigherThanOrEquals=high', 'firstResult=1&maxResults=1', 'variables=a_eq_1'])
      await rows(t, q.replaceAll(/[0-9a-f-]{36}/g, 'id'), `/external-task?${q}`, ['activityId', 'topicName', 'priority', 'retries']);
    t.seeAnswer('count', await t.get('/external-task/count?locked=true'), { withBody: true });
    t.seeAnswer('topics', await t.get('/external-task/topic-names?withLockedTasks=true'), { withBody: true });
    t.seeAnswer('topics left', await t.get('/external-task/topic-names?withRetriesLeft=true'), { withBody: true });
  },
  'jobs: queries by every property': async (t) => {
    await t.deploy(one('p', start(), and('f'), task('a', { asyncBefore: true, jobPriority: '5' }), catching('c', { timer: 'PT1H' }), service('x', '${none}', { asyncBefore: true }), ...chain('start', 'f', 'a'), ...chain('f', 'c'), ...chain('f', 'x')));
    const pi = await t.start('p');
    const [x] = await t.must('GET', `/job?processInstanceId=${pi}&activityId=x`);
    await t.put(`/job/${x.id}/retries`, { retries: 1 });
    await t.post(`/job/${x.id}/execute`);
    const seen = async (q) => { const { status, body } = await t.get(`/job?processInstanceId=${pi}&${q}`); t.see(q.replaceAll(/[0-9a-f-]{36}/g, 'id'), status === 200 ? body.map((j) => [j.priority, j.retries, j.dueDate != null, j.failedActivityId]).sort() : { status, type: body.type, message: body.message }); };
    for (const q of ['timers=true', 'messages=true', 'executable=true', 'withRetriesLeft=true', 'noRetriesLeft=true', 'withException=true', 'exceptionMessage=Unknown%20property', `jobId=${x.id}`, `jobIds=${x.id}`, 'activityId=a', 'failedActivityId=x', 'active=true', 'suspended=true', 'priorityHigherThanOrEquals=5', 'priorityLowerThanOrEquals=4', 'dueDates=gt_2020-01-01T00:00:00.000%2B0000', 'dueDates=lt_2020-01-01T00:00:00.000%2B0000', 'dueDates=about_2020-01-01T00:00:00.000%2B0000', 'createTimes=gt_2020-01-01T00:00:00.000%2B0000', 'acquired=true', 'processDefinitionKey=p', 'processDefinitionKey=q', `executionId=${x.executionId}`, `jobDefinitionId=${x.jobDefinitionId}`, 'rootProcessInstanceId=none', 'sortBy=jobPriority&sortOrder=asc', 'sortBy=colour&sortOrder=asc', 'withException=true&exceptionMessage=x', 'timers=true&messages=true']) await seen(q);
    t.seeAnswer('count', await t.get(`/job/count?processInstanceId=${pi}&withException=true`), { withBody: true });
    await rows(t, 'log by failure', `/history/job-log?processInstanceId=${pi}&failureLog=true`);
    await rows(t, 'log by exception', `/history/job-log?processInstanceId=${pi}&jobExceptionMessage=Unknown%20property%20used%20in%20expression:%20$%7Bnone%7D.%20Cause:%20Cannot%20resolve%20identifier%20'none'`, ['activityId']);
    await rows(t, 'log by priority', `/history/job-log?processInstanceId=${pi}&jobPriorityHigherThanOrEquals=5`, ['activityId', 'creationLog']);
    t.seeAnswer('delete', await t.call('DELETE', `/job/${x.id}`));
    await rows(t, 'log by deletion', `/history/job-log?processInstanceId=${pi}&deletionLog=true`);
    await historicIncidents(t, pi);
    await wholeTree(t, pi);
  },
  'a variable deleted, set again and hidden, as conditional events and details see it': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), ...chain('is', 'a')]), boundary('b', 's', { conditional: "${execution.hasVariable('v') && v == 2}", cancelActivity: 'false' }), user('y'), ...chain('start', 's'), ...chain('b', 'y')), { v: 1 });
    await t.put(`/process-instance/${pi}/variables/v`, { value: 2 });
    await t.put(`/process-instance/${pi}/variables/v`, { value: 2 });
    await t.del(`/process-instance/${pi}/variables/v`);
    await t.put(`/process-instance/${pi}/variables/v`, { value: 3 });
    t.seeAnswer('many', await t.post(`/process-instance/${pi}/variables`, { modifications: { v: { value: 2 }, w: { value: 1 } }, deletions: ['none'] }));
    await t.all(pi);
    await historicDetails(t, pi);
    await rows(t, 'all historic variables', `/history/variable-instance?processInstanceId=${pi}&includeDeleted=true`);
  },
  'service tasks in a loop with async and listeners: history, jobs and the order of activities': async (t) => {
    const pi = await begin(t, one('p', start(), service('s', '${execution.setVariable("n", n + 1)}', { asyncBefore: true, listeners: [{ event: 'end', expression: note('s') }] }), xor('g'), user('z'), ...chain('start', 's', 'g'), flow('g', 's', { if: '${n < 3}' }), flow('g', 'z', { if: '${n >= 3}' })), { n: 0, log: '' });
    await t.runJobs(pi, { all: true });
    await t.all(pi);
    await historicActivities(t, pi);
    t.see('order', (await t.must('GET', `/history/activity-instance?processInstanceId=${pi}&sortBy=occurrence&sortOrder=asc`)).map((a) => a.activityId));
    await jobLog(t, pi);
    await historicDetails(t, pi);
  },
  'called instances started and ended in the history, asked for by all that names them': async (t) => {
    const q = one('q', start('qs'), user('u'), end('qe'), ...chain('qs', 'u', 'qe'));
    const pi = await begin(t, [q, one('p', start(), call('c', 'q', { ext: '<camunda:in businessKey="child"/>', multi: multi({ cardinality: 2 }) }), user('z'), ...chain('start', 'c', 'z'))], {}, { businessKey: 'parent' });
    const [first] = await t.must('GET', `/process-instance?superProcessInstance=${pi}`);
    await t.complete(first.id, 'u');
    for (const query of [`superProcessInstanceId=${pi}`, `superProcessInstanceId=${pi}&finished=true`, `superProcessInstanceId=${pi}&unfinished=true`, `subProcessInstanceId=${first.id}`, 'processInstanceBusinessKey=child', 'processInstanceBusinessKeyLike=%25ent', 'rootProcessInstances=true&processDefinitionKey=q', 'rootProcessInstances=true&processDefinitionKey=p', 'processDefinitionKey=q&completed=true', 'processDefinitionKey=q&active=true', 'executedActivityIdIn=u', 'activeActivityIdIn=u', 'activityIdIn=u', 'processDefinitionKeyNotIn=p', 'withRootIncidents=true', 'startedBefore=2020-01-01T00:00:00.000%2B0000', 'finishedAfter=2020-01-01T00:00:00.000%2B0000'])
      await rows(t, query.replaceAll(/[0-9a-f-]{36}/g, 'id'), `/history/process-instance?${query}`, ['processDefinitionKey', 'businessKey', 'state', 'startActivityId', 'endActivityId']);
    await rows(t, 'activities', `/history/activity-instance?processInstanceId=${pi}&activityType=callActivity`);
    await rows(t, 'running ones', `/process-instance?rootProcessInstances=true&processDefinitionKeyIn=p,q`, ['definitionKey', 'businessKey']);
    await rows(t, 'leaves', `/process-instance?leafProcessInstances=true`, ['definitionKey', 'businessKey']);
    t.seeAnswer('statistics', { status: 200, body: (await t.get(`/process-definition/key/p/statistics?failedJobs=true`)).body.map(({ id, instances, failedJobs }) => [id, instances, failedJobs]) }, { withBody: true });
  },
};
