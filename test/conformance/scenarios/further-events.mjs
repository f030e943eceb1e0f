// Events in event subprocesses, at boundaries, and thrown and caught with variables: combinations, looked at closely.
import { and, boundary, bpmn, call, catching, chain, end, eventGateway, eventSub, external, multi, one, process, receive, script, start, sub, task, throwing, user } from '../bpmn.mjs';
import { closely } from '../looks/executions.mjs';

const begin = async (t, xml, variables = {}, more = {}) => { await t.deploy(xml); return t.start('p', variables, more); };
const message = async (t, messageName, more = {}, label = messageName) => t.seeAnswer(label, await t.post('/message', { messageName, ...more }));
const signal = async (t, name, variables, label = name) => t.seeAnswer(label, await t.post('/signal', { name, ...(variables && { variables }) }));
const fire = async (t, pi, activityId) => {
  const [j] = await t.jobs(`processInstanceId=${pi}&activityId=${activityId}`);
  if (!j) throw new Error(`no job on ${activityId}`);
  t.seeAnswer(`job of ${activityId}`, await t.post(`/job/${j.id}/execute`));
};
const handler = (id, on, children = [user(`${id}_u`)]) => eventSub(id, [start(`${id}_s`, on), ...children, end(`${id}_e`), ...chain(`${id}_s`, ...children.map((c) => c.id), `${id}_e`)]);
const taskId = async (t, pi, key) => (await t.tasks(pi, key))[0]?.id;
const lock = async (t, topicName = 'work', n = 1) => (await t.must('POST', '/external-task/fetchAndLock', { workerId: 'w', maxTasks: n, topics: [{ topicName, lockDuration: 60000 }] }));

export default {
  'two interrupting event subprocesses in one scope: the first trigger takes the other away': async (t) => {
    const pi = await begin(t, one('p', start(), user('u'), end(), ...chain('start', 'u', 'end'), handler('h1', { message: 'm1' }), handler('h2', { message: 'm2' }), handler('h3', { timer: 'PT1H' })));
    await closely(t, pi);
    await message(t, 'm1');
    await closely(t, pi, 'm1 came');
    await message(t, 'm2');
    await t.complete(pi, 'h1_u');
    await closely(t, pi, 'end');
  },
  'an event subprocess that does not interrupt, triggered twice, then one that does': async (t) => {
    const pi = await begin(t, one('p', start(), user('u'), end(), ...chain('start', 'u', 'end'), handler('h1', { message: 'm1', isInterrupting: false }), handler('h2', { message: 'm2' })));
    await message(t, 'm1');
    await message(t, 'm1');
    await closely(t, pi, 'm1 twice');
    await message(t, 'm2');
    await closely(t, pi, 'm2 came');
    await message(t, 'm1', {}, 'm1 again');
    await t.complete(pi, 'h2_u');
    await closely(t, pi, 'end');
  },
  'an event subprocess within an event subprocess': async (t) => {
    const inner = handler('hi', { message: 'mi' });
    const outer = eventSub('ho', [start('ho_s', { message: 'mo', isInterrupting: false }), user('ho_u'), end('ho_e'), ...chain('ho_s', 'ho_u', 'ho_e'), inner]);
    const pi = await begin(t, one('p', start(), user('u'), end(), ...chain('start', 'u', 'end'), outer));
    await message(t, 'mi', {}, 'mi too early');
    await message(t, 'mo');
    await message(t, 'mo');
    await closely(t, pi, 'mo twice');
    await message(t, 'mi', {}, 'mi ambiguous');
    await t.complete(pi, 'ho_u');
    await message(t, 'mi');
    await closely(t, pi, 'mi');
    await t.complete(pi, 'hi_u');
    await t.complete(pi, 'u');
    await closely(t, pi, 'end');
  },
  'an event subprocess in each instance of a multi-instance subprocess': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), ...chain('is', 'a'), handler('h', { message: 'm', isInterrupting: false }), handler('g', { signal: 'sg' })], { multi: multi({ cardinality: 2 }) }), user('z'), ...chain('start', 's', 'z')));
    await message(t, 'm', {}, 'ambiguous');
    await message(t, 'm', { localCorrelationKeys: { loopCounter: { value: 0, type: 'Integer' } } }, 'local keys');
    await message(t, 'm', { correlationKeys: { loopCounter: { value: 1, type: 'Integer' } } }, 'keys of any scope');
    await message(t, 'm', { all: true, processVariablesLocal: { l: { value: 1 } } }, 'all');
    await closely(t, pi, 'm came');
    await signal(t, 'sg', { v: { value: 1 } });
    await closely(t, pi, 'sg came');
  },
  'interrupting event subprocess in a subprocess: the scope goes on behind it, with the variables of the trigger': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), and('f'), user('a'), user('b', { inputs: { l: '1' } }), ...chain('is', 'f', 'a'), ...chain('f', 'b'), handler('h', { message: 'm' })], { inputs: { si: '${1}' }, outputs: { so: '${si}' } }), user('z'), ...chain('start', 's', 'z')));
    await message(t, 'm', { processVariables: { g: { value: 1 } }, processVariablesLocal: { l2: { value: 2 } } });
    await closely(t, pi, 'm came');
    await t.complete(pi, 'h_u');
    await closely(t, pi, 'z');
  },
  'timer event subprocess with a cycle: three times, then the scope ends': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), ...chain('is', 'a'), handler('h', { timer: 'R2/PT1H', isInterrupting: false })]), user('z'), ...chain('start', 's', 'z')));
    await closely(t, pi);
    await fire(t, pi, 'h_s');
    await fire(t, pi, 'h_s');
    await closely(t, pi, 'twice');
    await t.complete(pi, 'a');
    await t.complete(pi, 'h_u');
    await t.complete(pi, 'h_u');
    await closely(t, pi, 'z');
  },
  'an error start event: of the throwing scope itself, thrown from a nested one, and with both variables': async (t) => {
    const caught = (id, e, more) => handler(id, { error: e, codeVariable: `${id}_code`, messageVariable: `${id}_text`, ...more });
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), ...chain('is', 'a'), caught('h1', 'E1')]), user('z'), ...chain('start', 's', 'z'), caught('h2', true)));
    t.seeAnswer('E1', await t.post(`/task/${await taskId(t, pi, 'a')}/bpmnError`, { errorCode: 'E1', errorMessage: 'first', variables: { v: { value: 1 } } }));
    await closely(t, pi, 'E1');
    t.seeAnswer('E2', await t.post(`/task/${await taskId(t, pi, 'h1_u')}/bpmnError`, { errorCode: 'E2', errorMessage: 'second', variables: { v: { value: 2 }, w: { value: 3 } } }));
    await closely(t, pi, 'E2');
    t.seeAnswer('E3', await t.post(`/task/${await taskId(t, pi, 'h2_u')}/bpmnError`, { errorCode: 'E3' }));
    await closely(t, pi, 'E3');
  },
  'an error event subprocess goes before a boundary event; a coded boundary further out loses to a catch-all further in': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), ...chain('is', 'a'), handler('h', { error: true, codeVariable: 'c' })]), boundary('b', 's', { error: 'E1' }), user('x'), user('z'), ...chain('start', 's', 'z'), ...chain('b', 'x')));
    t.seeAnswer('E1', await t.post(`/task/${await taskId(t, pi, 'a')}/bpmnError`, { errorCode: 'E1' }));
    await closely(t, pi, 'first');
    t.seeAnswer('E1 again', await t.post(`/task/${await taskId(t, pi, 'h_u')}/bpmnError`, { errorCode: 'E1', errorMessage: 't' }));
    await closely(t, pi, 'second');
  },
  'an error out of a called process and of a called one within it': async (t) => {
    const pi = await begin(t, bpmn(process('p', [start(), call('c', 'q', { ext: '<camunda:out variables="all"/>' }), boundary('b', 'c', { error: 'E1', codeVariable: 'code', messageVariable: 'text' }), user('x'), user('z'), ...chain('start', 'c', 'z'), ...chain('b', 'x')]),
      process('q', [start('qs'), call('qc', 'r', { ext: '<camunda:out source="deep" target="middle"/>' }), ...chain('qs', 'qc')]), process('r', [start('rs'), user('ru'), ...chain('rs', 'ru')])));
    const q = (await t.get(`/process-instance?superProcessInstance=${pi}`)).body[0].id;
    const r = (await t.get(`/process-instance?superProcessInstance=${q}`)).body[0].id;
    t.seeAnswer('E1', await t.post(`/task/${await taskId(t, r, 'ru')}/bpmnError`, { errorCode: 'E1', errorMessage: 'deep down', variables: { deep: { value: 7 } } }));
    await closely(t, pi, 'p');
    await closely(t, q, 'q');
    await closely(t, r, 'r');
  },
  'an external task throws an error with variables: to its own boundary, to an event subprocess, to nobody': async (t) => {
    const pi = await begin(t, one('p', start(), external('e', 'work', { inputs: { in: '1' }, outputs: { out: '${in}' } }), boundary('b', 'e', { error: 'E1', codeVariable: 'code', messageVariable: 'text' }), external('x', 'work', { inputs: { in: '2' } }), ...chain('start', 'e'), ...chain('b', 'x'), handler('h', { error: 'E2', messageVariable: 'text' })));
    let [x] = await lock(t);
    t.seeAnswer('E1', await t.post(`/external-task/${x.id}/bpmnError`, { workerId: 'w', errorCode: 'E1', errorMessage: 'one', variables: { v: { value: 1 }, in: { value: 'changed' } } }));
    await closely(t, pi, 'E1');
    [x] = await lock(t);
    t.seeAnswer('E2', await t.post(`/external-task/${x.id}/bpmnError`, { workerId: 'w', errorCode: 'E2', variables: { v: { value: 2 } } }));
    await closely(t, pi, 'E2');
    t.see('log', (await t.must('GET', `/history/external-task-log?processInstanceId=${pi}&sortBy=timestamp&sortOrder=asc`)).map((l) => [l.activityId, l.creationLog, l.failureLog, l.successLog, l.deletionLog, l.errorMessage].join(' ')).sort());
  },
  'an escalation of a user task with variables: to its own boundary, several times, the code in a variable': async (t) => {
    const pi = await begin(t, one('p', start(), user('a', { inputs: { l: '0' } }), boundary('b', 'a', { escalation: 'C1', cancelActivity: false, codeVariable: 'code' }), user('x'), boundary('b2', 'a', { escalation: 'C2', codeVariable: 'code2' }), user('y'), user('z'), ...chain('start', 'a', 'z'), ...chain('b', 'x'), ...chain('b2', 'y')));
    const id = await taskId(t, pi, 'a');
    t.seeAnswer('C1', await t.post(`/task/${id}/bpmnEscalation`, { escalationCode: 'C1', variables: { v: { value: 1 }, l: { value: 'new' } } }));
    t.seeAnswer('C1', await t.post(`/task/${id}/bpmnEscalation`, { escalationCode: 'C1', variables: { v: { value: 2 } } }));
    await closely(t, pi, 'C1');
    t.seeAnswer('none', await t.post(`/task/${id}/bpmnEscalation`, { escalationCode: 'C3' }));
    t.seeAnswer('no code', await t.post(`/task/${id}/bpmnEscalation`, {}));
    t.seeAnswer('C2', await t.post(`/task/${id}/bpmnEscalation`, { escalationCode: 'C2', variables: { v: { value: 3 } } }));
    await closely(t, pi, 'C2');
  },
  'an escalation event subprocess that does not interrupt, in a subprocess and in the process: the inner one takes it': async (t) => {
    const h = (id, more) => handler(id, { isInterrupting: false, codeVariable: `${id}_code`, ...more });
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), throwing('th', { escalation: 'C1' }), throwing('th2', { escalation: 'C2' }), user('a'), ...chain('is', 'th', 'th2', 'a'), h('hi', { escalation: 'C1' })]), user('z'), ...chain('start', 's', 'z'), h('ho', { escalation: true })));
    await closely(t, pi);
    await t.complete(pi, 'a');
    await t.complete(pi, 'hi_u');
    await closely(t, pi, 'the subprocess is over');
  },
  'an escalation out of a called process: non-interrupting at the call activity, and interrupting by its end event': async (t) => {
    const pi = await begin(t, bpmn(process('p', [start(), call('c', 'q', { ext: '<camunda:out source="n" target="m"/>' }), boundary('b', 'c', { escalation: 'C1', cancelActivity: false, codeVariable: 'code' }), boundary('b2', 'c', { escalation: 'C2' }), user('x'), user('y'), user('z'), ...chain('start', 'c', 'z'), ...chain('b', 'x'), ...chain('b2', 'y')]),
      process('q', [start('qs'), script('set', "execution.setVariable('n', 5)"), throwing('th', { escalation: 'C1' }), user('qu'), end('qe', { escalation: 'C2' }), ...chain('qs', 'set', 'th', 'qu', 'qe')])));
    const q = (await t.get(`/process-instance?superProcessInstance=${pi}`)).body[0].id;
    await closely(t, pi, 'C1');
    await t.complete(q, 'qu');
    await closely(t, pi, 'C2');
    await closely(t, q, 'q');
  },
  'an escalation end event in a subprocess with an event subprocess that does not interrupt and a boundary event': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), end('ie', { escalation: 'C1' }), ...chain('is', 'a', 'ie'), handler('h', { escalation: 'C1', isInterrupting: false }, [end('again', { escalation: 'C1' })].slice(1).concat(user('hu'), throwing('again', { escalation: 'C1' })))]), boundary('b', 's', { escalation: 'C1', codeVariable: 'c' }), user('x'), user('z'), ...chain('start', 's', 'z'), ...chain('b', 'x')));
    await t.complete(pi, 'a');
    await closely(t, pi, 'caught inside');
    await t.complete(pi, 'hu');
    await closely(t, pi, 'thrown again from the handler');
  },
  'escalations thrown in each instance of a multi-instance subprocess, caught at its boundary without interrupting': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), throwing('th', { escalation: 'C1' }), user('a'), ...chain('is', 'th', 'a')], { multi: multi({ cardinality: 2 }) }), boundary('b', 's', { escalation: 'C1', cancelActivity: false, codeVariable: 'c' }), user('x'), user('z'), ...chain('start', 's', 'z'), ...chain('b', 'x')));
    await closely(t, pi);
    await t.complete(pi, 'x');
    await t.complete(pi, 'a');
    await t.complete(pi, 'a');
    await closely(t, pi, 'z');
  },
  'an interrupting escalation from the first instance of a parallel and of a sequential multi-instance subprocess': async (t) => {
    const xml = (sequential) => one('p', start(), sub('s', [start('is'), user('a'), throwing('th', { escalation: 'C1' }), user('b'), ...chain('is', 'a', 'th', 'b')], { multi: multi({ cardinality: 2, sequential }) }), boundary('bo', 's', { escalation: 'C1' }), user('x'), ...chain('start', 's'), ...chain('bo', 'x'));
    for (const s of [false, true]) {
      const pi = await begin(t, xml(s));
      await t.complete(pi, 'a');
      await closely(t, pi, s ? 'sequential' : 'parallel');
    }
  },
  'a signal thrown in a scope whose own boundary event waits for it': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), and('f'), user('a'), user('b'), throwing('th', { signal: 'sg' }), user('c'), ...chain('is', 'f', 'a', 'th', 'c'), ...chain('f', 'b')]), boundary('bo', 's', { signal: 'sg' }), user('x'), ...chain('start', 's'), ...chain('bo', 'x')));
    await t.complete(pi, 'a');
    await closely(t, pi);
  },
  'a signal end event in a subprocess triggers an event subprocess of the process that interrupts': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), end('ie', { signal: 'sg' }), ...chain('is', 'a', 'ie')]), user('z'), ...chain('start', 's', 'z'), handler('h', { signal: 'sg' })));
    await t.complete(pi, 'a');
    await closely(t, pi);
  },
  'one signal with variables reaches a boundary event, an event subprocess, a catch event and a receiver elsewhere': async (t) => {
    const pi = await begin(t, bpmn(process('p', [start(), and('f'), user('a'), boundary('b', 'a', { signal: 'sg', cancelActivity: false }), user('x'), catching('c', { signal: 'sg' }), user('y'), ...chain('start', 'f', 'a'), ...chain('f', 'c', 'y'), ...chain('b', 'x'), handler('h', { signal: 'sg', isInterrupting: false })]),
      process('q', [start('qs', { signal: 'sg' }), user('v'), ...chain('qs', 'v')])));
    await signal(t, 'sg', { v: { value: 'x' } });
    await closely(t, pi);
    for (const q of await t.running('q')) await closely(t, q, 'q');
    await signal(t, 'sg', { v: { value: 'y' } });
    await closely(t, pi, 'twice');
  },
  'a signal throw event with mappings: all variables, local ones, expressions': async (t) => {
    const ins = (x) => `<signalEventDefinition signalRef="sig_go"><extensionElements>${x}</extensionElements></signalEventDefinition>`;
    const xml = (x) => bpmn(process('p', [start(), throwing('th', { signal: 'go', inputs: { loc: '${a + 1}' } }), user('u'), ...chain('start', 'th', 'u')]), process('q', [start('qs', { signal: 'go' }), user('v'), ...chain('qs', 'v')])).replace('<signalEventDefinition signalRef="sig_go"/></intermediateThrowEvent>', `${ins(x)}</intermediateThrowEvent>`);
    for (const x of ['<camunda:in variables="all"/>', '<camunda:in variables="all" local="true"/>', '<camunda:in source="a" target="b"/><camunda:in source="missing" target="m"/>', '<camunda:in businessKey="#{execution.processBusinessKey}"/>']) {
      await begin(t, xml(x), { a: 1 }, { businessKey: 'key' });
      const [q] = await t.running('q');
      await closely(t, q, x);
      await t.cancel(q);
    }
  },
  'boundary events of every kind on one task': async (t) => {
    const kinds = { timer: 'PT1H', message: 'm', signal: 'sg', conditional: '${n == 9}', error: 'E1', escalation: 'C1' };
    const xml = one('p', start(), user('a', { inputs: { l: '1' }, outputs: { o: '${l}' } }), Object.entries(kinds).flatMap(([k, v]) => [boundary(`b_${k}`, 'a', { [k]: v }), user(`x_${k}`), ...chain(`b_${k}`, `x_${k}`)]), user('z'), ...chain('start', 'a', 'z'));
    const pi = await begin(t, xml, { n: 1 });
    await closely(t, pi);
    await t.put(`/process-instance/${pi}/variables/n`, { value: 9 });
    await closely(t, pi, 'n is 9');
  },
  'two non-interrupting boundary events and an interrupting one, nested in two subprocesses': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), sub('s2', [start('iis'), user('a'), boundary('b', 'a', { message: 'm', cancelActivity: false }), user('x'), ...chain('iis', 'a'), ...chain('b', 'x')]), boundary('b2', 's2', { message: 'm2', cancelActivity: false }), user('y'), ...chain('is', 's2'), ...chain('b2', 'y')]), boundary('b3', 's', { timer: 'PT1H' }), user('w'), user('z'), ...chain('start', 's', 'z'), ...chain('b3', 'w')));
    for (const m of ['m', 'm2', 'm', 'm2']) await message(t, m);
    await closely(t, pi, 'noted');
    await t.complete(pi, 'a');
    await closely(t, pi, 'a is done');
    await fire(t, pi, 'b3');
    await closely(t, pi, 'interrupted');
  },
  'a boundary event behind another boundary event, on a task reached by a boundary event': async (t) => {
    const pi = await begin(t, one('p', start(), user('a'), boundary('b', 'a', { message: 'm', cancelActivity: false }), user('x', { inputs: { k: '${1}' } }), boundary('b2', 'x', { message: 'm2' }), user('y'), ...chain('start', 'a'), ...chain('b', 'x'), ...chain('b2', 'y')));
    await message(t, 'm', { processVariablesLocal: { l: { value: 1 } } });
    await message(t, 'm', { processVariables: { g: { value: 1 } } });
    await message(t, 'm2', { all: true, processVariablesLocal: { l: { value: 2 } } });
    await closely(t, pi);
  },
  'a boundary event whose token goes to the end event while its host goes on; then the host interrupts': async (t) => {
    const pi = await begin(t, one('p', start(), user('a'), boundary('b', 'a', { message: 'm', cancelActivity: false, asyncAfter: true }), end('e1'), boundary('b2', 'a', { message: 'm2', asyncAfter: true }), end('e2'), ...chain('start', 'a'), ...chain('b', 'e1'), ...chain('b2', 'e2')));
    await message(t, 'm');
    await closely(t, pi, 'noted');
    await message(t, 'm2');
    await closely(t, pi, 'interrupted');
    await t.runJobs(pi, { all: true });
    await closely(t, pi, 'end');
  },
  'terminate end event in an event subprocess that does not interrupt, in a subprocess': async (t) => {
    const h = eventSub('h', [start('h_s', { message: 'm', isInterrupting: false }), user('h_u'), end('h_e', { terminate: true }), ...chain('h_s', 'h_u', 'h_e')]);
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), ...chain('is', 'a'), h]), user('z'), ...chain('start', 's', 'z')));
    await message(t, 'm');
    await message(t, 'm');
    await t.complete(pi, 'h_u');
    await closely(t, pi);
  },
  'terminate end event in an event subprocess of the process, beside other tokens': async (t) => {
    const h = eventSub('h', [start('h_s', { message: 'm', isInterrupting: false }), user('h_u'), end('h_e', { terminate: true }), ...chain('h_s', 'h_u', 'h_e')]);
    const pi = await begin(t, one('p', start(), and('f'), user('a'), user('b'), ...chain('start', 'f', 'a'), ...chain('f', 'b'), h));
    await message(t, 'm');
    await t.complete(pi, 'h_u');
    await closely(t, pi);
    await t.complete(pi, 'a');
    await t.complete(pi, 'b');
    await closely(t, pi, 'end');
  },
  'terminate in a called process ends only that; its caller goes on': async (t) => {
    const pi = await begin(t, bpmn(process('p', [start(), call('c', 'q'), user('z'), ...chain('start', 'c', 'z')]), process('q', [start('qs'), and('f'), user('a'), user('b'), end('k', { terminate: true }), ...chain('qs', 'f', 'a', 'k'), ...chain('f', 'b')])));
    const q = (await t.get(`/process-instance?superProcessInstance=${pi}`)).body[0].id;
    await t.complete(q, 'a');
    await closely(t, q, 'q');
    await closely(t, pi, 'p');
  },
  'terminate in a nested subprocess with call activities, timers and event subprocesses beside it': async (t) => {
    const pi = await begin(t, bpmn(process('p', [start(), sub('s', [start('is'), and('f'), call('c', 'q'), user('a', { inputs: { l: '1' } }), boundary('b', 'a', { timer: 'PT1H' }), user('k'), end('kill', { terminate: true }), ...chain('is', 'f', 'c'), ...chain('f', 'a'), ...chain('f', 'k', 'kill'), handler('h', { message: 'm', isInterrupting: false })]), user('z'), ...chain('start', 's', 'z')]), process('q', [start('qs'), user('qu'), ...chain('qs', 'qu')])));
    const q = (await t.get(`/process-instance?superProcessInstance=${pi}`)).body[0].id;
    await message(t, 'm');
    await t.complete(pi, 'k');
    await closely(t, pi, 'p');
    await closely(t, q, 'q');
  },
  'terminate in one of the branches behind a parallel gateway, all in one go': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), and('f'), task('a'), user('b'), end('kill', { terminate: true }), task('c'), end('e'), ...chain('is', 'f', 'b'), ...chain('f', 'a', 'kill'), ...chain('f', 'c', 'e')]), user('z'), ...chain('start', 's', 'z')));
    await closely(t, pi);
  },
  'link events in a subprocess, several throwing ones to one catching': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), and('f'), user('a'), throwing('l1', { link: 'L' }), throwing('l2', { link: 'L' }), catching('lc', { link: 'L' }), user('x'), ...chain('is', 'f', 'a', 'l1'), ...chain('f', 'l2'), ...chain('lc', 'x')]), ...chain('start', 's')));
    await closely(t, pi);
    await t.complete(pi, 'a');
    await closely(t, pi, 'both');
  },
  'an event gateway with every kind of event, each chosen in turn': async (t) => {
    await t.deploy(one('p', start(), eventGateway('g'), catching('m', { message: 'm' }), catching('s', { signal: 'sg' }), catching('t', { timer: 'PT1H' }), catching('c', { conditional: '${n == 2}' }), ['m', 's', 't', 'c'].map((k) => user(`u_${k}`)), ...chain('start', 'g'), ...['m', 's', 't', 'c'].flatMap((k) => chain('g', k, `u_${k}`))));
    const way = {
      m: (pi) => message(t, 'm', { processVariablesLocal: { l: { value: 1 } }, processVariables: { g: { value: 1 } } }),
      s: (pi) => signal(t, 'sg', { v: { value: 1 } }),
      t: (pi) => fire(t, pi, 't'),
      c: async (pi) => t.seeAnswer('n', await t.put(`/process-instance/${pi}/variables/n`, { value: 2 })),
    };
    for (const [k, go] of Object.entries(way)) {
      const pi = await t.start('p', { n: 1 });
      if (k === 'm') await closely(t, pi);
      await go(pi);
      await closely(t, pi, k);
    }
    await closely(t, await t.start('p', { n: 2 }), 'true at once');
  },
  'an event gateway, asyncBefore and with an asyncAfter event behind it': async (t) => {
    const pi = await begin(t, one('p', start(), eventGateway('g', { asyncBefore: true }), catching('m', { message: 'm', asyncAfter: true }), catching('s', { signal: 'sg' }), user('u'), user('v'), ...chain('start', 'g', 'm', 'u'), ...chain('g', 's', 'v')));
    await closely(t, pi);
    await t.runJobs(pi);
    await closely(t, pi, 'at the gateway');
    await message(t, 'm');
    await closely(t, pi, 'behind the message');
    await t.runJobs(pi);
    await closely(t, pi, 'then');
  },
  'two event gateways beside each other wait for the same message': async (t) => {
    const pi = await begin(t, one('p', start(), and('f'), eventGateway('g1'), eventGateway('g2'), catching('m1', { message: 'm' }), catching('m2', { message: 'm' }), catching('t1', { timer: 'PT1H' }), catching('t2', { timer: 'PT2H' }), user('u'), user('v'), ...chain('start', 'f', 'g1', 'm1', 'u'), ...chain('f', 'g2', 'm2', 'v'), ...chain('g1', 't1', 'u'), ...chain('g2', 't2', 'v')));
    await message(t, 'm');
    await message(t, 'm', { all: true });
    await closely(t, pi);
  },
  'two event subprocesses for one signal, and a catch event: which are reached when one interrupts': async (t) => {
    const pi = await begin(t, one('p', start(), catching('c', { signal: 'sg' }), user('u'), ...chain('start', 'c', 'u'), handler('h1', { signal: 'sg', isInterrupting: false })));
    await signal(t, 'sg');
    await closely(t, pi);
  },
  'a message to a boundary event of a call activity, and a timer on it': async (t) => {
    const xml = bpmn(process('p', [start(), call('c', 'q', { ext: '<camunda:in businessKey="k"/><camunda:out source="n" target="m"/>', outputs: { o: '${1}' } }), boundary('b', 'c', { message: 'm', cancelActivity: false }), boundary('b2', 'c', { timer: 'PT1H' }), user('x'), user('y'), ...chain('start', 'c'), ...chain('b', 'x'), ...chain('b2', 'y')]), process('q', [start('qs'), script('set', "execution.setVariable('n', 5)"), user('qu'), ...chain('qs', 'set', 'qu')]));
    const pi = await begin(t, xml);
    const q = (await t.get(`/process-instance?superProcessInstance=${pi}`)).body[0].id;
    await message(t, 'm', { processVariablesLocal: { l: { value: 1 } } });
    await closely(t, pi, 'noted');
    await fire(t, pi, 'b2');
    await closely(t, pi, 'interrupted');
    await closely(t, q, 'q');
  },
  'error events without a code, with an unknown one and from a script; a code given as an expression': async (t) => {
    const xml = one('p', start(), sub('s', [start('is'), script('a', "throw new org.camunda.bpm.engine.delegate.BpmnError('E1', 'from a script')"), ...chain('is', 'a')]), boundary('b', 's', { error: 'E1', codeVariable: 'c', messageVariable: 'm' }), user('x'), ...chain('start', 's'), ...chain('b', 'x'));
    await t.deploy(xml);
    const r = await t.post('/process-definition/key/p/start', {});
    t.see('start', r.status);
  },
  'an error end event in a subprocess of a called process, caught by the event subprocess of the caller': async (t) => {
    const pi = await begin(t, bpmn(process('p', [start(), and('f'), call('c', 'q'), user('beside'), ...chain('start', 'f', 'c'), ...chain('f', 'beside'), handler('h', { error: 'E1', codeVariable: 'code', messageVariable: 'text' })]), process('q', [start('qs'), sub('qsub', [start('iqs'), user('qu'), end('qe', { error: 'E1' }), ...chain('iqs', 'qu', 'qe')]), ...chain('qs', 'qsub')])));
    const q = (await t.get(`/process-instance?superProcessInstance=${pi}`)).body[0].id;
    await t.complete(q, 'qu');
    await closely(t, pi, 'p');
    await closely(t, q, 'q');
    await t.complete(pi, 'h_u');
    await closely(t, pi, 'p, end');
  },
  'an uncaught error in one of several tokens: of the process, of a subprocess, of a called process': async (t) => {
    const pi = await begin(t, bpmn(process('p', [start(), and('f'), sub('s', [start('is'), and('g'), user('a'), user('b'), ...chain('is', 'g', 'a'), ...chain('g', 'b')]), call('c', 'q'), user('z'), ...chain('start', 'f', 's', 'z'), ...chain('f', 'c', 'z')]), process('q', [start('qs'), user('qu'), ...chain('qs', 'qu')])));
    const q = (await t.get(`/process-instance?superProcessInstance=${pi}`)).body[0].id;
    t.seeAnswer('in the subprocess', await t.post(`/task/${await taskId(t, pi, 'a')}/bpmnError`, { errorCode: 'E1', variables: { v: { value: 1 } } }));
    await closely(t, pi, 'first');
    t.seeAnswer('in the called process', await t.post(`/task/${await taskId(t, q, 'qu')}/bpmnError`, { errorCode: 'E1', variables: { v: { value: 1 } } }));
    await closely(t, pi, 'second');
    await closely(t, q, 'q');
  },
  'messages that a throw event and an end event leave to workers, with errors and escalations around them': async (t) => {
    const xml = one('p', start(), throwing('th', { message: 'm', type: 'external', topic: 'send' }), boundary('b', 's', { error: 'E1' }), user('x'), sub('s', [start('is'), end('ie', { message: 'm', type: 'external', topic: 'send' }), ...chain('is', 'ie')]), ...chain('start', 'th', 's'), ...chain('b', 'x'));
    const pi = await begin(t, xml);
    await closely(t, pi);
    let [x] = await lock(t, 'send');
    t.seeAnswer('complete', await t.post(`/external-task/${x.id}/complete`, { workerId: 'w', localVariables: { l: { value: 1 } }, variables: { v: { value: 1 } } }));
    await closely(t, pi, 'at the end event');
    [x] = await lock(t, 'send');
    t.seeAnswer('error', await t.post(`/external-task/${x.id}/bpmnError`, { workerId: 'w', errorCode: 'E1' }));
    await closely(t, pi, 'then');
  },
  'an external task with an error event definition: a completion and a failure that throw by their expressions': async (t) => {
    const def = '<camunda:errorEventDefinition errorRef="err_E1" id="d1" expression="${v == 1}"/><camunda:errorEventDefinition errorRef="err_E2" id="d2" expression="${externalTask.errorMessage == \'bad\'}"/>';
    const xml = one('p', start(), external('e', 'work', { ext: def }), boundary('b', 'e', { error: 'E1', codeVariable: 'c', messageVariable: 'm' }), boundary('b2', 'e', { error: 'E2', codeVariable: 'c' }), user('x'), user('y'), user('z'), ...chain('start', 'e', 'z'), ...chain('b', 'x'), ...chain('b2', 'y'));
    for (const [label, path, body] of [['completed with 1', 'complete', { variables: { v: { value: 1 } } }], ['completed with a local 1', 'complete', { localVariables: { v: { value: 1 } } }], ['completed with 2', 'complete', { variables: { v: { value: 2 } } }], ['failed badly', 'failure', { errorMessage: 'bad', retries: 3 }], ['failed', 'failure', { errorMessage: 'else', retries: 1 }]]) {
      const pi = await begin(t, xml, { v: 0 });
      const [x] = await lock(t);
      t.seeAnswer(label, await t.post(`/external-task/${x.id}/${path}`, { workerId: 'w', ...body }));
      await closely(t, pi, label);
      await t.cancel(pi);
    }
  },
  'several start events of events: signal and message ones start beside waiting instances': async (t) => {
    await t.deploy(one('p', start('s1', { message: 'm' }), start('s2', { message: 'm2' }), start('s3', { signal: 'sg' }), start('s4', { conditional: '${n > 1}' }), receive('r', 'm'), user('u'), ...['s1', 's2', 's3', 's4'].flatMap((s) => chain(s, 'r')), ...chain('r', 'u')));
    await message(t, 'm', { businessKey: 'one', processVariables: { a: { value: 1 } }, processVariablesLocal: { b: { value: 2 } } });
    await message(t, 'm', { businessKey: 'one' }, 'received');
    await message(t, 'm', { businessKey: 'two' }, 'started');
    await message(t, 'm2');
    await signal(t, 'sg', { n: { value: 3 } });
    t.seeAnswer('condition', { status: (await t.post('/condition', { variables: { n: { value: 5 } }, businessKey: 'c' })).status });
    const all = await t.must('GET', '/history/process-instance?processDefinitionKey=p');
    t.see('instances', all.map((i) => `${i.startActivityId} ${i.businessKey} ${i.state}`).sort());
    for (const i of all) await t.variables(i.id, `of ${i.startActivityId} ${i.businessKey}`);
  },
  'boundary events of every kind on activities inside an event subprocess': async (t) => {
    const inside = [start('h_s', { message: 'go', isInterrupting: false }), user('a'), boundary('b1', 'a', { message: 'm' }), boundary('b2', 'a', { timer: 'PT1H', cancelActivity: false }), boundary('b3', 'a', { error: 'E1', codeVariable: 'c' }), boundary('b4', 'a', { escalation: 'C1', cancelActivity: false }), boundary('b5', 'a', { conditional: '${n == 2}', cancelActivity: false }), ['1', '2', '3', '4', '5'].map((k) => user(`x${k}`)), ...chain('h_s', 'a'), ...['1', '2', '3', '4', '5'].flatMap((k) => chain(`b${k}`, `x${k}`))];
    await t.deploy(one('p', start(), user('u'), ...chain('start', 'u'), eventSub('h', inside)));
    const pi = await t.start('p', { n: 1 });
    await message(t, 'go');
    await closely(t, pi, 'in the event subprocess');
    await fire(t, pi, 'b2');
    t.seeAnswer('C1', await t.post(`/task/${await taskId(t, pi, 'a')}/bpmnEscalation`, { escalationCode: 'C1' }));
    await t.put(`/process-instance/${pi}/variables/n`, { value: 2 });
    await closely(t, pi, 'noted');
    await message(t, 'm');
    await closely(t, pi, 'm');
    await message(t, 'go');
    t.seeAnswer('E1', await t.post(`/task/${await taskId(t, pi, 'a')}/bpmnError`, { errorCode: 'E1' }));
    await closely(t, pi, 'E1');
  },
  'an error thrown in a subprocess of an error event subprocess, with a boundary event there': async (t) => {
    const pi = await begin(t, one('p', start(), user('u'), ...chain('start', 'u'), eventSub('h', [start('h_s', { error: true, codeVariable: 'c1' }), sub('s', [start('is'), user('a'), ...chain('is', 'a')]), boundary('b', 's', { error: 'E1', codeVariable: 'c2' }), user('x'), ...chain('h_s', 's'), ...chain('b', 'x')])));
    t.seeAnswer('E0', await t.post(`/task/${await taskId(t, pi, 'u')}/bpmnError`, { errorCode: 'E0' }));
    t.seeAnswer('E1', await t.post(`/task/${await taskId(t, pi, 'a')}/bpmnError`, { errorCode: 'E1' }));
    await closely(t, pi, 'E1');
    t.seeAnswer('E2', await t.post(`/task/${await taskId(t, pi, 'x')}/bpmnError`, { errorCode: 'E2' }));
    await closely(t, pi, 'E2');
  },
  'an escalation thrown in a subprocess of an escalation event subprocess comes to that event subprocess again': async (t) => {
    const pi = await begin(t, one('p', start(), user('u'), ...chain('start', 'u'), eventSub('h', [start('h_s', { escalation: 'C1', isInterrupting: false }), sub('s', [start('is'), user('a'), throwing('th', { escalation: 'C1' }), user('b'), ...chain('is', 'a', 'th', 'b')]), throwing('th2', { escalation: 'C1' }), user('x'), ...chain('h_s', 's', 'th2', 'x')])));
    t.seeAnswer('C1', await t.post(`/task/${await taskId(t, pi, 'u')}/bpmnEscalation`, { escalationCode: 'C1' }));
    await t.complete(pi, 'a');
    await closely(t, pi, 'thrown inside');
    await t.complete(pi, 'b');
    await closely(t, pi, 'thrown by the event subprocess');
  },
  'an escalation: an event subprocess for every code goes before a boundary event for this one': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), ...chain('is', 'a'), handler('h', { escalation: true, isInterrupting: false, codeVariable: 'c' })]), boundary('b', 's', { escalation: 'C1' }), user('x'), ...chain('start', 's'), ...chain('b', 'x')));
    t.seeAnswer('C1', await t.post(`/task/${await taskId(t, pi, 'a')}/bpmnEscalation`, { escalationCode: 'C1' }));
    await closely(t, pi);
    t.seeAnswer('C1 in the event subprocess', await t.post(`/task/${await taskId(t, pi, 'h_u')}/bpmnEscalation`, { escalationCode: 'C1' }));
    await closely(t, pi, 'then');
  },
  'a signal thrown asynchronously makes a job for each who waits': async (t) => {
    const xml = bpmn(process('p', [start(), throwing('th', { signal: 'go' }), user('u'), boundary('b', 'u', { signal: 'go', cancelActivity: false }), user('x'), ...chain('start', 'th', 'u'), ...chain('b', 'x')]), process('q', [start('qs', { signal: 'go' }), user('v'), ...chain('qs', 'v')]), process('r', [start('rs'), catching('rc', { signal: 'go' }), user('w'), ...chain('rs', 'rc', 'w')]))
      .replace('<signalEventDefinition signalRef="sig_go"/></intermediateThrowEvent>', '<signalEventDefinition signalRef="sig_go" camunda:async="true"><extensionElements><camunda:in source="n" target="m"/></extensionElements></signalEventDefinition></intermediateThrowEvent>');
    await t.deploy(xml);
    const r = await t.start('r');
    const pi = await t.start('p', { n: 1 });
    await closely(t, pi, 'p');
    await closely(t, r, 'r');
    const jobs = await t.must('GET', '/job');
    t.see('jobs', jobs.map(({ id, processInstanceId, ...j }) => ({ ...j, ofInstance: processInstanceId !== null, processDefinitionId: undefined })).sort((a, b) => (a.processDefinitionKey < b.processDefinitionKey ? -1 : 1)));
    for (const j of jobs) t.seeAnswer('execute', await t.post(`/job/${j.id}/execute`));
    await closely(t, r, 'r, reached');
    t.see('q', (await t.running('q')).length);
    for (const q of await t.running('q')) await closely(t, q, 'q');
  },
  'a message to all, the first of whom takes the second away': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), receive('r', 'm'), ...chain('is', 'r'), handler('h', { message: 'm' })]), ...chain('start', 's')));
    await message(t, 'm', { all: true }, 'inner');
    await closely(t, pi, 'inner');
    const all = await begin(t, one('p', start(), receive('r', 'm'), boundary('b', 'r', { message: 'm2' }), user('x'), user('z'), ...chain('start', 'r', 'z'), ...chain('b', 'x'), handler('h', { message: 'm' }), handler('g', { message: 'm2', isInterrupting: false })));
    await message(t, 'm', { all: true }, 'outer');
    await closely(t, all, 'outer');
  },
};
