// Service, send, receive, script, business rule, manual and undefined tasks, and the work of external workers, in detail.
import { and, boundary, bpmn, chain, end, external, manual, multi, one, process, receive, script, service, start, sub, task, user } from '../bpmn.mjs';
import { executions, externalTaskLog, externalTasks, historicActivities, historicDetails, historicIncidents, historicVariables, incidents, rows, variableInstances, wholeTree } from '../looks/rows.mjs';
import { begin, starting, tryXml } from '../looks/attempts.mjs';

const as = (el, tag) => ({ ...el, xml: el.xml.replace(/^<serviceTask/, `<${tag}`).replace(/<\/serviceTask>$/, `</${tag}>`) });
const fetch = (t, topic, more = {}, body = {}) => t.post('/external-task/fetchAndLock', { workerId: 'w', maxTasks: 9, topics: [{ topicName: topic, lockDuration: 60000, ...more }], ...body });
const topic = (o = {}, name = 'top') => one('p', start(), external('e', name, o), user('z'), ...chain('start', 'e', 'z'));

export default {
  'delegates that are not there: class, delegate expression, of service, send and business rule tasks': async (t) => {
    for (const tag of ['serviceTask', 'sendTask', 'businessRuleTask']) {
      for (const [label, o] of [['class', { class: 'org.example.None' }], ['delegate expression unknown', { delegateExpression: '${none}' }], ['delegate expression of a text', { delegateExpression: '${v}' }], ['delegate expression null', { delegateExpression: '${n}' }], ['expression unknown', { expression: '${none.run(1)}' }], ['expression without braces', { expression: 'text', resultVariable: 'r' }]]) {
        await tryXml(t, `${tag} ${label}: deployed`, one('p', start(), as(service('s', undefined, o), tag), user('z'), ...chain('start', 's', 'z')));
        const pi = await starting(t, `${tag} ${label}`, { v: 'x', n: null });
        if (pi) await variableInstances(t, pi, `${tag} ${label}: variables`);
      }
    }
  },
  'what a deployment refuses of service tasks and their like': async (t) => {
    for (const tag of ['serviceTask', 'sendTask', 'businessRuleTask']) {
      for (const [label, o] of [['nothing', {}], ['unknown type', { type: 'robot' }], ['mail', { type: 'mail' }], ['shell', { type: 'shell' }], ['external without a topic', { type: 'external' }], ['external with an empty topic', { type: 'external', topic: '' }], ['result variable with a class', { class: 'x', resultVariable: 'r' }], ['several', { class: 'x', expression: '${1}' }], ['wrong expression', { expression: '${' }]])
        await tryXml(t, `${tag} ${label}`, one('p', start(), as(service('s', undefined, o), tag), ...chain('start', 's')));
    }
    await tryXml(t, 'script without a format', one('p', start(), { id: 's', xml: '<scriptTask id="s"><script>1</script></scriptTask>' }, ...chain('start', 's')));
    await starting(t, 'script without a format: start');
    await tryXml(t, 'script task without a script', one('p', start(), { id: 's', xml: '<scriptTask id="s" scriptFormat="javascript"/>' }, ...chain('start', 's')));
    await starting(t, 'script task without a script: start');
    await tryXml(t, 'script of an unknown language', one('p', start(), { id: 's', xml: '<scriptTask id="s" scriptFormat="klingon"><script>1</script></scriptTask>' }, ...chain('start', 's')));
    await starting(t, 'script of an unknown language: start');
    await tryXml(t, 'script by a resource that is not there', one('p', start(), { id: 's', xml: '<scriptTask id="s" scriptFormat="javascript" camunda:resource="deployment://none.js"/>' }, ...chain('start', 's')));
    await starting(t, 'script by a resource that is not there: start');
    await tryXml(t, 'script by a class path that is not there', one('p', start(), { id: 's', xml: '<scriptTask id="s" scriptFormat="javascript" camunda:resource="none.js"/>' }, ...chain('start', 's')));
    await starting(t, 'script by a class path that is not there: start');
    await tryXml(t, 'receive task without a message', one('p', start(), { id: 's', xml: '<receiveTask id="s"/>' }, ...chain('start', 's')));
    await tryXml(t, 'receive task of an unknown message', one('p', start(), { id: 's', xml: '<receiveTask id="s" messageRef="none"/>' }, ...chain('start', 's')));
    await tryXml(t, 'business rule task of a decision', one('p', start(), { id: 's', xml: '<businessRuleTask id="s" camunda:decisionRef="d" camunda:resultVariable="r" camunda:mapDecisionResult="singleEntry"/>' }, ...chain('start', 's')));
    await starting(t, 'business rule task of a decision: start');
    await tryXml(t, 'business rule task with an unknown mapper', one('p', start(), { id: 's', xml: '<businessRuleTask id="s" camunda:decisionRef="d" camunda:mapDecisionResult="none"/>' }, ...chain('start', 's')));
  },
  'a script in a resource of the deployment; its result is a variable': async (t) => {
    await t.deploy({ 'p.bpmn': one('p', start(), { id: 's', xml: '<scriptTask id="s" scriptFormat="javascript" camunda:resource="deployment://my.js" camunda:resultVariable="r"/>' }, user('z'), ...chain('start', 's', 'z')), 'my.js': "execution.setVariable('seen', execution.getVariable('n')); 40 + 2" });
    const pi = await t.start('p', { n: 1 });
    await variableInstances(t, pi);
  },
  'result variables: of a script, of nothing, of undefined and null, in a local scope': async (t) => {
    const one1 = async (label, code, o = {}) => {
      await t.deploy(one('p', start(), script('s', code, { resultVariable: 'r', ...o }), user('z'), ...chain('start', 's', 'z')));
      const pi = await starting(t, label, { r: 'old' });
      if (pi) await rows(t, `${label}: variables`, `/variable-instance?processInstanceIdIn=${pi}&deserializeValues=false`, ['name', 'type', 'value', 'activityInstanceId']);
    };
    await one1('integer', '42');
    await one1('negative zero', '-0');
    await one1('double', '1.5');
    await one1('integral double', '2.0');
    await one1('large', '12345678901');
    await one1('very large', '1e20');
    await one1('NaN', '0/0');
    await one1('infinity', '1/0');
    await one1('text', "'x'");
    await one1('empty text', "''");
    await one1('boolean', 'true');
    await one1('null', 'null');
    await one1('undefined', 'undefined');
    await one1('statement', 'var x = 1;');
    await one1('assignment', 'x = 5');
    await one1('if', 'if (true) { 7 }');
    await one1('with an input of that name', '42', { inputs: { r: 'local' } });
  },
  'values that scripts set as variables': async (t) => {
    const code = `
      execution.setVariable('i', 1); execution.setVariable('d', 1.5); execution.setVariable('s', 'x'); execution.setVariable('b', false); execution.setVariable('n', null);
      execution.setVariable('u', undefined); execution.setVariable('sum', execution.getVariable('a') + 1); execution.setVariable('half', execution.getVariable('a') / 2);
      execution.setVariable('con', execution.getVariable('t') + 1); execution.setVariable('long', execution.getVariable('l') + 1); execution.setVariable('same', execution.getVariable('l'));
      execution.setVariable('max', 2147483647); execution.setVariable('over', 2147483648); execution.setVariable('str', String(execution.getVariable('a')));
      execution.setVariable('round', Math.round(2.4)); execution.setVariable('floor', Math.floor(7 / 2)); execution.setVariable('len', 'abc'.length); execution.setVariable('parsed', parseInt('12')); execution.setVariable('float', parseFloat('12.50'));
      execution.setVariable('cmp', execution.getVariable('a') > 3); execution.setVariable('json', JSON.stringify({ a: 1, b: [1, 2] })); execution.setVariable('mod', 7 % 4); execution.setVariable('fixed', (1.005).toFixed(2)); execution.setVariableLocal('loc', 5);`;
    const pi = await begin(t, one('p', start(), script('s', code), user('z'), ...chain('start', 's', 'z')), { a: 7, t: 'x', l: { value: 5, type: 'Long' } });
    await variableInstances(t, pi);
    await historicDetails(t, pi);
  },
  'variables of every type in a script': async (t) => {
    const code = "execution.setVariable('log', ['s','i','l','sh','d','b','n','dt'].map(function (k) { var v = execution.getVariable(k); return k + '=' + typeof v + ':' + (k === 'dt' ? v.getTime() > 0 : v) }).join(' '))";
    const pi = await begin(t, one('p', start(), script('s', code), user('z'), ...chain('start', 's', 'z')), { s: 'x', i: 1, l: { value: 2, type: 'Long' }, sh: { value: 3, type: 'Short' }, d: 4.5, b: true, n: null, dt: { value: '2030-01-01T00:00:00.000+0000', type: 'Date' } });
    t.see('log', (await t.get(`/process-instance/${pi}/variables/log`)).body);
  },
  'methods of execution in a script': async (t) => {
    const calls = ['execution.getActivityInstanceId() != null', 'execution.getBusinessKey()', 'execution.getProcessBusinessKey()', 'execution.getCurrentActivityId()', 'execution.getCurrentActivityName()', 'execution.getCurrentTransitionId()', 'execution.getEventName()', 'execution.getTenantId()', 'execution.getVariableNames().size()', "execution.hasVariable('a')", "execution.hasVariableLocal('a')", 'execution.hasVariables()', 'execution.getVariableNamesLocal().contains("a")', 'execution.isCanceled()', 'execution.getParentId()', 'execution.getId() == execution.getProcessInstanceId()', 'execution.getProcessDefinitionId().substring(0, 4)', 'execution.getSuperExecution()', "execution.getVariableTyped('a').getType().getName()", 'execution.getVariables().size()', 'execution.getVariables().get("a")', 'execution.getVariableScopeKey()', 'execution.getProcessInstance().getBusinessKey()', 'execution.getParentActivityInstanceId() == execution.getProcessInstanceId()'];
    const code = `var out = []; ${calls.map((c) => `try { out.push(${c}) } catch (e) { out.push('failed') }`).join('; ')}; execution.setVariable('log', out.map(String).join(' | '))`;
    const pi = await begin(t, one('p', start(), script('s', code, { name: 'Script' }), user('z'), ...chain('start', 's', 'z')), { a: 7 }, { businessKey: 'bk' });
    t.see('log', (await t.get(`/process-instance/${pi}/variables/log`)).body.value?.split(' | ').map((v, i) => [calls[i], v]));
    const code2 = "execution.setVariable('x', 1); execution.removeVariable('a'); execution.setProcessBusinessKey('new')";
    const q = await starting2(t, code2);
    if (q) { await variableInstances(t, q); await t.instance(q); }
  },
  'errors in scripts: texts': async (t) => {
    for (const [label, code] of [['thrown Error', "throw new Error('bad')"], ['thrown text', "throw 'bad'"], ['thrown number', 'throw 5'], ['missing name', 'nothing + 1'], ['missing method', "execution.none()"], ['null property', 'null.x'], ['type error', "undefined()"], ['Java exception', "execution.getVariable('t').substring(9)"], ['BpmnError uncaught', "throw new org.camunda.bpm.engine.delegate.BpmnError('E1')"]]) {
      await t.deploy(one('p', start(), script('s', code), user('z'), ...chain('start', 's', 'z')));
      const r = await t.post('/process-definition/key/p/start', { variables: { t: { value: 'x' } } });
      t.see(label, { status: r.status, type: r.body?.type, begins: r.body?.message?.slice(0, 110) });
    }
  },
  'rows of an external task: topic and priority by expressions, business key, tenant': async (t) => {
    await t.deploy(one('p', start(), external('e', '${top}', { taskPriority: '${prio}', name: 'Work' }), boundary('b', 'e', { timer: 'PT1H' }), user('z'), ...chain('start', 'e', 'z')), { 'tenant-id': 'ten' });
    const pi = (await t.must('POST', '/process-definition/key/p/tenant-id/ten/start', { businessKey: 'bk', variables: { top: { value: 'tt' }, prio: { value: 12 } } })).id;
    await externalTasks(t, pi);
    await externalTaskLog(t, pi);
    await wholeTree(t, pi);
    t.seeAnswer('fetch', await fetch(t, 'tt'), { withBody: true });
    t.seeAnswer('fetch again', await fetch(t, 'tt'), { withBody: true });
    await externalTasks(t, pi, 'fetched');
  },
  'external priorities and topics of wrong types': async (t) => {
    await t.deploy(topic({ taskPriority: '${v}' }));
    for (const [label, v] of [['number', 3], ['text', '4'], ['words', 'high'], ['null', null], ['double', { value: 1.7, type: 'Double' }], ['long', { value: 9, type: 'Long' }], ['too large', '99999999999999999999']]) {
      const pi = await starting(t, `priority ${label}`, { v });
      if (pi) await rows(t, `priority ${label}: task`, `/external-task?processInstanceId=${pi}`, ['priority', 'topicName']);
    }
    await tryXml(t, 'literal words', topic({ taskPriority: 'high' }));
    await t.deploy(topic({}, '${v}'));
    for (const [label, v] of [['number', 3], ['null', null], ['empty', ''], ['missing', undefined]]) {
      const pi = await starting(t, `topic ${label}`, v === undefined ? {} : { v });
      if (pi) await rows(t, `topic ${label}: task`, `/external-task?processInstanceId=${pi}`, ['priority', 'topicName']);
    }
    await t.deploy(bpmn(process('p', [start(), external('e', 'x'), ...chain('start', 'e')])).replace('<process ', '<process camunda:taskPriority="${n}" '));
    const pi = await starting(t, 'of the process', { n: 77 });
    if (pi) await rows(t, 'of the process: task', `/external-task?processInstanceId=${pi}`, ['priority', 'topicName']);
  },
  'fetching: variables, local ones, named ones, files, properties, sorting': async (t) => {
    const ext = '<camunda:properties><camunda:property name="a" value="1"/><camunda:property name="b" value="two"/></camunda:properties>';
    const pi = await begin(t, topic({ inputs: { loc: 'L', n: '${n + 1}' }, ext }), { n: 1, s: 'x', nul: null, date: { value: '2030-01-02T03:04:05.000+0000', type: 'Date' }, bytes: { value: 'YWJj', type: 'Bytes' }, file: { value: 'YWJj', type: 'File', valueInfo: { filename: 'a.txt', mimetype: 'text/plain' } } }, { businessKey: 'k' });
    const unlock = async () => { for (const e of (await t.get(`/external-task?processInstanceId=${pi}`)).body) await t.post(`/external-task/${e.id}/unlock`); };
    for (const [label, more] of [['all', {}], ['none', { variables: [] }], ['named', { variables: ['n', 'nul', 'none'] }], ['local', { localVariables: true }], ['local named', { variables: ['s', 'loc'], localVariables: true }], ['with properties', { includeExtensionProperties: true, variables: [] }], ['deserialized', { deserializeValues: true, variables: ['file', 'date'] }], ['business key', { businessKey: 'k', variables: [] }], ['other business key', { businessKey: 'other' }], ['definition key', { processDefinitionKey: 'p', variables: [] }], ['other definitions', { processDefinitionKeyIn: ['q'] }], ['version tag', { processDefinitionVersionTag: 'none' }], ['without tenant', { withoutTenantId: true, variables: [] }], ['tenants', { tenantIdIn: ['x'] }], ['process variables', { processVariables: { s: 'x' }, variables: [] }], ['other process variables', { processVariables: { s: 'y' } }]]) {
      t.seeAnswer(label, await fetch(t, 'top', more), { withBody: true });
      await unlock();
    }
    await externalTaskLog(t, pi);
  },
  'the order in which tasks are fetched': async (t) => {
    await t.deploy(one('p', start(), external('e', 'top', { taskPriority: '${prio}' }), ...chain('start', 'e')));
    for (const [k, prio] of [['a', 5], ['b', 50], ['c', 5], ['d', 1]]) { await t.start('p', { prio }, { businessKey: k }); await new Promise((done) => setTimeout(done, 15)); }
    const order = async (label, body) => {
      const r = await fetch(t, 'top', { variables: [] }, body);
      t.seeAnswer(label, r);
      if (r.status === 200) { t.see(`${label}: order`, r.body.map((e) => e.businessKey)); for (const e of r.body) await t.post(`/external-task/${e.id}/unlock`); }
    };
    await order('by priority, then create time', { usePriority: true, sorting: [{ sortBy: 'createTime', sortOrder: 'asc' }] });
    await order('by create time descending', { sorting: [{ sortBy: 'createTime', sortOrder: 'desc' }] });
    await order('by priority, then create time descending', { usePriority: true, sorting: [{ sortBy: 'createTime', sortOrder: 'desc' }] });
    await order('most one', { maxTasks: 1, usePriority: true });
    await order('unknown sorting', { sorting: [{ sortBy: 'name', sortOrder: 'asc' }] });
    await order('sorting without an order', { sorting: [{ sortBy: 'createTime' }] });
    await order('sorting of an unknown order', { sorting: [{ sortBy: 'createTime', sortOrder: 'up' }] });
    await order('no tasks', { maxTasks: 0 });
    await order('no worker', { workerId: null });
  },
  'completing with variables and local ones, extending and unlocking, wrong workers': async (t) => {
    const pi = await begin(t, topic({ inputs: { n: 'in' }, outputs: { o: '${n}${l}' } }), { n: 1 });
    const [e] = (await fetch(t, 'top')).body;
    t.seeAnswer('extend by another', await t.post(`/external-task/${e.id}/extendLock`, { workerId: 'x', newDuration: 1000 }));
    t.seeAnswer('extend', await t.post(`/external-task/${e.id}/extendLock`, { workerId: 'w', newDuration: 1000 }));
    t.seeAnswer('extend by nothing', await t.post(`/external-task/${e.id}/extendLock`, { workerId: 'w' }));
    t.seeAnswer('extend negatively', await t.post(`/external-task/${e.id}/extendLock`, { workerId: 'w', newDuration: -5 }));
    t.seeAnswer('complete by another', await t.post(`/external-task/${e.id}/complete`, { workerId: 'x' }));
    t.seeAnswer('complete by nobody', await t.post(`/external-task/${e.id}/complete`, {}));
    t.seeAnswer('failure by another', await t.post(`/external-task/${e.id}/failure`, { workerId: 'x', retries: 1, retryTimeout: 0 }));
    t.seeAnswer('error by another', await t.post(`/external-task/${e.id}/bpmnError`, { workerId: 'x', errorCode: 'E' }));
    t.seeAnswer('error without a code', await t.post(`/external-task/${e.id}/bpmnError`, { workerId: 'w' }));
    t.seeAnswer('unlock', await t.post(`/external-task/${e.id}/unlock`));
    t.seeAnswer('complete unlocked', await t.post(`/external-task/${e.id}/complete`, { workerId: 'w' }));
    t.seeAnswer('lock', await t.post(`/external-task/${e.id}/lock`, { workerId: 'v', lockDuration: 60000 }));
    t.seeAnswer('lock by another', await t.post(`/external-task/${e.id}/lock`, { workerId: 'w', lockDuration: 60000 }));
    t.seeAnswer('lock again', await t.post(`/external-task/${e.id}/lock`, { workerId: 'v', lockDuration: 60000 }));
    t.seeAnswer('complete', await t.post(`/external-task/${e.id}/complete`, { workerId: 'v', variables: { n: { value: 2 }, g: { value: 3 } }, localVariables: { l: { value: 4 } } }));
    await historicVariables(t, pi);
    await historicDetails(t, pi);
    await externalTaskLog(t, pi);
    t.seeAnswer('complete again', await t.post(`/external-task/${e.id}/complete`, { workerId: 'v' }));
  },
  'failures with retries, details and variables, up to the incident and back': async (t) => {
    const pi = await begin(t, topic(), { n: 1 });
    const lock = async () => (await fetch(t, 'top', { lockDuration: 100000 })).body[0];
    const e = await lock();
    t.seeAnswer('failure', await t.post(`/external-task/${e.id}/failure`, { workerId: 'w', errorMessage: 'first', errorDetails: 'the details', retries: 2, retryTimeout: 0, variables: { f: { value: 1 } }, localVariables: { fl: { value: 2 } } }));
    await externalTasks(t, pi, 'after the first');
    await variableInstances(t, pi);
    t.see('details', (await t.call('GET', `/external-task/${e.id}/errorDetails`, undefined, { accept: 'text/plain' })).body);
    const f = await lock();
    t.see('fetched', { retries: f.retries, message: f.errorMessage, details: f.errorDetails });
    t.seeAnswer('second', await t.post(`/external-task/${e.id}/failure`, { workerId: 'w', errorMessage: 'x'.repeat(700), retries: 0, retryTimeout: 1000 }));
    await externalTasks(t, pi, 'after the second');
    await incidents(t, pi);
    await wholeTree(t, pi);
    t.see('fetch at none', (await fetch(t, 'top')).body.length);
    t.seeAnswer('retries', await t.put(`/external-task/${e.id}/retries`, { retries: 1 }));
    await historicIncidents(t, pi, 'resolved');
    await externalTasks(t, pi, 'with a retry');
    t.seeAnswer('negative retries', await t.put(`/external-task/${e.id}/retries`, { retries: -1 }));
    t.seeAnswer('no retries', await t.put(`/external-task/${e.id}/retries`, {}));
    const g = await lock();
    t.see('locked again', g != null);
    t.seeAnswer('negative', await t.post(`/external-task/${e.id}/failure`, { workerId: 'w', retries: -1, retryTimeout: 0 }));
    t.seeAnswer('negative timeout', await t.post(`/external-task/${e.id}/failure`, { workerId: 'w', retries: 1, retryTimeout: -1 }));
    t.seeAnswer('complete', await t.post(`/external-task/${e.id}/complete`, { workerId: 'w' }));
    await externalTaskLog(t, pi);
  },
  'camunda:errorEventDefinition on an external task: by message, by variable, none that holds, failing': async (t) => {
    const def = (condition, ref = 'err_E1') => `<camunda:errorEventDefinition id="ed" errorRef="${ref}" expression="${condition}"/>`;
    const xml = (condition) => one('p', start(), external('e', 'top', { ext: def(condition) }), boundary('b', 'e', { error: 'E1' }), user('y'), user('z'), ...chain('start', 'e', 'z'), ...chain('b', 'y')).replace('<errorEventDefinition ', '<errorEventDefinition camunda:errorCodeVariable="code" camunda:errorMessageVariable="text" ');
    const attempt = async (label, condition, act) => {
      await t.deploy(xml(condition));
      const pi = await t.start('p', { n: 1 });
      const [e] = (await fetch(t, 'top')).body;
      t.seeAnswer(label, await act(e.id));
      await t.all(pi, label);
    };
    const fail = (more) => (id) => t.post(`/external-task/${id}/failure`, { workerId: 'w', errorMessage: 'broken', errorDetails: 'long', retries: 1, retryTimeout: 0, ...more });
    await attempt('by the message', "${externalTask.errorMessage == 'broken'}", fail());
    await attempt('by details', "${externalTask.errorDetails == 'long'}", fail());
    await attempt('by retries', '${externalTask.retries == 0}', fail({ retries: 0 }));
    await attempt('not', "${externalTask.errorMessage == 'other'}", fail());
    await attempt('by a variable of the completion', '${bad}', (id) => t.post(`/external-task/${id}/complete`, { workerId: 'w', variables: { bad: { value: true } } }));
    await attempt('complete, false', '${bad}', (id) => t.post(`/external-task/${id}/complete`, { workerId: 'w', variables: { bad: { value: false } } }));
    await attempt('failing condition on completion', '${missing}', (id) => t.post(`/external-task/${id}/complete`, { workerId: 'w' }));
    await attempt('failing condition on failure', '${missing}', fail());
    await attempt('no boolean', '${n}', fail());
    await tryXml(t, 'unknown error', one('p', start(), external('e', 'top', { ext: def('${true}', 'none') }), ...chain('start', 'e')));
    await tryXml(t, 'no expression', one('p', start(), external('e', 'top', { ext: '<camunda:errorEventDefinition id="ed" errorRef="err_E1"/>' }), boundary('b', 'e', { error: 'E1' }), ...chain('start', 'e')));
    await tryXml(t, 'no error', one('p', start(), external('e', 'top', { ext: '<camunda:errorEventDefinition id="ed" expression="${true}"/>' }), ...chain('start', 'e')));
  },
  'external tasks as send and business rule tasks, message end and throw events, multi-instance': async (t) => {
    const pi = await begin(t, one('p', start(), as(external('snd', 'a'), 'sendTask'), as(external('rule', 'b'), 'businessRuleTask'), external('many', 'c', { inputs: { i: '${loopCounter}' }, multi: multi({ cardinality: 2 }) }), end('fin', { message: 'm', type: 'external', topic: 'd' }), ...chain('start', 'snd', 'rule', 'many', 'fin')));
    for (const name of ['a', 'b', 'c', 'd']) {
      await externalTasks(t, pi, name);
      await wholeTree(t, pi, `${name}: tree`);
      const list = (await fetch(t, name, { localVariables: true })).body;
      t.see(`${name}: local variables`, list.map((e) => Object.keys(e.variables).sort()));
      for (const e of list) t.seeAnswer(`${name}: complete`, await t.post(`/external-task/${e.id}/complete`, { workerId: 'w' }));
    }
    await historicActivities(t, pi);
  },
  'an external task that is canceled, interrupted, suspended': async (t) => {
    const pi = await begin(t, one('p', start(), external('e', 'top'), boundary('b', 'e', { message: 'stop' }), user('y'), ...chain('start', 'e'), ...chain('b', 'y')));
    await t.put(`/process-instance/${pi}/suspended`, { suspended: true });
    await externalTasks(t, pi, 'suspended');
    t.see('fetch', (await fetch(t, 'top')).body);
    const [e] = (await t.get(`/external-task?processInstanceId=${pi}`)).body;
    t.seeAnswer('lock', await t.post(`/external-task/${e.id}/lock`, { workerId: 'w', lockDuration: 60000 }));
    t.seeAnswer('complete suspended', await t.post(`/external-task/${e.id}/complete`, { workerId: 'w' }));
    t.seeAnswer('failure suspended', await t.post(`/external-task/${e.id}/failure`, { workerId: 'w', retries: 0, retryTimeout: 0 }));
    t.seeAnswer('extend suspended', await t.post(`/external-task/${e.id}/extendLock`, { workerId: 'w', newDuration: 1000 }));
    t.seeAnswer('retries suspended', await t.put(`/external-task/${e.id}/retries`, { retries: 3 }));
    t.seeAnswer('priority suspended', await t.put(`/external-task/${e.id}/priority`, { priority: 3 }));
    await t.put(`/process-instance/${pi}/suspended`, { suspended: false });
    t.seeAnswer('stop', await t.post('/message', { messageName: 'stop' }));
    await externalTaskLog(t, pi);
    t.seeAnswer('complete interrupted', await t.post(`/external-task/${e.id}/complete`, { workerId: 'w' }));
    await t.all(pi);
  },
  'send, receive, manual and undefined tasks: rows, message names by expression, signalling': async (t) => {
    const pi = await begin(t, one('p', start(), as(service('snd', "${execution.setVariable('sent', 1)}"), 'sendTask'), manual('man', { name: 'By hand', outputs: { m: '1' } }), task('un', { inputs: { i: '2' }, outputs: { u: '${i}' } }), receive('rec', 'go', { name: 'Wait' }), { id: 'plain', xml: '<receiveTask id="plain"/>' }, end(), ...chain('start', 'snd', 'man', 'un', 'rec', 'plain', 'end')).replace('name="go"', 'name="go-${n}"'), { n: 3 });
    await rows(t, 'subscriptions', `/event-subscription?processInstanceId=${pi}`);
    await executions(t, pi);
    t.seeAnswer('message', await t.post('/message', { messageName: 'go-3', processVariables: { got: { value: 1 } }, processVariablesLocal: { gotLocal: { value: 2 } }, resultEnabled: true, variablesInResultEnabled: true }), { withBody: true });
    await executions(t, pi, 'executions at the plain one');
    const [x] = (await t.get(`/execution?processInstanceId=${pi}`)).body;
    t.seeAnswer('signal', await t.post(`/execution/${x.id}/signal`, { variables: { sig: { value: 3 } } }));
    await historicActivities(t, pi);
    await historicVariables(t, pi);
  },
  'service task with several kinds of results and a local result': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), service('a', '${1 + 1}', { resultVariable: 'loc' }), service('b', '${execution.processInstance}', {}), service('c', "${'x'}", { resultVariable: '${name}' }), user('u'), ...chain('is', 'a', 'b', 'c', 'u')], { inputs: { loc: '0' } }), ...chain('start', 's')), { name: 'n' });
    await variableInstances(t, pi);
  },
};
const starting2 = async (t, code) => {
  await t.deploy(one('p', start(), script('s', code), user('z'), ...chain('start', 's', 'z')));
  const r = await t.post('/process-definition/key/p/start', { variables: { a: { value: 7 } }, businessKey: 'bk' });
  t.see('changes', { status: r.status });
  return r.status === 200 ? r.body.id : null;
};
