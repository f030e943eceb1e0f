// Expressions, scripts and variables over REST in detail, and tasks, calls and jobs in combination.
import { and, association, boundary, call, catching, chain, end, eventSub, external, flow, multi, one, process, receive, script, service, start, sub, task, throwing, user, xor } from '../bpmn.mjs';
import { executions, externalTaskLog, historicActivities, historicDetails, historicIncidents, historicTasks, historicVariables, incidents, jobLog, jobs, rows, variableInstances, wholeTree } from '../looks/rows.mjs';
import { begin, child, starting } from '../looks/attempts.mjs';

const typed = (variables) => Object.fromEntries(Object.entries(variables).map(([k, value]) => [k, value && typeof value === 'object' && 'value' in value ? value : { value }]));
const attempt = async (t, expressions, variables = {}) => {
  for (const e of expressions) {
    const r0 = await t.call('POST', '/deployment/create', t.form(one('p', start(), service('s', e, { resultVariable: 'r' }), user('u'), ...chain('start', 's', 'u')), {}));
    if (r0.status >= 300) { t.see(e, { refused: r0.status, message: r0.body.message }); continue; }
    t.deployments.push(r0.body.id);
    const r = await t.post('/process-definition/key/p/start', { variables: typed(variables), businessKey: 'bk' });
    if (r.status !== 200) { t.see(e, { status: r.status, type: r.body.type, message: r.body.message.replace(/^Cannot instantiate process definition \S+ /, '') }); continue; }
    const [v] = await t.must('GET', `/variable-instance?processInstanceIdIn=${r.body.id}&variableName=r&deserializeValues=false`);
    t.see(e, v ? [v.type, v.type === 'Object' ? v.valueInfo.objectTypeName : v.value] : null);
  }
};
const fetch = (t, topic, more = {}) => t.post('/external-task/fetchAndLock', { workerId: 'w', maxTasks: 9, topics: [{ topicName: topic, lockDuration: 60000, ...more }] });

export default {
  'methods and properties of dates, numbers, booleans and lists': async (t) => {
    await attempt(t, ['${d.time > 0}', '${d.year}', '${d.getTime()}', '${d.before(d)}', '${i.longValue()}', '${i.doubleValue()}', '${i.compareTo(3)}', '${i.equals(3)}', '${i.hashCode()}', '${b.booleanValue()}', '${b.toString()}', '${l.size()}', '${l[0]}', '${l[5]}', '${l.get(5)}', '${l.isEmpty()}', '${l.contains(2)}', '${l.indexOf(2)}', '${l.toString()}', '${m.a}', "${m['a']}", '${m.none}', '${m.size()}', '${m.keySet().size()}', "${m.containsKey('a')}", "${m.get('a')}", '${m}', '${l}', '${d}', '${s.length}', '${s.bytes}', '${s.class.name}', "${s.split(',')}", "${s.split(',')[1]}", '${s.matches("a.*")}', '${s.isBlank()}', '${s.repeat(2)}', '${s.charAt(0)}', '${s.substring(9)}', '${s.hashCode()}', '${s.compareTo("b")}', '${s.lastIndexOf(",")}', '${s.strip()}', '${s.concat(i)}', '${s.concat(null)}'], { d: { value: '2030-01-02T03:04:05.000+0000', type: 'Date' }, i: 3, b: true, l: { value: [1, 2, 3] }, m: { value: { a: 1 } }, s: 'a,b' });
  },
  'coercions of operators on all types': async (t) => {
    await attempt(t, ['${i + d}', '${i + l}', '${sh + sh}', '${-sh}', '${-l}', '${-d}', "${-s}", '${i / 2}', '${l / 2}', '${i div i}', '${i mod 2}', '${d mod 2}', '${i * 1.0}', '${i == l}', '${i == d}', '${i == sh}', "${i == '7'}", "${'7' == i}", '${b == true}', "${b == 'true'}", '${n + 1}', '${n == 0}', '${n < 1}', '${empty n}', '${!n}', '${n && true}', '${s + 1}', "${'3' + '4'}", "${'3' - 1}", '${i > 6.5}', "${i > '6'}", "${s > 'w'}", '${s > 1}', '${b > false}', '${i ? 1 : 2}', "${'true' ? 1 : 2}", "${'yes' ? 1 : 2}", '${n ? 1 : 2}', '${9223372036854775807 + 1}', '${2147483647 + 1}', '${99999999999999999999}', '${1.0e400}', '${0.1 + 0.2}', '${1e2}', '${i.d}', '${(i)}', '${i eq 7 ? s : n}', '${not b}', '${i ne 7 or b}', '${[1,2]}', "${{'a':1}}", '${i;}', '${}', '${ }', '${i}${l}', '${i} and ${s}', '#{i + 1}', '${i + #{l}}', 'a${i', '$i', '\\${i}', "${\"it's\"}", "${'a\\nb'}"], { i: 7, l: { value: 7, type: 'Long' }, sh: { value: 7, type: 'Short' }, d: 7.5, b: true, s: 'x', n: null });
  },
  'methods of execution that change or read': async (t) => {
    await attempt(t, ['${execution.businessKey}', '${execution.processBusinessKey}', '${execution.getVariable("i")}', '${execution.getVariableLocal("i")}', '${execution.variablesLocal.size()}', '${execution.hasVariables()}', '${execution.currentActivityName}', '${execution.currentActivityId}', '${execution.eventName}', '${execution.processDefinitionId.substring(0,2)}', '${execution.id == execution.processInstanceId}', '${execution.tenantId}', '${execution.superExecution}', '${execution.getVariableTyped("i").value}', '${execution.setVariable("x", null)}', '${execution.removeVariable("i")}', '${execution.getVariable()}', '${execution.getVariable(1)}', '${execution.getVariable(null)}', '${execution.nothing}', '${execution.nothing()}', '${execution.processInstance.businessKey}', '${execution.activityInstanceId.startsWith("s:")}', '${execution.parentActivityInstanceId == execution.processInstanceId}', '${execution.canceled}', '${execution.variableScopeKey}', '${task}', '${currentUser()}', '${currentUserGroups()}', '${now()}', '${dateTime()}', '${dateTime().plusDays(1).toDate()}', '${nothing()}', '${now(1)}'], { i: 7 });
  },
  'variables of every type over REST: put, read, wrong values': async (t) => {
    const pi = await begin(t, one('p', start(), user('a'), ...chain('start', 'a')));
    const put = async (label, body) => {
      t.seeAnswer(label, await t.put(`/process-instance/${pi}/variables/v`, body));
      t.see(`${label}: read`, (await t.get(`/process-instance/${pi}/variables/v?deserializeValue=false`)).body);
      await t.del(`/process-instance/${pi}/variables/v`);
    };
    for (const [type, values] of Object.entries({ Integer: [1, '2', 1.5, 'x', true, null, 3000000000, ''], Long: [1, '2', 1.5, 3000000000, 'x', null, 12345678901234567], Short: [1, 40000, 'x', null], Double: [1, 1.5, '2.5', 'x', null, 'NaN'], Boolean: [true, 'true', 'yes', 1, 0, null], String: ['a', 1, 1.5, true, null, ''], Date: ['2030-01-02T03:04:05.678+0200', '2030-01-02T03:04:05', '2030-01-02', 1700000000000, 'x', null], Null: [null, 1, 'x'], Bytes: ['YWJj', 'not base64!', 1, null, ''], integer: [1], Number: [1], Float: [1.5], Unknown: ['x'] }))
      for (const value of values) await put(`${type} ${JSON.stringify(value)}`, { type, value });
    await put('no type, large', { value: 12345678901 });
    await put('no type, double', { value: 1.5 });
    await put('no value', { type: 'Integer' });
    await put('empty body', {});
    await put('value info of a string', { type: 'String', value: 'x', valueInfo: { transient: true } });
    await put('object without a type name', { type: 'Object', value: 'x' });
    await put('object without a format', { type: 'Object', value: 'x', valueInfo: { objectTypeName: 'java.lang.String' } });
    await put('file without a name', { type: 'File', value: 'YWJj' });
    await put('file', { type: 'File', value: 'YWJj', valueInfo: { filename: 'a.txt', mimeType: 'text/plain', encoding: 'UTF-8' } });
    await put('file of a wrong encoding', { type: 'File', value: 'YWJj', valueInfo: { filename: 'a.txt', encoding: 'none' } });
  },
  'transient variables: of a start, a message, a task, seen while it runs and then gone': async (t) => {
    await t.deploy(one('p', start(), script('s', "execution.setVariable('seen', execution.getVariable('tr') == null ? 'nothing' : execution.getVariable('tr'))"), user('a'), script('s2', "execution.setVariable('seen2', execution.getVariable('tr2') == null ? 'nothing' : execution.getVariable('tr2'))"), user('z'), ...chain('start', 's', 'a', 's2', 'z')));
    const pi = (await t.must('POST', '/process-definition/key/p/start', { variables: { tr: { value: 'x', valueInfo: { transient: true } }, kept: { value: 1 } } })).id;
    await variableInstances(t, pi);
    await historicDetails(t, pi);
    const [a] = await t.tasks(pi);
    t.seeAnswer('complete', await t.post(`/task/${a.id}/complete`, { variables: { tr2: { value: 'y', valueInfo: { transient: true } } } }));
    await variableInstances(t, pi, 'completed');
    t.seeAnswer('set', await t.put(`/process-instance/${pi}/variables/tr3`, { value: 1, valueInfo: { transient: true } }));
    t.seeAnswer('over a kept one', await t.put(`/process-instance/${pi}/variables/kept`, { value: 2, valueInfo: { transient: true } }));
    await historicVariables(t, pi);
  },
  'history of a variable that changes its type, its scope and its value': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), script('x', "execution.setVariable('v', 'text'); execution.setVariableLocal('v', 2); execution.setVariable('v', 3); execution.removeVariable('v'); execution.setVariable('v', 4.5)"), user('a'), ...chain('is', 'x', 'a')]), user('z'), ...chain('start', 's', 'z')), { v: 1 });
    await variableInstances(t, pi);
    await historicVariables(t, pi);
    await historicDetails(t, pi);
    await t.complete(pi, 'a', { v: null });
    await historicVariables(t, pi, 'completed');
    await rows(t, 'with deleted', `/history/variable-instance?processInstanceId=${pi}&includeDeleted=true`, ['name', 'type', 'value', 'state', 'activityInstanceId']);
    await historicDetails(t, pi, 'details completed');
  },
  'a call in a subprocess with an event subprocess inside the called one': async (t) => {
    const q = one('q', start('qs'), user('u'), end('qe'), ...chain('qs', 'u', 'qe'), eventSub('h', [start('hs', { message: 'm', isInterrupting: 'false' }), user('hu'), end('he'), ...chain('hs', 'hu', 'he')]));
    const p = one('p', start(), sub('s', [start('is'), call('c', 'q', { ext: '<camunda:in variables="all"/><camunda:out source="r" target="r"/>', inputs: { only: '1' }, outputs: { up: '${r}' } }), end('ie'), ...chain('is', 'c', 'ie')]), boundary('b', 's', { timer: 'PT1H', cancelActivity: 'false' }), user('y'), user('z'), ...chain('start', 's', 'z'), ...chain('b', 'y'));
    const pi = await begin(t, [q, p], { n: 1 });
    const c = await child(t, pi);
    t.seeAnswer('message', await t.post('/message', { messageName: 'm', processInstanceId: c, processVariables: { r: { value: 7 } } }));
    await t.all(c, 'called');
    await t.runJobs(pi);
    await t.complete(c, 'u');
    await wholeTree(t, c, 'called still runs');
    await t.complete(c, 'hu');
    await t.all(pi, 'returned');
    await historicDetails(t, pi);
    await historicActivities(t, c, 'called: activities');
  },
  'a called process fails asynchronously: the error of a job is caught at the caller': async (t) => {
    const q = one('q', start('qs'), script('x', "var B = Java.type('org.camunda.bpm.engine.delegate.BpmnError'); throw new B('E1', 'from the script')", { asyncBefore: true }), end('qe'), ...chain('qs', 'x', 'qe'));
    const p = one('p', start(), call('c', 'q', { ext: '<camunda:out variables="all"/>', asyncBefore: true }), boundary('b', 'c', { error: 'E1' }), user('y'), ...chain('start', 'c'), ...chain('b', 'y')).replace('<errorEventDefinition', '<errorEventDefinition camunda:errorCodeVariable="code" camunda:errorMessageVariable="text"');
    const pi = await begin(t, [q, p]);
    await t.runJobs(pi);
    const c = await child(t, pi);
    await t.runJobs(c);
    await t.all(pi);
    await t.all(c, 'called');
    await jobLog(t, c);
  },
  'canceling a caller with nested calls, jobs, external tasks and incidents in them': async (t) => {
    const r = one('r', start('rs'), and('f'), external('e', 'top'), service('x', '${none}', { asyncBefore: true }), catching('c', { timer: 'PT1H' }), ...chain('rs', 'f', 'e'), ...chain('f', 'x'), ...chain('f', 'c'));
    const pi = await begin(t, [r, one('q', start('qs'), call('d', 'r'), ...chain('qs', 'd')), one('p', start(), call('c', 'q'), ...chain('start', 'c'))]);
    const q = await child(t, pi);
    const d = await child(t, q);
    for (const j of await t.jobs(`processInstanceId=${d}&messages=true`)) { await t.put(`/job/${j.id}/retries`, { retries: 1 }); await t.post(`/job/${j.id}/execute`); }
    const [e] = (await fetch(t, 'top')).body;
    await t.post(`/external-task/${e.id}/failure`, { workerId: 'w', retries: 0, retryTimeout: 0, errorMessage: 'broken' });
    await incidents(t, pi, 'outer: incidents');
    await incidents(t, d, 'inner: incidents');
    t.seeAnswer('cancel', await t.call('DELETE', `/process-instance/${pi}?skipSubprocesses=false`));
    for (const [id, label] of [[pi, 'outer'], [q, 'middle'], [d, 'inner']]) { await t.instance(id, label); await historicIncidents(t, id, `${label}: historic incidents`); await historicActivities(t, id, `${label}: activities`); }
    await externalTaskLog(t, d);
    await jobLog(t, d);
  },
  'deleting the called one with skipped subprocesses, listeners and mappings': async (t) => {
    const bad = [{ event: 'end', expression: '${none}' }];
    const q = one('q', start('qs'), user('u', { listeners: bad, outputs: { o: '${none}' } }), end('qe'), ...chain('qs', 'u', 'qe'));
    const pi = await begin(t, [q, one('p', start(), call('c', 'q', { listeners: bad, outputs: { o: '${none}' } }), ...chain('start', 'c'))]);
    const c = await child(t, pi);
    t.seeAnswer('plain', await t.call('DELETE', `/process-instance/${pi}`));
    t.seeAnswer('listeners skipped', await t.call('DELETE', `/process-instance/${pi}?skipCustomListeners=true`));
    t.seeAnswer('both skipped', await t.call('DELETE', `/process-instance/${pi}?skipCustomListeners=true&skipIoMappings=true`));
    await t.instance(pi);
    await t.instance(c, 'called');
    await historicActivities(t, c, 'called: activities');
  },
  'timers in multi-instance activities, and a timer that ends the body': async (t) => {
    const pi = await begin(t, one('p', start(), user('a', { multi: multi({ cardinality: 2 }) }), boundary('b', 'a', { timer: 'PT1H' }), user('y'), sub('s', [start('is'), catching('c', { timer: 'PT${loopCounter}M' }), end('ie'), ...chain('is', 'c', 'ie')], { multi: multi({ cardinality: 2 }) }), user('z'), ...chain('start', 's', 'a', 'z'), ...chain('b', 'y')));
    await jobs(t, pi);
    await rows(t, 'job definitions', '/job-definition?processDefinitionKey=p');
    await t.runJobs(pi);
    await jobs(t, pi, 'in the task');
    await wholeTree(t, pi);
    await t.complete(pi, 'a');
    await t.runJobs(pi);
    await t.all(pi, 'timed out');
    await historicTasks(t, pi);
    await historicActivities(t, pi);
  },
  'claiming and completing: the whole life of a task in the history and the log of links': async (t) => {
    const pi = await begin(t, one('p', start(), user('a', { candidateGroups: 'g' }), user('u'), ...chain('start', 'a', 'u')));
    const [a] = await t.tasks(pi);
    const state = async (label) => { await rows(t, `${label}: task`, `/task?processInstanceId=${pi}`); await historicTasks(t, pi, `${label}: historic`); };
    for (const [label, path, body] of [['claim', 'claim', { userId: 'x' }], ['unclaim', 'unclaim', {}], ['assign', 'assignee', { userId: 'y' }], ['assign nobody', 'assignee', { userId: null }], ['claim by nobody', 'claim', { userId: null }], ['delegate', 'delegate', { userId: 'z' }], ['delegate again', 'delegate', { userId: 'v' }], ['resolve', 'resolve', { variables: { r: { value: 1 } } }], ['link', 'identity-links', { userId: 'c', type: 'candidate' }], ['own link', 'identity-links', { groupId: 'h', type: 'reviewer' }], ['link of both', 'identity-links', { userId: 'c', groupId: 'g', type: 'candidate' }], ['assignee by link', 'identity-links', { userId: 'q', type: 'assignee' }], ['delete the assignee by link', 'identity-links/delete', { userId: 'q', type: 'assignee' }], ['owner by link', 'identity-links', { userId: 'o', type: 'owner' }]]) {
      t.seeAnswer(label, await t.post(`/task/${a.id}/${path}`, body));
      await state(label);
    }
    await rows(t, 'links', `/task/${a.id}/identity-links`);
    await rows(t, 'identity link log', `/history/identity-link-log?taskId=${a.id}`);
    t.seeAnswer('complete', await t.post(`/task/${a.id}/complete`, {}));
    await historicTasks(t, pi, 'completed');
    await rows(t, 'identity link log at the end', `/history/identity-link-log?taskId=${a.id}`);
    await historicDetails(t, pi);
  },
  'a task updated as a whole: what stays, what goes, wrong values': async (t) => {
    const pi = await begin(t, one('p', start(), user('a', { name: 'N', assignee: 'ann' }), ...chain('start', 'a')));
    const [a] = await t.tasks(pi);
    for (const [label, body] of [['some', { name: 'M', priority: 3, due: '2030-01-01T00:00:00.000+0000', followUp: '2030-01-02T00:00:00.000+0000', description: 'D', owner: 'o', delegationState: 'PENDING', tenantId: 't' }], ['delegation state unknown', { delegationState: 'x' }], ['date wrong', { due: 'tomorrow' }], ['priority words', { priority: 'high' }], ['parent unknown', { parentTaskId: 'none' }], ['parent itself', { parentTaskId: a.id }], ['empty', {}], ['unknown property', { colour: 'red' }]]) {
      t.seeAnswer(label, await t.put(`/task/${a.id}`, body));
      await rows(t, `${label}: task`, `/task?processInstanceId=${pi}`);
    }
    await historicTasks(t, pi);
  },
  'tasks found by their variables, those of the process and local ones': async (t) => {
    await t.deploy(one('p', start(), user('a', { inputs: { loc: '${n * 2}' } }), ...chain('start', 'a')));
    for (const n of [1, 2, 3]) await t.start('p', { n, s: `s${n}`, nul: null }, { businessKey: `k${n}` });
    const found = async (label, body) => { const r = await t.post('/task', { processDefinitionKey: 'p', ...body }); t.see(label, r.status === 200 ? r.body.length : { status: r.status, type: r.body.type, message: r.body.message }); };
    await found('process eq', { processVariables: [{ name: 'n', operator: 'eq', value: 2 }] });
    await found('process gt', { processVariables: [{ name: 'n', operator: 'gt', value: 1 }] });
    await found('process like', { processVariables: [{ name: 's', operator: 'like', value: 's%' }] });
    await found('process notLike', { processVariables: [{ name: 's', operator: 'notLike', value: '%1' }] });
    await found('process neq', { processVariables: [{ name: 'n', operator: 'neq', value: 2 }] });
    await found('process null', { processVariables: [{ name: 'nul', operator: 'eq', value: null }] });
    await found('process not null', { processVariables: [{ name: 'nul', operator: 'neq', value: null }] });
    await found('task eq', { taskVariables: [{ name: 'loc', operator: 'eq', value: 4 }] });
    await found('task process', { taskVariables: [{ name: 'n', operator: 'eq', value: 2 }] });
    await found('names ignoring case', { processVariables: [{ name: 'N', operator: 'eq', value: 2 }], variableNamesIgnoreCase: true });
    await found('values ignoring case', { processVariables: [{ name: 's', operator: 'eq', value: 'S2' }], variableValuesIgnoreCase: true });
    await found('both', { processVariables: [{ name: 'n', operator: 'gteq', value: 2 }, { name: 'n', operator: 'lteq', value: 2 }] });
    await found('or', { orQueries: [{ processVariables: [{ name: 'n', operator: 'eq', value: 1 }, { name: 's', operator: 'eq', value: 's3' }] }] });
    await found('unknown operator', { processVariables: [{ name: 'n', operator: 'about', value: 1 }] });
    await found('sorted by a variable', { sorting: [{ sortBy: 'processVariable', sortOrder: 'desc', parameters: { variable: 'n', type: 'Integer' } }] });
    await found('sorted without parameters', { sorting: [{ sortBy: 'processVariable', sortOrder: 'desc' }] });
    const r = await t.post('/task', { processDefinitionKey: 'p', sorting: [{ sortBy: 'processVariable', sortOrder: 'desc', parameters: { variable: 'n', type: 'Integer' } }] });
    const keys = []; for (const x of r.body) keys.push((await t.get(`/process-instance/${x.processInstanceId}`)).body.businessKey);
    t.see('order', keys);
  },
  'local variables of executions over REST': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), and('f'), user('a'), receive('r', 'm'), ...chain('is', 'f', 'a'), ...chain('f', 'r')]), ...chain('start', 's')), { n: 1 });
    const sorted = (await t.get(`/execution?processInstanceId=${pi}`)).body;
    t.see('executions', sorted.length);
    const sub1 = (await t.get(`/event-subscription?processInstanceId=${pi}`)).body[0].executionId;
    const path = `/execution/${sub1}/localVariables`;
    t.seeAnswer('put', await t.put(`${path}/l`, { value: 1 }));
    t.seeAnswer('put another', await t.put(`${path}/n`, { value: 2, type: 'Long' }));
    t.seeAnswer('read', await t.get(path), { withBody: true });
    t.seeAnswer('read one', await t.get(`${path}/l`), { withBody: true });
    t.seeAnswer('read none', await t.get(`${path}/none`));
    t.seeAnswer('modify', await t.post(path, { modifications: { x: { value: 'y' } }, deletions: ['l'] }));
    t.seeAnswer('wrong', await t.post(path, { modifications: { x: { value: 'y', type: 'Integer' } } }));
    t.seeAnswer('unknown execution', await t.get('/execution/none/localVariables'));
    await variableInstances(t, pi);
    t.seeAnswer('message with a variable', await t.post(`/execution/${sub1}/messageSubscriptions/m/trigger`, { variables: { n: { value: 5 }, fresh: { value: 6 } } }));
    await variableInstances(t, pi, 'triggered');
    await historicVariables(t, pi);
    await historicDetails(t, pi);
    await executions(t, pi);
  },
  'compensation of tasks with mappings and of multi-instance ones, with rows': async (t) => {
    const pi = await begin(t, one('p', start(), user('a', { inputs: { i: '1' }, outputs: { o: '${i}' }, multi: undefined }), boundary('cb', 'a', { compensate: true }), user('undo', { isForCompensation: 'true', inputs: { was: '${o}' }, outputs: { undone: '${was}' } }), service('m', "${execution.setVariable('c', loopCounter)}", { multi: multi({ cardinality: 2 }) }), boundary('mb', 'm', { compensate: true }), script('mu', "execution.setVariable('log', (execution.getVariable('log') || '') + 'u')", { isForCompensation: 'true' }), throwing('t', { compensate: true }), user('z'), ...chain('start', 'a', 'm', 't', 'z'), association('cb', 'undo'), association('mb', 'mu')), { log: '' });
    await t.complete(pi, 'a');
    await t.all(pi, 'compensating');
    await executions(t, pi);
    await t.complete(pi, 'undo');
    await t.all(pi, 'compensated');
    await historicActivities(t, pi);
    await historicDetails(t, pi);
  },
  'scripts in conditions, mappings, listeners and as completion condition': async (t) => {
    const f = (a, b, code) => ({ id: `${a}-${b}`, xml: `<sequenceFlow id="${a}-${b}" sourceRef="${a}" targetRef="${b}"><conditionExpression xsi:type="tFormalExpression" language="javascript">${code}</conditionExpression></sequenceFlow>` });
    for (const [label, code] of [['true', 'n == 1'], ['false', 'n == 2'], ['text', "'yes'"], ['nothing', 'null'], ['fails', 'nothing.x'], ['number', '1']]) {
      await t.deploy(one('p', start(), xor('g', { default: 'g-z' }), user('y'), user('z'), ...chain('start', 'g'), f('g', 'y', code), flow('g', 'z')));
      const r = await t.post('/process-definition/key/p/start', { variables: { n: { value: 1 } } });
      t.see(label, { status: r.status, type: r.body.type, message: r.body.message?.slice(0, 90) });
      if (r.status === 200) await t.openTasks(r.body.id, `${label}: tasks`);
    }
  },
  'dates and durations of tasks from variables of type Date and by dateTime()': async (t) => {
    await t.deploy(one('p', start(), user('a', { dueDate: '${dateTime().plusDays(2).toDate()}', followUpDate: '${now()}' }), boundary('b', 'a', { timer: 'PT1H', cancelActivity: 'false' }), user('y'), ...chain('start', 'a'), ...chain('b', 'y')).replace('PT1H', '${d}').replace('timeDuration', 'timeDate').replace('/timeDuration', '/timeDate'));
    const pi = await starting(t, 'start', { d: { value: '2030-01-02T03:04:05.000+0000', type: 'Date' } });
    if (pi) { t.see('set', (await t.tasks(pi)).map((x) => [x.due != null, x.followUp != null])); await jobs(t, pi); }
  },
};
