// Tasks, calls, jobs and events in each other's company: what a rarely asked combination does.
import { and, association, boundary, bpmn, call, catching, chain, end, eventGateway, eventSub, external, multi, one, process, receive, script, service, start, sub, task, throwing, transaction, user } from '../bpmn.mjs';
import { executions, externalTaskLog, historicActivities, historicDetails, historicIncidents, incidents, jobLog, jobs, variableInstances, wholeTree } from '../looks/rows.mjs';
import { begin, child } from '../looks/attempts.mjs';

const fetch = (t, topic, more = {}) => t.post('/external-task/fetchAndLock', { workerId: 'w', maxTasks: 9, topics: [{ topicName: topic, lockDuration: 60000, ...more }] });
const B = "var B = Java.type('org.camunda.bpm.engine.delegate.BpmnError');";
const note = (w) => `\${execution.setVariable('log', execution.getVariable('log').concat('${w} '))}`;
const both = (id) => [{ event: 'start', expression: note(`${id}+`) }, { event: 'end', expression: note(`${id}-`) }];
const called = one('q', start('qs'), user('u'), end('qe'), ...chain('qs', 'u', 'qe'));

export default {
  'BPMN errors from scripts: with variables, nested scopes, multi-instance, event subprocess': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), script('x', `${B} execution.setVariable('before', 1); throw new B('E' + loopCounter, 'no ' + loopCounter)`, { multi: multi({ sequential: true, cardinality: 2 }) }), end('ie'), ...chain('is', 'x', 'ie'), eventSub('h', [start('hs', { error: 'E0' }), user('hu'), ...chain('hs', 'hu')])]), boundary('b', 's', { error: true }), user('y'), ...chain('start', 's'), ...chain('b', 'y')).replaceAll('<errorEventDefinition', '<errorEventDefinition camunda:errorCodeVariable="code" camunda:errorMessageVariable="text"'));
    await t.all(pi);
    await historicActivities(t, pi);
    await variableInstances(t, pi);
    await historicDetails(t, pi);
  },
  'a BPMN error of a script that nobody catches, in an asynchronous task and in a synchronous one': async (t) => {
    for (const asyncBefore of [false, true]) {
      const pi = await begin(t, one('p', start(), and('f'), script('x', `${B} throw new B('E1')`, { asyncBefore }), user('u'), end(), ...chain('start', 'f', 'x', 'end'), ...chain('f', 'u')));
      await t.runJobs(pi);
      await t.all(pi, `asynchronous ${asyncBefore}`);
    }
  },
  'an external task in a compensated subprocess, failing while it compensates': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), boundary('cb', 'a', { compensate: true }), external('undo', 'top', { isForCompensation: 'true' }), end('ie'), ...chain('is', 'a', 'ie'), association('cb', 'undo')]), throwing('t', { compensate: 's' }), user('z'), ...chain('start', 's', 't', 'z')));
    await t.complete(pi, 'a', { v: 1 });
    await wholeTree(t, pi);
    await executions(t, pi);
    const [e] = (await fetch(t, 'top')).body;
    t.see('fetched', { activityId: e.activityId, variables: Object.keys(e.variables) });
    await t.post(`/external-task/${e.id}/failure`, { workerId: 'w', retries: 0, retryTimeout: 0, errorMessage: 'x' });
    await incidents(t, pi);
    await wholeTree(t, pi, 'with an incident');
    await t.put(`/external-task/${e.id}/retries`, { retries: 1 });
    await fetch(t, 'top');
    t.seeAnswer('complete', await t.post(`/external-task/${e.id}/complete`, { workerId: 'w', variables: { w: { value: 2 } } }));
    await t.all(pi, 'compensated');
    await historicIncidents(t, pi);
  },
  'a transaction with a call in it that is canceled by a cancel end event': async (t) => {
    const pi = await begin(t, [called, one('p', start(), transaction('tx', [start('is'), call('c', 'q'), boundary('cb', 'c', { compensate: true }), user('undo', { isForCompensation: 'true' }), user('a'), end('ce', { cancel: true }), ...chain('is', 'c', 'a', 'ce'), association('cb', 'undo')]), boundary('b', 'tx', { cancel: true }), user('y'), ...chain('start', 'tx'), ...chain('b', 'y'))]);
    await t.complete(await child(t, pi), 'u');
    await t.complete(pi, 'a');
    await t.all(pi, 'compensating');
    await t.complete(pi, 'undo');
    await t.all(pi, 'canceled');
    await historicActivities(t, pi);
  },
  'an event-based gateway with a receive task refused, with a timer, a message and a signal; the timer fails': async (t) => {
    const pi = await begin(t, one('p', start(), eventGateway('g'), catching('m', { message: 'm' }), catching('c', { timer: 'PT1H' }), catching('s', { signal: 's' }), service('x', '${none}'), user('y'), user('z'), ...chain('start', 'g', 'm', 'z'), ...chain('g', 'c', 'x', 'y'), ...chain('g', 's', 'y')));
    await t.all(pi);
    await executions(t, pi);
    const [job] = await t.jobs(`processInstanceId=${pi}`);
    await t.put(`/job/${job.id}/retries`, { retries: 1 });
    t.seeAnswer('timer', await t.post(`/job/${job.id}/execute`));
    await jobs(t, pi);
    await incidents(t, pi);
    await t.subscriptions(pi);
    t.seeAnswer('message', await t.post('/message', { messageName: 'm', processInstanceId: pi }));
    await t.all(pi, 'message');
    await historicIncidents(t, pi);
    await historicActivities(t, pi);
  },
  'a non-interrupting boundary timer that fails leaves its task, and an incident at the event': async (t) => {
    const pi = await begin(t, one('p', start(), user('a'), boundary('b', 'a', { timer: 'R2/PT1H', cancelActivity: 'false' }), service('x', '${v}'), user('z'), ...chain('start', 'a', 'z'), ...chain('b', 'x')));
    for (let i = 0; i < 2; i++) { for (const j of await t.jobs(`processInstanceId=${pi}`)) { await t.put(`/job/${j.id}/retries`, { retries: 1 }); t.seeAnswer(`fire ${i}`, await t.post(`/job/${j.id}/execute`)); } await jobs(t, pi, `jobs ${i}`); }
    await incidents(t, pi);
    await wholeTree(t, pi);
    await t.complete(pi, 'a', { v: 1 });
    await historicIncidents(t, pi);
    await jobs(t, pi, 'jobs at the end');
    await historicActivities(t, pi);
  },
  'conditional events set off by tasks, calls and external workers': async (t) => {
    const q = one('q', start('qs'), user('u'), end('qe'), ...chain('qs', 'u', 'qe'));
    const pi = await begin(t, [q, one('p', start(), and('f'), call('c', 'q', { ext: '<camunda:out source="r" target="x"/>' }), boundary('b', 'c', { conditional: '${x == 5}' }), external('e', 'top'), catching('k', { conditional: '${x > 1}' }), user('y'), user('y2'), user('z'), ...chain('start', 'f', 'c', 'y'), ...chain('b', 'y2'), ...chain('f', 'e'), ...chain('f', 'k', 'z'))], { x: 0 });
    await t.all(pi);
    const [e] = (await fetch(t, 'top')).body;
    t.seeAnswer('complete', await t.post(`/external-task/${e.id}/complete`, { workerId: 'w', variables: { x: { value: 2 } } }));
    await t.all(pi, 'external');
    await t.complete(await child(t, pi), 'u', { r: 5 });
    await t.all(pi, 'returned');
    await historicActivities(t, pi);
  },
  'signals thrown by a called process: caught at the caller, by a sibling and by a start event': async (t) => {
    const q = one('q', start('qs'), throwing('qt', { signal: 'sig' }), user('u'), ...chain('qs', 'qt', 'u'));
    const w = one('w', start('ws', { signal: 'sig' }), user('wu'), ...chain('ws', 'wu'));
    const pi = await begin(t, [w, q, one('p', start(), and('f'), catching('k', { signal: 'sig' }), user('z'), call('c', 'q', { asyncBefore: true }), boundary('b', 'c', { signal: 'sig' }), user('y'), ...chain('start', 'f', 'k', 'z'), ...chain('f', 'c'), ...chain('b', 'y'))]);
    await t.all(pi);
    await t.runJobs(pi);
    await t.all(pi, 'thrown');
    t.see('started', (await t.running('w')).length);
    t.see('called', (await t.must('GET', '/history/process-instance?processDefinitionKey=q')).map((i) => i.state));
    await historicActivities(t, pi);
  },
  'messages to a called process and its caller at once: by business key, by variables, to all': async (t) => {
    const q = one('q', start('qs'), receive('r', 'm'), user('u'), ...chain('qs', 'r', 'u'));
    const pi = await begin(t, [q, one('p', start(), call('c', 'q', { ext: '<camunda:in businessKey="#{execution.processBusinessKey}"/><camunda:in variables="all"/>' }), boundary('b', 'c', { message: 'm', cancelActivity: 'false' }), user('y'), ...chain('start', 'c'), ...chain('b', 'y'))], { k: 1 }, { businessKey: 'bk' });
    t.seeAnswer('ambiguous', await t.post('/message', { messageName: 'm', businessKey: 'bk' }));
    t.seeAnswer('ambiguous by variable', await t.post('/message', { messageName: 'm', correlationKeys: { k: { value: 1 } } }));
    t.seeAnswer('ambiguous by typed ones', await t.post('/message', { messageName: 'm', correlationKeys: { k: { value: 1, type: 'Integer' } }, localCorrelationKeys: {} }));
    t.seeAnswer('to all', await t.post('/message', { messageName: 'm', all: true, businessKey: 'bk', resultEnabled: true }));
    await t.all(pi);
    await t.all(await child(t, pi), 'called');
    t.seeAnswer('again', await t.post('/message', { messageName: 'm', businessKey: 'bk', processVariables: { got: { value: 1 } }, processVariablesLocal: { loc: { value: 2 } } }));
    await variableInstances(t, pi);
  },
  'listeners in the order of a called process that ends, with async after and an output mapping': async (t) => {
    const q = bpmn(process('q', [start('qs'), user('u', { listeners: both('u') }), end('qe', { listeners: both('qe') }), ...chain('qs', 'u', 'qe')], { listeners: both('q') }));
    const pi = await begin(t, [q, bpmn(process('p', [start(), call('c', 'q', { asyncAfter: true, ext: '<camunda:in source="log" target="log"/><camunda:out source="log" target="log"/>', inputs: { i: note('in') }, outputs: { o: note('out') }, listeners: both('c') }), end('end', { listeners: both('end') }), ...chain('start', 'c', 'end')], { listeners: both('p') }))], { log: '' });
    await t.complete(await child(t, pi), 'u');
    await t.variables(pi);
    await t.runJobs(pi);
    await t.historicVariables(pi);
  },
  'multi-instance subprocess with async instances, one of which fails': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), service('x', "${i == 1 ? none : i}", { asyncBefore: true }), user('a'), end('ie'), ...chain('is', 'x', 'a', 'ie')], { inputs: { i: '${loopCounter}' }, multi: multi({ cardinality: 3 }) }), user('z'), ...chain('start', 's', 'z')));
    await jobs(t, pi);
    for (const j of await t.jobs(`processInstanceId=${pi}`)) { await t.put(`/job/${j.id}/retries`, { retries: 1 }); await t.post(`/job/${j.id}/execute`); }
    await wholeTree(t, pi);
    await incidents(t, pi);
    await variableInstances(t, pi);
    await t.complete(pi, 'a');
    await t.complete(pi, 'a');
    await wholeTree(t, pi, 'two ended');
    const [j] = await t.jobs(`processInstanceId=${pi}`);
    await t.put(`/process-instance/${pi}/variables/none`, { value: 1 });
    await t.put(`/job/${j.id}/retries`, { retries: 1 });
    t.seeAnswer('repaired', await t.post(`/job/${j.id}/execute`));
    await t.complete(pi, 'a');
    await t.all(pi, 'all ended');
    await historicIncidents(t, pi);
    await historicActivities(t, pi);
  },
  'a parallel multi-instance of external tasks with a completion condition and errors': async (t) => {
    const pi = await begin(t, one('p', start(), external('e', 'top', { multi: multi({ cardinality: 4, condition: '${nrOfCompletedInstances >= 2}' }) }), boundary('b', 'e', { error: 'E' }), user('y'), user('z'), ...chain('start', 'e', 'z'), ...chain('b', 'y')));
    const list = (await fetch(t, 'top')).body;
    t.see('counters', list.map((e) => e.variables.loopCounter?.value ?? null).sort());
    await t.post(`/external-task/${list[0].id}/complete`, { workerId: 'w' });
    await wholeTree(t, pi);
    await executions(t, pi);
    await t.post(`/external-task/${list[1].id}/failure`, { workerId: 'w', retries: 0, retryTimeout: 0 });
    await incidents(t, pi);
    await t.post(`/external-task/${list[2].id}/complete`, { workerId: 'w' });
    await t.all(pi, 'ended');
    await historicIncidents(t, pi);
    await externalTaskLog(t, pi);
    const q = await t.start('p');
    const [e] = (await fetch(t, 'top')).body;
    t.seeAnswer('error', await t.post(`/external-task/${e.id}/bpmnError`, { workerId: 'w', errorCode: 'E', variables: { v: { value: 1 } } }));
    await t.all(q, 'error');
  },
  'modification in a called process with calls, jobs and mappings': async (t) => {
    const q = one('q', start('qs'), sub('s', [start('is'), user('a', { inputs: { i: '1' }, outputs: { o: '${i}' } }), service('x', '${1}', { asyncBefore: true }), ...chain('is', 'a', 'x')], { inputs: { outer: '2' } }), user('u'), end('qe'), ...chain('qs', 's', 'u', 'qe'));
    const pi = await begin(t, [q, one('p', start(), call('c', 'q', { ext: '<camunda:out variables="all"/>' }), user('z'), ...chain('start', 'c', 'z'))]);
    const c = await child(t, pi);
    t.seeAnswer('start the task again and the job', await t.post(`/process-instance/${c}/modification`, { instructions: [{ type: 'startBeforeActivity', activityId: 'x' }, { type: 'startBeforeActivity', activityId: 'a', variables: { l: { value: 1, local: true }, g: { value: 2 } } }] }));
    await wholeTree(t, c);
    await jobs(t, c);
    await variableInstances(t, c);
    t.seeAnswer('cancel all of the subprocess, start behind', await t.post(`/process-instance/${c}/modification`, { instructions: [{ type: 'startBeforeActivity', activityId: 'u' }, { type: 'cancel', activityId: 's' }], skipIoMappings: true }));
    await t.all(c, 'modified');
    await t.complete(c, 'u', { r: 1 });
    await t.all(pi, 'returned');
    await historicActivities(t, c);
  },
  'restart of a caller and of a called one, with what they had': async (t) => {
    const pi = await begin(t, [called, one('p', start(), call('c', 'q', { ext: '<camunda:in variables="all"/><camunda:out variables="all"/>' }), user('z'), ...chain('start', 'c', 'z'))], { n: 1 }, { businessKey: 'bk' });
    const c = await child(t, pi);
    await t.complete(c, 'u', { r: 2 });
    await t.cancel(pi);
    const p = await t.definitionId('p');
    await t.restart(p, { processInstanceIds: [pi], instructions: [{ type: 'startBeforeActivity', activityId: 'c' }] });
    const again = await t.restarted('p');
    await t.all(again, 'restarted');
    const d = await child(t, again);
    await t.all(d, 'called again');
    const q = await t.definitionId('q');
    await t.restart(q, { processInstanceIds: [c], instructions: [{ type: 'startBeforeActivity', activityId: 'u' }], initialVariables: true }, 'the called one, initially');
    const alone = await t.restarted('q', d);
    await t.all(alone, 'called one alone');
    await historicDetails(t, alone);
  },
  'the terminate end event with jobs, external tasks and calls under way': async (t) => {
    const pi = await begin(t, [called, one('p', start(), and('f'), user('a'), end('te', { terminate: true }), external('e', 'top'), call('c', 'q'), task('j', { asyncBefore: true }), catching('k', { timer: 'PT1H' }), ...chain('start', 'f', 'a', 'te'), ...chain('f', 'e'), ...chain('f', 'c'), ...chain('f', 'j'), ...chain('f', 'k'))]);
    const c = await child(t, pi);
    await t.complete(pi, 'a');
    await t.all(pi);
    await t.all(c, 'called');
    await historicActivities(t, pi);
    await externalTaskLog(t, pi);
    await jobLog(t, pi);
  },
};
