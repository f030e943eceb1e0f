// Batches of restarts and modifications seen more closely: jobs, logs, failures, suspension, what is left of each instance;
// and instructions in an instance whose end is held back until the last of them.
import { association, boundary, bpmn, call, chain, end, eventSub, external, multi, one, process, service, start, sub, task, throwing, user } from '../bpmn.mjs';
import { lookClosely } from '../looks/instance.mjs';

const before = (activityId, more = {}) => ({ type: 'startBeforeActivity', activityId, ...more });
const after = (activityId, more = {}) => ({ type: 'startAfterActivity', activityId, ...more });
const along = (transitionId, more = {}) => ({ type: 'startTransition', transitionId, ...more });
const cancel = (activityId, more = {}) => ({ type: 'cancel', activityId, ...more });
const sorted = (list) => [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
const two = (id, options = {}) => one(id, start(), user('a', options), user('b'), end(), ...chain('start', 'a', 'b', 'end'));
const kinds = ['seed', 'batch', 'monitor'];

const seeBatch = async (t, b, label) => {
  const { status, body } = await t.get(`/batch/${b.id}`);
  t.see(`${label}: batch`, status === 200 ? { ...body, seedJobDefinitionId: body.seedJobDefinitionId === b.seedJobDefinitionId } : { status, type: body.type, message: body.message });
  t.see(`${label}: statistics`, (await t.must('GET', `/batch/statistics?batchId=${b.id}`)).map(({ totalJobs, jobsCreated, remainingJobs, completedJobs, failedJobs, suspended }) => ({ totalJobs, jobsCreated, remainingJobs, completedJobs, failedJobs, suspended })));
  const jobs = {};
  for (const kind of kinds) {
    const list = await t.jobs(`jobDefinitionId=${b[`${kind}JobDefinitionId`]}`);
    jobs[kind] = sorted(list.map((j) => ({ retries: j.retries, suspended: j.suspended, due: j.dueDate !== null, message: j.exceptionMessage, failed: j.failedActivityId, priority: j.priority, tenant: j.tenantId, definition: j.processDefinitionId, batch: j.batchId === b.id })));
  }
  t.see(`${label}: jobs`, jobs);
};
const seeHistoric = async (t, b, label) => {
  const { status, body } = await t.get(`/history/batch/${b.id}`);
  t.see(`${label}: historic batch`, status === 200 ? { ...body, removalTime: body.removalTime !== null } : { status, type: body.type });
  for (const kind of kinds) {
    const list = await t.must('GET', `/history/job-log?jobDefinitionId=${b[`${kind}JobDefinitionId`]}`);
    t.see(`${label}: log of ${kind}`, sorted(list.map((l) => ({ type: l.jobDefinitionType, configuration: l.jobDefinitionConfiguration === b.id, retries: l.jobRetries, creation: l.creationLog, success: l.successLog, failure: l.failureLog, deletion: l.deletionLog, message: l.jobExceptionMessage, failed: l.failedActivityId, key: l.processDefinitionKey, instance: l.processInstanceId !== null, root: l.rootProcessInstanceId !== null, deployment: l.deploymentId !== null, priority: l.jobPriority }))));
  }
};
/** Executes the jobs of one kind, and observes the answers. */
const execute = async (t, b, kind, label) => {
  const answers = [];
  for (const j of await t.jobs(`jobDefinitionId=${b[`${kind}JobDefinitionId`]}`)) { const r = await t.post(`/job/${j.id}/execute`); answers.push({ status: r.status, type: r.status >= 400 ? r.body?.type : undefined, message: r.status >= 400 ? r.body?.message : undefined }); }
  t.see(label, sorted(answers));
};
const batchOf = (t, label, { status, body }) => { if (status >= 300) { t.seeAnswer(label, { status, body }); return undefined; } t.see(label, body); return body; };
const ended = async (t, key, variables, more) => { const pi = await t.start(key, variables, more); await t.cancel(pi); return pi; };
const restarts = async (t, key) => (await t.must('GET', `/history/process-instance?processDefinitionKey=${key}`)).filter((i) => i.restartedProcessInstanceId);

export default {
  'restart as a batch: each step, and the logs of its jobs': async (t) => {
    await t.deploy(two('fpb1'));
    const ids = [await ended(t, 'fpb1', { v: 1 }, { businessKey: 'k1' }), await ended(t, 'fpb1', { v: 2 }, { businessKey: 'k2' })];
    const b = batchOf(t, 'answer', await t.post(`/process-definition/${await t.definitionId('fpb1')}/restart-async`, { processInstanceIds: ids, instructions: [before('b'), after('a')], withoutBusinessKey: true, initialVariables: true }));
    await seeBatch(t, b, 'created');
    await execute(t, b, 'seed', 'seed');
    await seeBatch(t, b, 'seeded');
    await execute(t, b, 'batch', 'work');
    await seeBatch(t, b, 'worked');
    await execute(t, b, 'monitor', 'monitor');
    await seeBatch(t, b, 'ended');
    await seeHistoric(t, b, 'ended');
    const made = (await restarts(t, 'fpb1')).sort((x, y) => ids.indexOf(x.restartedProcessInstanceId) - ids.indexOf(y.restartedProcessInstanceId));
    t.see('keys', made.map((i) => i.businessKey));
    for (const i of made) { const label = `restart of ${ids.indexOf(i.restartedProcessInstanceId)}`; await lookClosely(t, i.id, label); }
  },
  'restart as a batch: some fail, with an incident of none; retried, deleted': async (t) => {
    await t.deploy(two('fpb2'));
    const running = await t.start('fpb2');
    const ids = [await ended(t, 'fpb2'), running];
    const b = batchOf(t, 'answer', await t.post(`/process-definition/${await t.definitionId('fpb2')}/restart-async`, { processInstanceIds: ids, instructions: [before('b')] }));
    await execute(t, b, 'seed', 'seed');
    for (const n of [1, 2, 3]) { await execute(t, b, 'batch', `work ${n}`); await seeBatch(t, b, `worked ${n}`); }
    t.see('incidents', (await t.must('GET', '/incident')).map((i) => ({ ...i, jobDefinitionId: i.jobDefinitionId === b.batchJobDefinitionId, own: i.id === i.causeIncidentId })));
    await execute(t, b, 'monitor', 'monitor');
    await seeBatch(t, b, 'monitored');
    await t.cancel(running);
    for (const j of await t.jobs(`jobDefinitionId=${b.batchJobDefinitionId}`)) await t.must('PUT', `/job/${j.id}/retries`, { retries: 1 });
    await execute(t, b, 'batch', 'work again');
    await execute(t, b, 'monitor', 'monitor again');
    await seeBatch(t, b, 'ended');
    await seeHistoric(t, b, 'ended');
    t.see('made', (await restarts(t, 'fpb2')).length);
  },
  'restart as a batch: initial variables of an instance that never came to its start event': async (t) => {
    await t.deploy(one('fpb3', start('start', { asyncBefore: true }), user('a'), end(), ...chain('start', 'a', 'end')));
    const b = batchOf(t, 'answer', await t.post(`/process-definition/${await t.definitionId('fpb3')}/restart-async`, { processInstanceIds: [await ended(t, 'fpb3')], instructions: [before('a')], initialVariables: true }));
    await execute(t, b, 'seed', 'seed');
    await execute(t, b, 'batch', 'work');
    await seeBatch(t, b, 'failed');
  },
  'restart as a batch: suspended before and after seeding, deleted with and without its history': async (t) => {
    await t.deploy(two('fpb4'));
    for (const cascade of [false, true]) {
      const ids = [await ended(t, 'fpb4'), await ended(t, 'fpb4')];
      const b = batchOf(t, 'answer', await t.post(`/process-definition/${await t.definitionId('fpb4')}/restart-async`, { processInstanceIds: ids, instructions: [before('b')] }));
      await t.must('PUT', `/batch/${b.id}/suspended`, { suspended: true });
      await seeBatch(t, b, 'suspended');
      await execute(t, b, 'seed', 'seed suspended');
      await seeBatch(t, b, 'seeded suspended');
      await t.must('PUT', `/batch/${b.id}/suspended`, { suspended: false });
      await execute(t, b, 'seed', 'seed');
      await t.must('PUT', `/batch/${b.id}/suspended`, { suspended: true });
      await seeBatch(t, b, 'seeded, suspended');
      await execute(t, b, 'batch', 'work suspended');
      t.seeAnswer('delete', await t.del(`/batch/${b.id}?cascade=${cascade}`));
      await seeBatch(t, b, 'deleted');
      await seeHistoric(t, b, 'deleted');
      t.see('running', (await t.running('fpb4')).length);
      for (const x of await t.running('fpb4')) await t.cancel(x);
    }
  },
  'restart as a batch: a failing script behind the target, and jobs that the restarted instances wait for': async (t) => {
    await t.deploy(one('fpb5', start(), user('a'), service('bad', '${nothing}'), user('b', { asyncBefore: true }), end(), ...chain('start', 'a', 'bad', 'b', 'end')));
    const pi = await ended(t, 'fpb5', { v: 1 });
    const id = await t.definitionId('fpb5');
    const b = batchOf(t, 'failing', await t.post(`/process-definition/${id}/restart-async`, { processInstanceIds: [pi], instructions: [before('b'), after('a')] }));
    await execute(t, b, 'seed', 'seed');
    await execute(t, b, 'batch', 'work');
    await seeBatch(t, b, 'failed');
    t.see('made', (await restarts(t, 'fpb5')).length);
    const good = batchOf(t, 'good', await t.post(`/process-definition/${id}/restart-async`, { processInstanceIds: [pi], instructions: [before('b')] }));
    await t.runBatch(good.id);
    for (const i of await restarts(t, 'fpb5')) await lookClosely(t, i.id, 'restarted');
  },
  'restart as a batch: refusals before there is one': async (t) => {
    await t.deploy(two('fpb6'));
    const id = await t.definitionId('fpb6');
    const pi = await ended(t, 'fpb6');
    for (const body of [{ instructions: [before('b')] }, { processInstanceIds: [], instructions: [] }, { processInstanceIds: [pi], instructions: [] }, { processInstanceIds: [pi], instructions: [{ type: 'cancel', activityId: 'a' }] }, { processInstanceIds: [null], instructions: [before('b')] }, { historicProcessInstanceQuery: { processInstanceBusinessKey: 'nobody' }, instructions: [before('b')] }, { processInstanceIds: [pi], instructions: [{ type: 'startBeforeActivity' }] }, { processInstanceIds: [pi], instructions: [{ activityId: 'b' }] }, { processInstanceIds: [pi], instructions: [{ type: 'startSomewhere', activityId: 'b' }] }])
      batchOf(t, JSON.stringify(body).replace(pi, 'id'), await t.post(`/process-definition/${id}/restart-async`, body));
    batchOf(t, 'unknown definition', await t.post('/process-definition/nobody/restart-async', { processInstanceIds: [pi], instructions: [before('b')] }));
    batchOf(t, 'by key', await t.post('/process-definition/key/fpb6/restart-async', { processInstanceIds: [pi], instructions: [before('b')] }));
  },
  'modification as a batch: each step, and the logs of its jobs': async (t) => {
    await t.deploy(two('fpb7'));
    const ids = [await t.start('fpb7', { v: 1 }), await t.start('fpb7', { v: 2 })];
    const b = batchOf(t, 'answer', await t.post('/modification/executeAsync', { processDefinitionId: await t.definitionId('fpb7'), processInstanceIds: ids, instructions: [cancel('a', { cancelCurrentActiveActivityInstances: true }), before('a'), before('b', { variables: { x: { value: 1 } } })], annotation: 'noted' }));
    await seeBatch(t, b, 'created');
    await execute(t, b, 'seed', 'seed');
    await seeBatch(t, b, 'seeded');
    await execute(t, b, 'batch', 'work');
    await execute(t, b, 'monitor', 'monitor');
    await seeHistoric(t, b, 'ended');
    for (const [i, pi] of ids.entries()) await lookClosely(t, pi, `instance ${i}`);
  },
  'modification as a batch: instances that have ended, are of another definition, are suspended': async (t) => {
    await t.deploy(two('fpb8'));
    await t.deploy(two('fpb8other'));
    const ids = { gone: await ended(t, 'fpb8'), other: await t.start('fpb8other'), suspended: await t.start('fpb8'), good: await t.start('fpb8') };
    await t.must('PUT', `/process-instance/${ids.suspended}/suspended`, { suspended: true });
    const id = await t.definitionId('fpb8');
    for (const [label, pi] of Object.entries(ids)) {
      const b = batchOf(t, `${label}: answer`, await t.post('/modification/executeAsync', { processDefinitionId: id, processInstanceIds: [pi], instructions: [before('b'), cancel('a')] }));
      await execute(t, b, 'seed', `${label}: seed`);
      await execute(t, b, 'batch', `${label}: work`);
      await seeBatch(t, b, label);
      await seeHistoric(t, b, label);
      t.seeAnswer(`${label}: at once`, await t.post('/modification/execute', { processDefinitionId: id, processInstanceIds: [pi], instructions: [before('b')] }));
    }
    await lookClosely(t, ids.suspended, 'the suspended');
  },
  'modification of one instance as a batch: by instance ids that are gone by then, unknown activities, an ended instance': async (t) => {
    await t.deploy(two('fpb9', { asyncBefore: true }));
    const pi = await t.start('fpb9');
    const tree = await t.must('GET', `/process-instance/${pi}/activity-instances`);
    const jobs = [[{ type: 'cancel', transitionInstanceId: tree.childTransitionInstances[0].id }, before('b')], [{ type: 'cancel', activityInstanceId: 'a:nobody' }], [before('nobody')], [along('nobody')], [after('end')], [before('b', { ancestorActivityInstanceId: 'nobody' })], [cancel('nobody')], [cancel('b')]];
    for (const instructions of jobs) {
      const label = JSON.stringify(instructions).replace(tree.childTransitionInstances[0].id, 'id');
      const b = batchOf(t, label, await t.post(`/process-instance/${pi}/modification-async`, { instructions }));
      if (!b) continue;
      await execute(t, b, 'seed', `${label}: seed`);
      await execute(t, b, 'batch', `${label}: work`);
      await seeBatch(t, b, label);
    }
    await lookClosely(t, pi, 'in the end');
    batchOf(t, 'ended', await t.post(`/process-instance/${pi}/modification-async`, { instructions: [before('b')] }));
    batchOf(t, 'empty', await t.post(`/process-instance/${await t.start('fpb9')}/modification-async`, { instructions: [] }));
    batchOf(t, 'no body', await t.post(`/process-instance/${await t.start('fpb9')}/modification-async`, {}));
  },
  'modification that ends instances: by a batch, at once, and by itself': async (t) => {
    await t.deploy(bpmn(process('fpb10', [start(), call('c', 'fpb10c'), end(), ...chain('start', 'c', 'end')]), process('fpb10c', [start('cs'), external('x', 'fpb10'), end('ce'), ...chain('cs', 'x', 'ce')])));
    const id = await t.definitionId('fpb10c');
    for (const how of ['batch', 'at once', 'single', 'single batch']) {
      const pi = await t.start('fpb10', { v: 1 });
      const [called] = await t.running('fpb10c');
      const [x] = await t.must('POST', '/external-task/fetchAndLock', { workerId: 'w', maxTasks: 1, topics: [{ topicName: 'fpb10', lockDuration: 10000 }] });
      await t.must('POST', `/external-task/${x.id}/failure`, { workerId: 'w', errorMessage: 'no luck', retries: 0, retryTimeout: 0 });
      const body = { processDefinitionId: id, processInstanceIds: [called], instructions: [cancel('x')] };
      if (how === 'at once') t.seeAnswer(how, await t.post('/modification/execute', body));
      if (how === 'single') t.seeAnswer(how, await t.post(`/process-instance/${called}/modification`, { instructions: [cancel('x')] }));
      if (how === 'batch') await t.runBatch((await t.must('POST', '/modification/executeAsync', body)).id);
      if (how === 'single batch') await t.runBatch((await t.must('POST', `/process-instance/${called}/modification-async`, { instructions: [cancel('x')] })).id);
      await lookClosely(t, called, `${how}: called`);
      await lookClosely(t, pi, `${how}: caller`);
      t.see(`${how}: log`, (await t.must('GET', `/history/external-task-log?processInstanceId=${called}`)).map((l) => ({ creation: l.creationLog, failure: l.failureLog, deletion: l.deletionLog, retries: l.retries })).sort((a, b) => Number(a.deletion) - Number(b.deletion) || Number(a.failure) - Number(b.failure)));
    }
  },
  'annotations, unknown properties and wrong types in modifications': async (t) => {
    await t.deploy(two('fpb11'));
    const id = await t.definitionId('fpb11');
    for (const more of [{ annotation: 'noted' }, { annotation: null }, { annotation: 7 }, { unknown: 1 }, { skipIoMappings: 'true' }, { skipCustomListeners: null }]) {
      const pi = await t.start('fpb11');
      t.seeAnswer(`one: ${JSON.stringify(more)}`, await t.post(`/process-instance/${pi}/modification`, { instructions: [before('b')], ...more }));
      t.seeAnswer(`all: ${JSON.stringify(more)}`, await t.post('/modification/execute', { processDefinitionId: id, processInstanceIds: [pi], instructions: [before('b')], ...more }));
      await t.tree(pi);
    }
    const pi = await t.start('fpb11');
    for (const instruction of [{}, { type: 'cancel' }, { type: 'cancel', activityId: 'a', activityInstanceId: pi }, { type: 'cancel', activityInstanceId: null }, { type: 'cancel', transitionInstanceId: 'x' }, { type: 'startBeforeActivity', activityId: 'b', variables: { x: { value: 'text', type: 'Integer' } } }, { type: 'startBeforeActivity', activityId: 'b', variables: { x: { value: 1, type: 'Nothing' } } }, { type: 'startTransition', activityId: 'b' }, { type: 'startAfterActivity' }, { type: 'move', activityId: 'b' }, { activityId: 'b' }, { type: 'startBeforeActivity', activityId: '' }, { type: 'startBeforeActivity', activityId: 'b', ancestorActivityInstanceId: '' }, { type: 'cancel', activityId: 'fpb11' }]) {
      const label = JSON.stringify(instruction).replace(pi, 'id');
      t.seeAnswer(`one: ${label}`, await t.post(`/process-instance/${pi}/modification`, { instructions: [instruction] }));
      t.seeAnswer(`all: ${label}`, await t.post('/modification/execute', { processDefinitionId: id, processInstanceIds: [pi], instructions: [instruction] }));
      await t.tree(pi, `${label}: tree`);
    }
  },
  'the last token is canceled, another runs to the end of an event subprocess or a subprocess, and more instructions follow': async (t) => {
    await t.deploy(one('fpb12', start(), user('a'), end(), ...chain('start', 'a', 'end'), sub('s', [start('ss'), user('i'), task('th'), end('se'), ...chain('ss', 'i', 'th', 'se')]), eventSub('es', [start('es0', { message: 'go', isInterrupting: false }), user('e'), end('ee'), ...chain('es0', 'e', 'ee')]), eventSub('ei', [start('ei0', { message: 'go2' }), user('f'), end('fe'), ...chain('ei0', 'f', 'fe')])));
    for (const place of [after('e'), before('ee'), after('f'), after('i'), before('end')])
      for (const last of [before('e'), before('f'), after('i'), before('i'), before('s'), before('a')]) {
        const pi = await t.start('fpb12');
        const label = [place, last].map((i) => `${i.type} ${i.activityId}`).join(', ');
        t.seeAnswer(label, await t.post(`/process-instance/${pi}/modification`, { instructions: [cancel('a'), place, last] }));
        const { status, body } = await t.get(`/process-instance/${pi}/activity-instances`);
        t.see(`${label}: tree`, status === 200 ? sorted(body.childActivityInstances.map((c) => [c.activityId, c.childActivityInstances.map((x) => x.activityId)])) : status);
        await t.history(pi, `${label}: history`);
        await t.instance(pi, `${label}: instance`);
        if (status === 200) await t.cancel(pi);
      }
  },
  'a compensation handler is started by an instruction while another is executed for its throwing event': async (t) => {
    await t.deploy(one('fpb13', start(), user('a'), sub('s', [start('ss'), user('b'), boundary('cb', 'b', { compensate: true }), user('hb', { isForCompensation: true }), association('cb', 'hb'), end('se'), ...chain('ss', 'b', 'se'), eventSub('ces', [start('c0', { compensate: true }), user('cu'), throwing('ct', { compensate: 'b' }), end('ce'), ...chain('c0', 'cu', 'ct', 'ce')])]), throwing('undo', { compensate: true }), user('z'), end(), ...chain('start', 'a', 's', 'undo', 'z', 'end')));
    const pi = await t.start('fpb13');
    for (const key of ['a', 'b', 'cu']) await t.complete(pi, key);
    await lookClosely(t, pi, 'compensating');
    t.seeAnswer('modify', await t.post(`/process-instance/${pi}/modification`, { instructions: [before('hb')] }));
    await lookClosely(t, pi, 'two handlers');
    t.see('both completed', sorted(await Promise.all((await t.tasks(pi, 'hb')).slice(0, 1).map(async (x) => (await t.post(`/task/${x.id}/complete`, {})).status))).length);
    t.seeAnswer('cancel', await t.post(`/process-instance/${pi}/modification`, { instructions: [cancel('s'), before('z')] }));
    await lookClosely(t, pi, 'canceled');
  },
  'a batch with a tenant, and instances of a multi-instance body': async (t) => {
    await t.deploy(one('fpb14', start(), user('m', { multi: multi({ cardinality: 3 }) }), user('b'), end(), ...chain('start', 'm', 'b', 'end')), { 'tenant-id': 'north' });
    const [{ id }] = await t.must('GET', '/process-definition?key=fpb14');
    const pi = (await t.must('POST', `/process-definition/${id}/start`, {})).id;
    const b = batchOf(t, 'answer', await t.post('/modification/executeAsync', { processDefinitionId: id, processInstanceQuery: { processDefinitionId: id }, instructions: [before('m'), cancel('m', { cancelCurrentActiveActivityInstances: true })] }));
    await seeBatch(t, b, 'created');
    await t.runBatch(b.id);
    await seeHistoric(t, b, 'ended');
    await lookClosely(t, pi, 'modified');
    await t.cancel(pi);
    const again = batchOf(t, 'restart', await t.post(`/process-definition/${id}/restart-async`, { historicProcessInstanceQuery: { processDefinitionId: id, tenantIdIn: ['north'] }, instructions: [before('m'), before('m')] }));
    await t.runBatch(again.id);
    await seeHistoric(t, again, 'restarted');
    for (const i of await restarts(t, 'fpb14')) { t.see('tenant', i.tenantId); await lookClosely(t, i.id, 'restart'); }
  },
};
