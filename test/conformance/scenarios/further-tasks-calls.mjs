// Call activities in detail: what is bound, handed over and handed back, and how the end of one is the end of the other.
import { and, boundary, bpmn, call, chain, end, eventSub, external, flow, multi, one, process, script, service, start, sub, throwing, user, xor } from '../bpmn.mjs';
import { executions, historicActivities, historicDetails, historicVariables, incidents, historicIncidents, jobs, rows, variableInstances, wholeTree } from '../looks/rows.mjs';
import { begin } from '../looks/attempts.mjs';

const called = one('q', start('qs'), user('u'), end('qe'), ...chain('qs', 'u', 'qe'));
const caller = (ext, o = {}, element = 'q') => one('p', start(), call('c', element, { ext, ...o }), user('z'), end(), ...chain('start', 'c', 'z', 'end'));
const children = async (t, pi) => (await t.must('GET', `/process-instance?superProcessInstance=${pi}&sortBy=instanceId&sortOrder=asc`)).map((i) => i.id);
const child = async (t, pi) => {
  const list = await children(t, pi);
  if (list.length !== 1) throw new Error(`called: ${list.length}`);
  return list[0];
};
const starting = async (t, label, variables = {}, key = 'p') => t.seeAnswer(label, await t.post(`/process-definition/key/${key}/start`, { variables: Object.fromEntries(Object.entries(variables).map(([k, value]) => [k, value && typeof value === 'object' ? value : { value }])) }));
const attribute = (xml, text) => xml.replace('<callActivity', `<callActivity ${text}`);

export default {
  'rows of a caller and of the called one': async (t) => {
    const pi = await begin(t, [called, caller('<camunda:in source="n" target="a"/>', { name: 'Call it' })], { n: 1 }, { businessKey: 'k' });
    const c = await child(t, pi);
    await wholeTree(t, pi);
    await executions(t, pi);
    await historicActivities(t, pi);
    await historicActivities(t, c, 'called: historic activities');
    await historicVariables(t, c, 'called: historic variables');
    await historicDetails(t, c, 'called: details');
    await rows(t, 'called: instance', `/process-instance?superProcessInstance=${pi}`);
    await rows(t, 'called: historic instance', `/history/process-instance?superProcessInstanceId=${pi}`);
    await rows(t, 'by sub', `/history/process-instance?subProcessInstanceId=${c}`);
  },
  'bindings that find nothing: version, versionTag, deployment, tenant': async (t) => {
    await t.deploy(called);
    const variant = async (label, attributes, variables) => {
      const d = await t.deploy(attribute(caller(''), attributes));
      await starting(t, label, variables);
      void d;
    };
    await variant('version 7', 'camunda:calledElementBinding="version" camunda:calledElementVersion="7"');
    await variant('version no number', 'camunda:calledElementBinding="version" camunda:calledElementVersion="${v}"', { v: 'x' });
    await variant('version null', 'camunda:calledElementBinding="version" camunda:calledElementVersion="${v}"', { v: null });
    await variant('tag', 'camunda:calledElementBinding="versionTag" camunda:calledElementVersionTag="none"');
    await variant('tag by expression', 'camunda:calledElementBinding="versionTag" camunda:calledElementVersionTag="${v}"', { v: 'gone' });
    await variant('tag null', 'camunda:calledElementBinding="versionTag" camunda:calledElementVersionTag="${v}"', { v: null });
    await variant('deployment', 'camunda:calledElementBinding="deployment"');
    await variant('tenant', 'camunda:calledElementTenantId="none"');
    await variant('tenant by expression', 'camunda:calledElementTenantId="${v}"', { v: 'gone' });
    await variant('version as a number', 'camunda:calledElementBinding="version" camunda:calledElementVersion="${v}"', { v: 1 });
    await variant('version as a string', 'camunda:calledElementBinding="version" camunda:calledElementVersion="${v}"', { v: '1' });
    await variant('version as a double', 'camunda:calledElementBinding="version" camunda:calledElementVersion="${v}"', { v: { value: 1.0, type: 'Double' } });
    await variant('tenant null', 'camunda:calledElementTenantId="${v}"', { v: null });
  },
  'two versions with the same tag': async (t) => {
    await t.deploy(bpmn(process('q', [start('qs'), user('u1'), ...chain('qs', 'u1')], { versionTag: 'v' })));
    await t.deploy(bpmn(process('q', [start('qs'), user('u2'), ...chain('qs', 'u2')], { versionTag: 'v' })));
    await t.deploy(attribute(caller(''), 'camunda:calledElementBinding="versionTag" camunda:calledElementVersionTag="v"'));
    await starting(t, 'start');
  },
  'what a deployment refuses of a call activity': async (t) => {
    const variant = async (label, xml) => { const r = await t.call('POST', '/deployment/create', t.form(xml, {})); if (r.status < 300) t.deployments.push(r.body.id); t.seeAnswer(label, r); };
    await variant('no called element', one('p', start(), call('c', undefined), ...chain('start', 'c')));
    await variant('empty called element', one('p', start(), call('c', ''), ...chain('start', 'c')));
    await variant('both called element and case', one('p', start(), call('c', 'q', {}), ...chain('start', 'c')).replace('calledElement=', 'camunda:caseRef="x" calledElement='));
    await variant('unknown binding', attribute(caller(''), 'camunda:calledElementBinding="oldest"'));
    await variant('version without a version', attribute(caller(''), 'camunda:calledElementBinding="version"'));
    await variant('tag without a tag', attribute(caller(''), 'camunda:calledElementBinding="versionTag"'));
    await variant('in without anything', caller('<camunda:in/>'));
    await variant('in without a target', caller('<camunda:in source="n"/>'));
    await variant('in with an empty source', caller('<camunda:in source="" target="a"/>'));
    await variant('in with an empty target', caller('<camunda:in source="n" target=""/>'));
    await variant('in with an empty expression', caller('<camunda:in sourceExpression="" target="a"/>'));
    await variant('out with an empty source', caller('<camunda:out source="" target="a"/>'));
    await variant('out without a target', caller('<camunda:out sourceExpression="${x}"/>'));
    await variant('in with variables=some', caller('<camunda:in variables="some"/>'));
    await variant('out business key', caller('<camunda:out businessKey="x"/>'));
    await variant('mapping class', attribute(caller(''), 'camunda:variableMappingClass="org.example.None"'));
    await variant('mapping delegate', attribute(caller(''), 'camunda:variableMappingDelegateExpression="${none}"'));
  },
  'a mapping class or delegate that is not there fails the call': async (t) => {
    await t.deploy(called);
    await t.deploy(attribute(caller(''), 'camunda:variableMappingClass="org.example.None"'));
    await starting(t, 'class');
    await t.deploy(attribute(caller(''), 'camunda:variableMappingDelegateExpression="${none}"'));
    await starting(t, 'delegate');
    await starting(t, 'delegate that is a string', { none: 'x' });
  },
  'in mappings in order: all, then one renamed, then an expression over it': async (t) => {
    const pi = await begin(t, [called, caller('<camunda:in variables="all"/><camunda:in source="n" target="m"/><camunda:in sourceExpression="${m}" target="n"/><camunda:in sourceExpression="text ${n}" target="s"/><camunda:in sourceExpression="plain" target="p"/><camunda:in businessKey="#{execution.processBusinessKey}"/>')], { n: 1, m: 2, x: null }, { businessKey: 'bk' });
    const c = await child(t, pi);
    await variableInstances(t, c, 'called');
    await t.instance(c, 'called');
    await historicDetails(t, c, 'called: details');
  },
  'types go in and out as they are': async (t) => {
    const pi = await begin(t, [called, caller('<camunda:in variables="all"/><camunda:out source="file" target="file2"/><camunda:out source="bytes" target="bytes2"/><camunda:out source="obj" target="obj2"/><camunda:out source="date" target="date2"/><camunda:out source="short" target="short2"/>')], { file: { value: 'YWJj', type: 'File', valueInfo: { filename: 'a.txt', mimetype: 'text/plain', encoding: 'UTF-8' } }, bytes: { value: 'YWJj', type: 'Bytes' }, obj: { value: [1, 'a'] }, date: { value: '2020-01-02T03:04:05.000+0000', type: 'Date' }, short: { value: 3, type: 'Short' }, nul: { value: null, type: 'Long' } });
    const c = await child(t, pi);
    await variableInstances(t, c, 'called');
    await t.complete(c, 'u');
    await variableInstances(t, pi, 'returned');
    t.see('file', await t.get(`/process-instance/${pi}/variables/file2/data`));
  },
  'all local variables of the called one do not go out; task locals neither': async (t) => {
    const q = one('q', start('qs'), user('u', { inputs: { loc: '1' } }), sub('s', [start('is'), user('v'), end('ie'), ...chain('is', 'v', 'ie')], { inputs: { inner: '2' } }), end('qe'), ...chain('qs', 'u', 's', 'qe'));
    const pi = await begin(t, [q, caller('<camunda:out variables="all"/><camunda:out source="inner" target="inner2"/>')], {});
    const c = await child(t, pi);
    const [u] = await t.tasks(c);
    await t.put(`/task/${u.id}/localVariables/tl`, { value: 1 });
    await t.complete(c, 'u', { g: 1 });
    const [v] = await t.tasks(c);
    await t.put(`/task/${v.id}/localVariables/tl2`, { value: 1 });
    await t.complete(c, 'v', { inner: 3 });
    await variableInstances(t, pi, 'returned');
    await historicVariables(t, c, 'called');
  },
  'out local all with an output mapping, and out to a variable of an outer subprocess': async (t) => {
    const p = one('p', start(), sub('s', [start('is'), call('c', 'q', { ext: '<camunda:out source="r" target="held"/><camunda:out variables="all" local="true"/>', outputs: { o: '${r}' } }), user('w'), ...chain('is', 'c', 'w')], { inputs: { held: 'no' } }), ...chain('start', 's'));
    const pi = await begin(t, [called, p]);
    await t.complete(await child(t, pi), 'u', { r: 'yes', x: 1 });
    await variableInstances(t, pi);
    await historicVariables(t, pi);
    await historicDetails(t, pi);
  },
  'a failing in mapping, and a failing out mapping': async (t) => {
    await t.deploy(called);
    await t.deploy(caller('<camunda:in sourceExpression="${missing}" target="a"/>'));
    await starting(t, 'in');
    await t.deploy(caller('<camunda:in businessKey="${missing}"/>'));
    await starting(t, 'business key');
    await t.deploy(caller('<camunda:out sourceExpression="${missing}" target="a"/>'));
    const pi = await t.start('p');
    const c = await child(t, pi);
    const [u] = await t.tasks(c);
    t.seeAnswer('complete', await t.post(`/task/${u.id}/complete`, {}));
    await t.tree(c, 'called');
    await t.instance(pi);
  },
  'business key null, empty, of a number; without one the called has none': async (t) => {
    await t.deploy(called);
    await t.deploy(caller('<camunda:in businessKey="${v}"/>'));
    for (const [label, value] of [['null', null], ['empty', ''], ['number', 12]]) {
      const r = await t.post('/process-definition/key/p/start', { businessKey: 'mine', variables: { v: { value } } });
      t.seeAnswer(label, r);
      if (r.status === 200) t.see(`${label}: key`, (await t.get(`/process-instance?superProcessInstance=${r.body.id}`)).body.map((i) => i.businessKey));
    }
  },
  'an error thrown in the called process by code and by delegate message, caught by an event subprocess in the caller': async (t) => {
    const q = one('q', start('qs'), user('u'), end('qe', { error: 'E1' }), ...chain('qs', 'u', 'qe')).replace('<error id="err_E1" name="E1"', '<error id="err_E1" camunda:errorMessage="oh no" name="E1"');
    const p = one('p', start(), call('c', 'q', { ext: '<camunda:out variables="all"/>' }), ...chain('start', 'c'), eventSub('h', [start('hs', { error: 'E1' }), user('x'), ...chain('hs', 'x')])).replace('<errorEventDefinition', '<errorEventDefinition camunda:errorCodeVariable="code" camunda:errorMessageVariable="text"');
    const pi = await begin(t, [q, p]);
    const c = await child(t, pi);
    await t.complete(c, 'u', { out: 1 });
    await variableInstances(t, pi);
    await historicActivities(t, pi);
    await historicActivities(t, c, 'called');
    await t.instance(c, 'called');
  },
  'a BPMN error of a user task in the called process, uncaught there and caught at the caller': async (t) => {
    const p = one('p', start(), call('c', 'q', { ext: '<camunda:out variables="all"/>' }), boundary('b', 'c', { error: true }), user('y'), ...chain('start', 'c'), ...chain('b', 'y')).replace('<errorEventDefinition', '<errorEventDefinition camunda:errorCodeVariable="code" camunda:errorMessageVariable="text"');
    const pi = await begin(t, [called, p]);
    const c = await child(t, pi);
    const [u] = await t.tasks(c);
    t.seeAnswer('error', await t.post(`/task/${u.id}/bpmnError`, { errorCode: 'X', errorMessage: 'why', variables: { v: { value: 3 } } }));
    await variableInstances(t, pi);
    await historicActivities(t, pi);
    await historicVariables(t, c, 'called: historic variables');
    await t.all(c, 'called');
  },
  'an external task of the called process fails by a BPMN error caught at the caller': async (t) => {
    const q = one('q', start('qs'), external('e', 'top'), end('qe'), ...chain('qs', 'e', 'qe'));
    const p = one('p', start(), call('c', 'q', { ext: '<camunda:out variables="all"/>' }), boundary('b', 'c', { error: 'X' }), user('y'), ...chain('start', 'c'), ...chain('b', 'y'));
    const pi = await begin(t, [q, p]);
    const c = await child(t, pi);
    const [e] = (await t.post('/external-task/fetchAndLock', { workerId: 'w', maxTasks: 1, topics: [{ topicName: 'top', lockDuration: 1000 }] })).body;
    t.seeAnswer('error', await t.post(`/external-task/${e.id}/bpmnError`, { workerId: 'w', errorCode: 'X', errorMessage: 'why', variables: { v: { value: 3 } } }));
    await t.all(pi);
    await t.all(c, 'called');
    await historicActivities(t, c, 'called: historic activities');
  },
  'escalations of the called: end event caught by a non-interrupting boundary, then by an interrupting one': async (t) => {
    const q = one('q', start('qs'), and('f'), user('u'), user('v'), end('qe', { escalation: 'E1' }), throwing('qt', { escalation: 'E2' }), user('w'), ...chain('qs', 'f', 'u', 'qe'), ...chain('f', 'v', 'qt', 'w'));
    const p = one('p', start(), call('c', 'q', { ext: '<camunda:out variables="all"/>' }), boundary('b', 'c', { escalation: 'E1', cancelActivity: 'false' }), boundary('b2', 'c', { escalation: 'E2' }), user('x'), user('y'), ...chain('start', 'c'), ...chain('b', 'x'), ...chain('b2', 'y')).replaceAll('<escalationEventDefinition', '<escalationEventDefinition camunda:escalationCodeVariable="code"');
    const pi = await begin(t, [q.replaceAll(' camunda:escalationCodeVariable="code"', ''), p]);
    const c = await child(t, pi);
    await t.complete(c, 'u', { a: 1 });
    await t.all(pi, 'first');
    await t.complete(c, 'v', { b: 1 });
    await t.all(pi, 'second');
    await t.all(c, 'called');
    await historicActivities(t, c, 'called: historic activities');
  },
  'an escalation goes up two call activities to an event subprocess that does not interrupt': async (t) => {
    const r = one('r', start('rs'), throwing('up', { escalation: 'E' }), user('w'), ...chain('rs', 'up', 'w'));
    const q = one('q', start('qs'), call('d', 'r'), ...chain('qs', 'd'));
    const p = one('p', start(), call('c', 'q'), ...chain('start', 'c'), eventSub('h', [start('hs', { escalation: 'E', isInterrupting: 'false' }), user('x'), ...chain('hs', 'x')]));
    const pi = await begin(t, [r, q, p]);
    await t.all(pi);
    const c = await child(t, pi);
    await t.all(c, 'middle');
    await t.all(await child(t, c), 'innermost');
  },
  'nested calls end together: tree, history, variables all the way out': async (t) => {
    const all = '<camunda:in variables="all"/><camunda:out variables="all"/>';
    const r = one('r', start('rs'), user('w'), end('re'), ...chain('rs', 'w', 're'));
    const q = one('q', start('qs'), call('d', 'r', { ext: all }), end('qe'), ...chain('qs', 'd', 'qe'));
    const p = one('p', start(), call('c', 'q', { ext: all }), end(), ...chain('start', 'c', 'end'));
    const pi = await begin(t, [r, q, p], { n: 1 });
    const c = await child(t, pi);
    const d = await child(t, c);
    await t.complete(d, 'w', { n: 2, m: 3 });
    await t.all(pi);
    await t.all(c, 'middle');
    await t.all(d, 'innermost');
    await historicDetails(t, pi);
    await historicDetails(t, c, 'middle: details');
    await historicActivities(t, c, 'middle: activities');
  },
  'a parallel multi-instance call activity: element, business key with loopCounter, results, completion condition': async (t) => {
    const p = one('p', start(), call('c', 'q', { ext: '<camunda:in source="who" target="who"/><camunda:in sourceExpression="${loopCounter}" target="i"/><camunda:in businessKey="k-${loopCounter}"/><camunda:out source="r" target="r"/>', multi: multi({ collection: 'people', elementVariable: 'who', condition: '${nrOfCompletedInstances >= 2}' }) }), user('z'), ...chain('start', 'c', 'z'));
    await t.deploy(called);
    await t.deploy(p);
    const pi = (await t.must('POST', '/process-definition/key/p/start', { variables: { people: { value: ["a", "b", "c"] } } })).id;
    await wholeTree(t, pi);
    await rows(t, 'called', `/process-instance?superProcessInstance=${pi}`);
    const list = await t.must('GET', `/process-instance?superProcessInstance=${pi}&sortBy=businessKey&sortOrder=asc`);
    for (const i of list) await variableInstances(t, i.id, `variables of ${i.businessKey}`);
    await t.complete(list[0].id, 'u', { r: 'first' });
    await wholeTree(t, pi, 'one ended');
    await variableInstances(t, pi, 'one ended: variables');
    await t.complete(list[2].id, 'u', { r: 'third' });
    await wholeTree(t, pi, 'two ended');
    await variableInstances(t, pi, 'two ended: variables');
    await historicVariables(t, pi, 'two ended: historic variables');
    await t.all(list[1].id, 'the one canceled');
    await historicActivities(t, pi);
  },
  'a sequential multi-instance call activity, one of them canceled': async (t) => {
    const p = one('p', start(), call('c', 'q', { ext: '<camunda:in source="loopCounter" target="i"/><camunda:out source="r" target="r"/>', multi: multi({ sequential: true, cardinality: 3 }) }), user('z'), ...chain('start', 'c', 'z'));
    const pi = await begin(t, [called, p]);
    const first = await child(t, pi);
    await t.complete(first, 'u', { r: 1 });
    await t.all(pi, 'second');
    const second = await child(t, pi);
    await variableInstances(t, second, 'called');
    await t.cancel(second);
    await t.all(pi, 'canceled');
  },
  'a multi-instance call activity with an error boundary: one fails, all are canceled': async (t) => {
    const q = one('q', start('qs'), user('u'), xor('g'), end('ok'), end('qe', { error: 'E1' }), ...chain('qs', 'u', 'g'), flow('g', 'ok', { if: '${fine}' }), flow('g', 'qe', { if: '${!fine}' }));
    const p = one('p', start(), call('c', 'q', { multi: multi({ cardinality: 3 }) }), boundary('b', 'c', { error: 'E1' }), user('y'), user('z'), ...chain('start', 'c', 'z'), ...chain('b', 'y'));
    const pi = await begin(t, [q, p]);
    const list = await children(t, pi);
    await t.complete(list[0], 'u', { fine: true });
    await t.complete(list[1], 'u', { fine: false });
    await t.all(pi);
    for (const [i, id] of list.entries()) await t.all(id, `called ${i}`);
  },
  'a call activity asyncBefore and asyncAfter, and an asynchronous start of the called process': async (t) => {
    const q = one('q', start('qs', { asyncBefore: true }), user('u'), end('qe', { asyncBefore: true }), ...chain('qs', 'u', 'qe'));
    const pi = await begin(t, [q, caller('<camunda:out source="r" target="r"/>', { asyncBefore: true, asyncAfter: true })]);
    await t.all(pi, 'before');
    await t.runJobs(pi);
    await t.all(pi, 'calling');
    const c = await child(t, pi);
    await t.all(c, 'called');
    await t.runJobs(c);
    await t.complete(c, 'u', { r: 1 });
    await t.all(c, 'called: before its end');
    await t.runJobs(c);
    await t.all(pi, 'after');
    await jobs(t, pi);
    await t.runJobs(pi);
    await t.all(pi, 'passed');
  },
  'the called process fails in a job: incidents of both, and their history once it is repaired': async (t) => {
    const q = one('q', start('qs'), service('s', '${v}', { asyncBefore: true }), end('qe'), ...chain('qs', 's', 'qe'));
    const pi = await begin(t, [q, one('m', start('ms'), call('d', 'q', { ext: '<camunda:in variables="all"/>' }), ...chain('ms', 'd')), caller('', {}, 'm')]);
    const m = await child(t, pi);
    const c = await child(t, m);
    const [job] = await t.jobs(`processInstanceId=${c}`);
    await t.put(`/job/${job.id}/retries`, { retries: 1 });
    t.seeAnswer('execute', await t.post(`/job/${job.id}/execute`));
    for (const [id, label] of [[pi, 'outer'], [m, 'middle'], [c, 'inner']]) { await incidents(t, id, `${label}: incidents`); await historicIncidents(t, id, `${label}: historic incidents`); await wholeTree(t, id, `${label}: tree`); }
    await jobs(t, c);
    await t.put(`/process-instance/${c}/variables/v`, { value: 1 });
    await t.put(`/job/${job.id}/retries`, { retries: 1 });
    t.seeAnswer('execute again', await t.post(`/job/${job.id}/execute`));
    for (const [id, label] of [[pi, 'outer'], [m, 'middle'], [c, 'inner']]) await historicIncidents(t, id, `${label}: repaired`);
    await t.all(pi, 'repaired');
  },
  'suspending: the caller, the called; completing while the other is suspended': async (t) => {
    const pi = await begin(t, [called, caller('')]);
    const c = await child(t, pi);
    t.seeAnswer('suspend the caller', await t.put(`/process-instance/${pi}/suspended`, { suspended: true }));
    await rows(t, 'executions of the called', `/execution?processInstanceId=${c}`);
    await rows(t, 'tasks of the called', `/task?processInstanceId=${c}`, ['taskDefinitionKey', 'suspended']);
    const [u] = await t.tasks(c);
    t.seeAnswer('complete', await t.post(`/task/${u.id}/complete`, {}));
    await t.put(`/process-instance/${pi}/suspended`, { suspended: false });
    t.seeAnswer('suspend the called', await t.put(`/process-instance/${c}/suspended`, { suspended: true }));
    t.seeAnswer('complete', await t.post(`/task/${u.id}/complete`, {}));
    t.seeAnswer('cancel the caller', await t.call('DELETE', `/process-instance/${pi}`));
    await t.instance(c, 'called');
    await t.instance(pi, 'caller');
    const r = await t.start('p');
    await t.put('/process-definition/key/q/suspended', { suspended: true });
    await t.complete(await child(t, r), 'u');
    await t.instance(r, 'with the definition suspended');
    await starting(t, 'start with q suspended');
  },
  'suspending the definition of the called with its instances': async (t) => {
    const pi = await begin(t, [called, caller('')]);
    const c = await child(t, pi);
    t.seeAnswer('suspend', await t.put('/process-definition/suspended', { processDefinitionKey: 'q', suspended: true, includeProcessInstances: true }));
    t.see('states', [(await t.get(`/history/process-instance/${pi}`)).body.state, (await t.get(`/history/process-instance/${c}`)).body.state]);
    await starting(t, 'start');
    t.seeAnswer('activate', await t.put('/process-definition/suspended', { processDefinitionKey: 'q', suspended: false, includeProcessInstances: true }));
    await t.complete(c, 'u');
    await t.tree(pi);
  },
  'boundary timer on a call activity, not interrupting with a cycle, and a message that interrupts': async (t) => {
    const p = one('p', start(), call('c', 'q'), boundary('b', 'c', { timer: 'R2/PT1H', cancelActivity: 'false' }), boundary('m', 'c', { message: 'stop' }), user('x'), user('y'), ...chain('start', 'c'), ...chain('b', 'x'), ...chain('m', 'y'));
    const pi = await begin(t, [called, p]);
    const c = await child(t, pi);
    await t.runJobs(pi);
    await t.all(pi, 'timer');
    t.seeAnswer('stop', await t.post('/message', { messageName: 'stop', processInstanceId: pi }));
    await t.all(pi, 'stopped');
    await historicActivities(t, c, 'called');
    await t.instance(c, 'called');
  },
  'compensating a completed call activity by a handler that is a call activity too': async (t) => {
    const p = one('p', start(), call('c', 'q', { ext: '<camunda:out source="r" target="r"/>' }), boundary('cb', 'c', { compensate: true }), call('undo', 'q', { isForCompensation: 'true', ext: '<camunda:in source="r" target="was"/>' }), user('z'), throwing('back', { compensate: true }), end(), ...chain('start', 'c', 'z', 'back', 'end'), { artifact: true, xml: '<association id="as" associationDirection="One" sourceRef="cb" targetRef="undo"/>' });
    const pi = await begin(t, [called, p]);
    await t.complete(await child(t, pi), 'u', { r: 1 });
    await t.complete(pi, 'z');
    await t.all(pi, 'compensating');
    const c = await child(t, pi);
    await variableInstances(t, c, 'called');
    await t.complete(c, 'u');
    await t.all(pi, 'compensated');
  },
  'a terminate end event of the called ends only the called; its tokens are canceled': async (t) => {
    const q = one('q', start('qs'), and('f'), user('u'), user('v'), end('qe', { terminate: true }), ...chain('qs', 'f', 'u', 'qe'), ...chain('f', 'v'));
    const pi = await begin(t, [q, caller('<camunda:out variables="all"/>')]);
    const c = await child(t, pi);
    await t.complete(c, 'u', { a: 1 });
    await t.all(pi);
    await t.all(c, 'called');
    await historicActivities(t, c, 'called: historic activities');
  },
  'modifying the called one until it has no token cancels the caller, or ends it': async (t) => {
    const pi = await begin(t, [called, caller('')]);
    const c = await child(t, pi);
    t.seeAnswer('start the end event, cancel the task', await t.post(`/process-instance/${c}/modification`, { instructions: [{ type: 'startBeforeActivity', activityId: 'qe' }, { type: 'cancel', activityId: 'u' }] }));
    await t.all(pi);
    await t.instance(c, 'called');
    const p2 = await t.start('p');
    const c2 = await child(t, p2);
    t.seeAnswer('cancel the task, start the end event', await t.post(`/process-instance/${c2}/modification`, { instructions: [{ type: 'cancel', activityId: 'u' }, { type: 'startBeforeActivity', activityId: 'qe' }] }));
    await t.all(p2);
    await t.instance(c2, 'called');
  },
  'a call of itself, ended by a condition': async (t) => {
    const p = one('p', start(), xor('g'), call('c', 'p', { ext: '<camunda:in sourceExpression="${n - 1}" target="n"/><camunda:out sourceExpression="${depth + 1}" target="depth"/>' }), script('leaf', "execution.setVariable('depth', 0)"), xor('j'), user('u'), ...chain('start', 'g'), flow('g', 'c', { if: '${n > 0}' }), flow('g', 'leaf', { if: '${n <= 0}' }), ...chain('leaf', 'j'), ...chain('c', 'j'), ...chain('j', 'u'));
    const pi = await begin(t, [p], { n: 2 });
    const c = await child(t, pi);
    const d = await child(t, c);
    await variableInstances(t, d, 'leaf');
    await t.complete(d, 'u');
    await t.complete(c, 'u');
    await variableInstances(t, pi);
  },
  'listeners of a call activity with its mappings, in order': async (t) => {
    const note = (w) => `\${execution.setVariable('log', execution.getVariable('log').concat('${w} '))}`;
    const p = bpmn(process('p', [start(), call('c', 'q', { inputs: { i: note('in') }, outputs: { o: note('out') }, ext: `<camunda:in sourceExpression="${note('map').replace(/'/g, "'")}" target="x"/><camunda:out sourceExpression="\${1}" target="y"/>`, listeners: [{ event: 'start', expression: note('start') }, { event: 'end', expression: note('end') }] }), user('z'), ...chain('start', 'c', 'z')]));
    const pi = await begin(t, [called, p], { log: '' });
    await variableInstances(t, pi);
    await t.complete(await child(t, pi), 'u');
    await variableInstances(t, pi, 'returned');
  },
  'a called process without a usual start event, or not executable': async (t) => {
    await t.deploy(one('q', start('qs', { message: 'm' }), user('u'), ...chain('qs', 'u')));
    await t.deploy(caller(''));
    await starting(t, 'message start only');
  },
  'tenants: the called process of the same tenant, and a named one': async (t) => {
    const v = (n) => one('q', start('qs'), user(`u${n}`), ...chain('qs', `u${n}`));
    await t.deploy(v('none'));
    await t.deploy(v('t1'), { 'tenant-id': 't1' });
    await t.deploy(caller(''), { 'tenant-id': 't1' });
    const seen = async (label, r) => {
      t.seeAnswer(label, r);
      if (r.status !== 200) return;
      await rows(t, `${label}: called`, `/process-instance?superProcessInstance=${r.body.id}`);
      const c = await child(t, r.body.id);
      await rows(t, `${label}: tasks`, `/task?processInstanceId=${c}`, ['taskDefinitionKey', 'tenantId']);
    };
    await seen('same tenant', await t.post('/process-definition/key/p/tenant-id/t1/start', {}));
    await t.deploy(attribute(caller(''), 'camunda:calledElementTenantId="${null}"'), { 'tenant-id': 't1' });
    await seen('null tenant', await t.post('/process-definition/key/p/tenant-id/t1/start', {}));
    await t.deploy(attribute(caller(''), 'camunda:calledElementTenantId="t1"'));
    await seen('from none to t1', await t.post('/process-definition/key/p/start', {}));
    await t.deploy(caller(''), { 'tenant-id': 't2' });
    await seen('t2 has no q', await t.post('/process-definition/key/p/tenant-id/t2/start', {}));
  },
};
