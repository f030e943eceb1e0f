// Conditional events: what triggers them, where, and how often; looked at closely.
import { and, boundary, bpmn, call, catching, chain, end, eventGateway, eventSub, external, flow, multi, one, process, receive, script, start, sub, task, throwing, user } from '../bpmn.mjs';
import { closely } from '../looks/executions.mjs';

const begin = async (t, xml, variables = {}, more = {}) => { await t.deploy(xml); return t.start('p', variables, more); };
const taskId = async (t, pi, key) => (await t.tasks(pi, key))[0]?.id;
const set = async (t, pi, name, value, label = `${name} = ${value}`) => t.seeAnswer(label, await t.put(`/process-instance/${pi}/variables/${name}`, { value }));
const handler = (id, on, more = {}) => eventSub(id, [start(`${id}_s`, on), user(`${id}_u`), end(`${id}_e`), ...chain(`${id}_s`, `${id}_u`, `${id}_e`)], more);
const message = async (t, messageName, more = {}, label = messageName) => t.seeAnswer(label, await t.post('/message', { messageName, ...more }));

export default {
  'variable name and events: create, update, delete, of each in turn': async (t) => {
    const on = (k, changes) => [boundary(`b_${k}`, 'a', { conditional: '${true}', changed: 'x', changes: changes, cancelActivity: false }), user(`u_${k}`), ...chain(`b_${k}`, `u_${k}`)];
    const pi = await begin(t, one('p', start(), user('a'), on('c', 'create'), on('u', 'update'), on('d', 'delete'), on('cd', 'create, delete'), on('all'), ...chain('start', 'a')), { y: 1 });
    await closely(t, pi);
    await set(t, pi, 'x', 1);
    await t.openTasks(pi, 'created');
    await set(t, pi, 'x', 2);
    await t.openTasks(pi, 'updated');
    await set(t, pi, 'x', 2);
    await t.openTasks(pi, 'updated with the same');
    t.seeAnswer('delete', await t.del(`/process-instance/${pi}/variables/x`));
    await set(t, pi, 'y', 2);
    await closely(t, pi, 'deleted');
  },
  'variable events without a name, and a bad one': async (t) => {
    await t.tryDeploy('bad event', one('p', start(), user('a'), boundary('b', 'a', { conditional: '${true}', changes: 'created' }), user('x'), ...chain('start', 'a'), ...chain('b', 'x')));
    const pi = await begin(t, one('p', start(), user('a'), boundary('b', 'a', { conditional: '${true}', changes: 'update', cancelActivity: false }), user('x'), ...chain('start', 'a'), ...chain('b', 'x')));
    await set(t, pi, 'x', 1);
    await set(t, pi, 'x', 2);
    await closely(t, pi);
  },
  'a local variable of the task, of a subprocess and of the process, over REST': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), boundary('b', 'a', { conditional: '${execution.getVariable("n") == 2}', cancelActivity: false }), user('x'), ...chain('is', 'a'), ...chain('b', 'x'), handler('h', { conditional: '${execution.getVariable("n") == 3}', isInterrupting: false })]), ...chain('start', 's'), handler('g', { conditional: '${execution.getVariable("n") == 4}', isInterrupting: false })));
    const id = await taskId(t, pi, 'a');
    for (const n of [2, 3, 4]) t.seeAnswer(`task local ${n}`, await t.put(`/task/${id}/localVariables/n`, { value: n }));
    await closely(t, pi, 'local to the task');
    for (const n of [2, 3, 4]) t.seeAnswer(`task ${n}`, await t.put(`/task/${id}/variables/n`, { value: n }));
    await closely(t, pi, 'from the task');
    t.seeAnswer('delete', await t.del(`/task/${id}/localVariables/n`));
    for (const n of [2, 3, 4]) await set(t, pi, 'n', n);
    await closely(t, pi, 'of the process');
    const tree = (await t.get(`/process-instance/${pi}/activity-instances`)).body;
    const s = tree.childActivityInstances.find((c) => c.activityId === 's').executionIds[0];
    for (const n of [2, 3, 4]) t.seeAnswer(`subprocess local ${n}`, await t.put(`/execution/${s}/localVariables/n`, { value: n }));
    await closely(t, pi, 'local to the subprocess');
  },
  'several conditions true at once: boundary, event subprocess of the scope and of the process, interrupting': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), boundary('b', 'a', { conditional: '${n == 2}' }), user('x'), ...chain('is', 'a'), ...chain('b', 'x'), handler('h', { conditional: '${n == 2}' })]), ...chain('start', 's'), handler('g', { conditional: '${n == 2}' })), { n: 1 });
    await set(t, pi, 'n', 2);
    await closely(t, pi);
  },
  'several conditions true at once, none interrupting, and a catch event': async (t) => {
    const pi = await begin(t, one('p', start(), and('f'), sub('s', [start('is'), user('a'), boundary('b', 'a', { conditional: '${n == 2}', cancelActivity: false }), user('x'), ...chain('is', 'a'), ...chain('b', 'x'), handler('h', { conditional: '${n == 2}', isInterrupting: false })]), catching('c', { conditional: '${n == 2}' }), user('y'), ...chain('start', 'f', 's'), ...chain('f', 'c', 'y'), handler('g', { conditional: '${n == 2}', isInterrupting: false })), { n: 1 });
    await set(t, pi, 'n', 2);
    await closely(t, pi);
    t.seeAnswer('two at once', await t.post(`/process-instance/${pi}/variables`, { modifications: { n: { value: 2 }, m: { value: 1 } }, deletions: [] }));
    await closely(t, pi, 'two variables');
  },
  'one boundary event interrupts, one does not, both true: in both orders': async (t) => {
    for (const first of ['true', 'false']) {
      const pi = await begin(t, one('p', start(), user('a'), boundary('b1', 'a', { conditional: '${n == 2}', cancelActivity: first }), user('x1'), boundary('b2', 'a', { conditional: '${n == 2}', cancelActivity: first === 'true' ? 'false' : 'true' }), user('x2'), ...chain('start', 'a'), ...chain('b1', 'x1'), ...chain('b2', 'x2')), { n: 1 });
      await set(t, pi, 'n', 2);
      await closely(t, pi, first);
    }
  },
  'set by a script task inside the scope: boundary event and event subprocess, interrupting': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), script('set', "execution.setVariable('n', 2)"), user('a'), ...chain('is', 'set', 'a'), handler('h', { conditional: '${n == 2}' })]), boundary('b', 's', { conditional: '${n == 2}' }), user('x'), user('z'), ...chain('start', 's', 'z'), ...chain('b', 'x')), { n: 1 });
    await closely(t, pi);
  },
  'set by a script task on whose boundary the event is': async (t) => {
    const pi = await begin(t, one('p', start(), script('set', "execution.setVariable('n', 2)"), boundary('b', 'set', { conditional: '${n == 2}' }), user('x'), user('z'), ...chain('start', 'set', 'z'), ...chain('b', 'x')), { n: 1 });
    await closely(t, pi);
    const other = await begin(t, one('p', start(), script('set', "execution.setVariable('n', 2)"), boundary('b', 'set', { conditional: '${n == 2}', cancelActivity: false }), user('x'), user('z'), ...chain('start', 'set', 'z'), ...chain('b', 'x')), { n: 1 });
    await closely(t, other, 'not interrupting');
  },
  'set by listeners: of the start, of the end, of a flow, of a task': async (t) => {
    const l = (e, n = 2) => ({ event: e, script: `execution.setVariable('n', ${n})` });
    const end2 = (interrupting, parts) => one('p', start(), sub('s', [start('is'), ...parts, handler('h', { conditional: '${n == 2}', isInterrupting: interrupting })]), user('z'), ...chain('start', 's', 'z'));
    for (const interrupting of [true, false]) {
      for (const e of ['start', 'end']) {
        const pi = await begin(t, end2(interrupting, [user('w'), user('a', { listeners: [l(e)] }), user('b'), ...chain('is', 'w', 'a', 'b')]), { n: 1 });
        await t.complete(pi, 'w');
        if (e === 'end') await t.complete(pi, 'a');
        await closely(t, pi, `${interrupting} ${e}`);
      }
      const take = flow('w', 'a');
      take.xml = take.xml.replace('></sequenceFlow>', `><extensionElements><camunda:executionListener event="take"><camunda:script scriptFormat="javascript">execution.setVariable('n', 2)</camunda:script></camunda:executionListener></extensionElements></sequenceFlow>`);
      const pi = await begin(t, end2(interrupting, [user('w'), user('a'), ...chain('is', 'w'), take]), { n: 1 });
      await t.complete(pi, 'w');
      await closely(t, pi, `${interrupting} take`);
      for (const e of ['create', 'assignment', 'update', 'complete']) {
        const p2 = await begin(t, end2(interrupting, [user('w'), user('a', { taskListeners: [{ event: e, script: "task.setVariable('n', 2)" }] }), user('b'), ...chain('is', 'w', 'a', 'b')]), { n: 1 });
        await t.complete(p2, 'w');
        const id = await taskId(t, p2, 'a');
        if (e === 'assignment') t.seeAnswer('assign', await t.post(`/task/${id}/assignee`, { userId: 'ann' }));
        if (e === 'update') t.seeAnswer('update', await t.put(`/task/${id}`, { name: 'new' }));
        if (e === 'complete') t.seeAnswer('complete', await t.post(`/task/${id}/complete`, {}));
        await closely(t, p2, `${interrupting} task ${e}`);
      }
    }
  },
  'set by mappings: input of the activity, output of the activity, of a subprocess': async (t) => {
    for (const isInterrupting of [true, false]) {
      const cases = {
        input: [user('w'), user('a', { inputs: { n: '${2}' } }), user('b'), ...chain('is', 'w', 'a', 'b')],
        output: [user('w'), task('a', { outputs: { n: '${2}' } }), user('b'), ...chain('is', 'w', 'a', 'b')],
        'output of a subprocess': [user('w'), sub('a', [start('iis'), task('it'), ...chain('iis', 'it')], { outputs: { n: '${2}' } }), user('b'), ...chain('is', 'w', 'a', 'b')],
      };
      for (const [k, parts] of Object.entries(cases)) {
        const pi = await begin(t, one('p', start(), sub('s', [start('is'), ...parts, handler('h', { conditional: '${n == 2}', isInterrupting })]), user('z'), ...chain('start', 's', 'z')), { n: 1 });
        await t.complete(pi, 'w');
        await closely(t, pi, `${k} ${isInterrupting}`);
      }
    }
  },
  'an input mapping that makes the condition of the own boundary event true': async (t) => {
    const pi = await begin(t, one('p', start(), user('a', { inputs: { m: '${2}' } }), boundary('b', 'a', { conditional: '${m == 2}' }), user('x'), ...chain('start', 'a'), ...chain('b', 'x')));
    await closely(t, pi);
    const other = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), ...chain('is', 'a'), handler('h', { conditional: '${m == 2}' })], { inputs: { m: '${2}' } }), ...chain('start', 's')));
    await closely(t, other, 'event subprocess');
  },
  'true on entering: of boundary events and event subprocesses, with a variable name': async (t) => {
    const pi = await begin(t, one('p', start(), user('w'), sub('s', [start('is'), user('a'), boundary('b', 'a', { conditional: '${n == 1}', changed: 'n', cancelActivity: false }), user('x'), ...chain('is', 'a'), ...chain('b', 'x'), handler('h', { conditional: '${n == 1}', changed: 'n', changes: 'create', isInterrupting: false })]), boundary('b2', 's', { conditional: '${n == 1}', cancelActivity: false }), user('y'), ...chain('start', 'w', 's'), ...chain('b2', 'y')), { n: 1 });
    await t.complete(pi, 'w');
    await closely(t, pi);
  },
  'an interrupting event subprocess of the process, true at the start with several variables': async (t) => {
    const pi = await begin(t, one('p', start(), user('a'), ...chain('start', 'a'), handler('h', { conditional: '${n == 1}' })), { n: 1, m: 2, k: 3 });
    await closely(t, pi);
  },
  'a called process hands variables over: in and out mappings trigger conditions': async (t) => {
    const pi = await begin(t, bpmn(process('p', [start(), call('c', 'q', { ext: '<camunda:in source="n" target="n"/><camunda:out source="n" target="n"/>' }), boundary('b', 'c', { conditional: '${n == 5}', cancelActivity: false }), user('x'), user('z'), ...chain('start', 'c', 'z'), ...chain('b', 'x'), handler('h', { conditional: '${n == 5}', isInterrupting: false })]),
      process('q', [start('qs'), user('qu'), ...chain('qs', 'qu'), handler('qh', { conditional: '${n == 1}', isInterrupting: false })])), { n: 1 });
    const q = (await t.get(`/process-instance?superProcessInstance=${pi}`)).body[0].id;
    await closely(t, q, 'q');
    await t.complete(q, 'qh_u');
    await t.complete(q, 'qu', { n: 5 });
    await t.openTasks(q, 'q: tasks then');
    for (const x of await t.tasks(q)) await t.post(`/task/${x.id}/complete`, {});
    await closely(t, pi, 'p');
  },
  'an external task completes with variables and local variables': async (t) => {
    const pi = await begin(t, one('p', start(), external('e', 'work'), boundary('b', 'e', { conditional: '${execution.getVariable("n") == 2}' }), user('x'), external('e2', 'work'), boundary('b2', 'e2', { conditional: '${execution.getVariable("l") == 2}' }), user('y'), user('z'), ...chain('start', 'e', 'z'), ...chain('b', 'e2', 'z'), ...chain('b2', 'y')).replace('<userTask id="x"></userTask>', ''));
    const lock = async () => (await t.must('POST', '/external-task/fetchAndLock', { workerId: 'w', maxTasks: 1, topics: [{ topicName: 'work', lockDuration: 60000 }] }))[0];
    t.seeAnswer('complete', await t.post(`/external-task/${(await lock()).id}/complete`, { workerId: 'w', variables: { n: { value: 2 } } }));
    await closely(t, pi);
    const x = await lock();
    if (x) t.seeAnswer('complete', await t.post(`/external-task/${x.id}/complete`, { workerId: 'w', localVariables: { l: { value: 2 } } }));
    await closely(t, pi, 'local');
  },
  'a task completes with a variable that makes its boundary event true, and one further out': async (t) => {
    for (const cancelActivity of ['true', 'false']) {
      const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), boundary('b', 'a', { conditional: '${n == 2}', cancelActivity }), user('x'), user('a2'), ...chain('is', 'a', 'a2'), ...chain('b', 'x')]), boundary('b2', 's', { conditional: '${n == 3}', cancelActivity }), user('y'), user('z'), ...chain('start', 's', 'z'), ...chain('b2', 'y')), { n: 1 });
      t.seeAnswer('complete', await t.post(`/task/${await taskId(t, pi, 'a')}/complete`, { variables: { n: { value: 2 } } }));
      await closely(t, pi, `${cancelActivity}: 2`);
      for (const x of await t.tasks(pi)) { t.seeAnswer(`complete ${x.taskDefinitionKey}`, await t.post(`/task/${x.id}/complete`, { variables: { n: { value: 3 } } })); break; }
      await closely(t, pi, `${cancelActivity}: 3`);
    }
  },
  'in a multi-instance subprocess: each instance by its own variables': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), boundary('b', 'a', { conditional: '${execution.getVariable("mine") == n}', cancelActivity: false }), user('x'), ...chain('is', 'a'), ...chain('b', 'x')], { multi: multi({ cardinality: 3 }), inputs: { mine: '${loopCounter}' } }), ...chain('start', 's')), { n: 7 });
    await set(t, pi, 'n', 1);
    await closely(t, pi);
    await set(t, pi, 'n', 2);
    await closely(t, pi, 'another');
  },
  'a boundary event at a multi-instance body, by its counters': async (t) => {
    const pi = await begin(t, one('p', start(), user('a', { multi: multi({ cardinality: 3 }) }), boundary('b', 'a', { conditional: '${nrOfCompletedInstances == 2}' }), user('x'), user('z'), ...chain('start', 'a', 'z'), ...chain('b', 'x')));
    await t.complete(pi, 'a');
    await closely(t, pi, 'one');
    await t.complete(pi, 'a');
    await closely(t, pi, 'two');
  },
  'a loopCounter in the condition of a sequential body': async (t) => {
    const pi = await begin(t, one('p', start(), user('a', { multi: multi({ cardinality: 3, sequential: true }) }), boundary('b', 'a', { conditional: '${execution.getVariable("loopCounter") == 1}', cancelActivity: false }), user('x'), user('z'), ...chain('start', 'a', 'z'), ...chain('b', 'x')));
    await closely(t, pi);
    await t.complete(pi, 'a');
    await closely(t, pi, 'second');
    await t.complete(pi, 'a');
    await closely(t, pi, 'third');
  },
  'a condition that fails: at deployment, on entering, when a variable changes': async (t) => {
    await t.deploy(one('p', start(), user('w'), user('a'), boundary('b', 'a', { conditional: '${missing == 1}' }), user('x'), ...chain('start', 'w', 'a'), ...chain('b', 'x')));
    const pi = await t.start('p');
    t.seeAnswer('entering', await t.post(`/task/${await taskId(t, pi, 'w')}/complete`, {}));
    await closely(t, pi);
    if (await taskId(t, pi, 'a')) await set(t, pi, 'other', 1);
    await t.deploy(one('p', start(), user('a'), boundary('b', 'a', { conditional: '${n.foo() == 1}' }), user('x'), ...chain('start', 'a'), ...chain('b', 'x')));
    t.seeAnswer('start', await t.post('/process-definition/key/p/start', { variables: { n: { value: 1 } } }));
    const p3 = await begin(t, one('p', start(), user('a'), boundary('b', 'a', { conditional: '${n}' }), user('x'), ...chain('start', 'a'), ...chain('b', 'x')), { n: false });
    await set(t, p3, 'n', 'yes');
    await set(t, p3, 'n', null);
    await set(t, p3, 'n', true);
    await closely(t, p3, 'n');
  },
  'the same variable set twice in one task: a condition that was true in between': async (t) => {
    const xml = (on) => one('p', start(), user('w'), script('set', "execution.setVariable('n', 2); execution.setVariable('n', 3); execution.setVariable('m', 1)"), user('z'), ...chain('start', 'w', 'set', 'z'), handler('h', { isInterrupting: false, ...on }));
    for (const on of [{ conditional: '${n == 2}' }, { conditional: '${n == 3}' }, { conditional: '${n == 3}', changed: 'n' }, { conditional: '${n == 3}', changed: 'm' }, { conditional: '${n == 3}', changed: 'm', changes: 'update' }]) {
      const pi = await begin(t, xml(on), { n: 1 });
      await t.complete(pi, 'w');
      await closely(t, pi, JSON.stringify(on));
    }
  },
  'the handler changes the variable again: does it trigger itself': async (t) => {
    const pi = await begin(t, one('p', start(), user('a'), ...chain('start', 'a'), eventSub('h', [start('hs', { conditional: '${n > 1 && n < 4}', isInterrupting: false }), script('more', "execution.setVariable('n', execution.getVariable('n') + 1)"), user('hu'), ...chain('hs', 'more', 'hu')])), { n: 1 });
    await set(t, pi, 'n', 2);
    await closely(t, pi);
  },
  'set by a signal, a message with local variables, and a modification': async (t) => {
    const pi = await begin(t, one('p', start(), receive('r', 'm'), boundary('b', 'r', { conditional: '${execution.getVariable("n") == 2}' }), user('x'), user('z'), ...chain('start', 'r', 'z'), ...chain('b', 'x'), handler('h', { conditional: '${execution.getVariable("n") == 3}', isInterrupting: false })));
    await message(t, 'm', { processVariablesLocal: { n: { value: 2 } } });
    await closely(t, pi, 'local');
    const p2 = await t.start('p');
    await message(t, 'm', { processVariables: { n: { value: 2 } } });
    await closely(t, p2, 'of the process');
    const p3 = await t.start('p');
    t.seeAnswer('modify', await t.post(`/process-instance/${p3}/modification`, { instructions: [{ type: 'startBeforeActivity', activityId: 'z', variables: { n: { value: 3 } } }] }));
    await closely(t, p3, 'modification');
    const p4 = await t.start('p');
    const e = (await t.get(`/execution?processInstanceId=${p4}&activityId=r`)).body[0].id;
    t.seeAnswer('local variables', await t.post(`/execution/${e}/localVariables`, { modifications: { n: { value: 3 } } }));
    await closely(t, p4, 'local 3');
    t.seeAnswer('local variables', await t.post(`/execution/${e}/localVariables`, { modifications: { n: { value: 2 } } }));
    await closely(t, p4, 'local 2');
  },
  'an event gateway with two conditions, and one true at once': async (t) => {
    await t.deploy(one('p', start(), eventGateway('g'), catching('c1', { conditional: '${n == 1}' }), catching('c2', { conditional: '${n == 2}', changed: 'm' }), user('x'), user('y'), ...chain('start', 'g', 'c1', 'x'), ...chain('g', 'c2', 'y')));
    const pi = await t.start('p', { n: 2 });
    await closely(t, pi);
    await set(t, pi, 'm', 1);
    await closely(t, pi, 'm');
    await closely(t, await t.start('p', { n: 1 }), 'at once');
  },
  'an asynchronous catch event and an asynchronous event subprocess handler': async (t) => {
    const pi = await begin(t, one('p', start(), catching('c', { conditional: '${n == 2}', asyncBefore: true, asyncAfter: true }), user('z'), ...chain('start', 'c', 'z'), eventSub('h', [start('hs', { conditional: '${n == 2}', isInterrupting: false, asyncAfter: true }), user('hu'), ...chain('hs', 'hu')])), { n: 1 });
    await closely(t, pi);
    await t.runJobs(pi);
    await set(t, pi, 'n', 2);
    await closely(t, pi, 'n');
    await t.runJobs(pi);
    await closely(t, pi, 'then');
  },
  'compensation handlers and conditions: the variable that a handler sets': async (t) => {
    const pi = await begin(t, one('p', start(), user('a'), boundary('a_b', 'a', { compensate: true }), script('a_u', "execution.setVariable('n', 2)", { isForCompensation: 'true' }), { artifact: true, id: 'as', xml: '<association id="as" associationDirection="One" sourceRef="a_b" targetRef="a_u"/>' }, throwing('th', { compensate: true }), user('z'), ...chain('start', 'a', 'th', 'z'), handler('h', { conditional: '${n == 2}' })), { n: 1 });
    await t.complete(pi, 'a');
    await closely(t, pi);
  },
  'conditional start events: variable names, events, and several definitions': async (t) => {
    await t.deploy(bpmn(process('p', [start('s1', { conditional: '${n > 1}' }), user('u'), ...chain('s1', 'u')]), process('q', [start('s2', { conditional: '${m > 1}', changed: 'm', changes: 'create' }), user('v'), ...chain('s2', 'v')]), process('r', [start('s3', { conditional: '${n == 5}' }), start('s4', { conditional: '${n > 3}' }), user('w'), ...chain('s3', 'w'), ...chain('s4', 'w')])));
    const evaluate = async (label, body) => { const r = await t.post('/condition', body); t.see(label, r.status === 200 ? r.body.map((i) => `${i.definitionId.split(':')[0]} ${i.businessKey}`).sort() : { status: r.status, type: r.body.type, message: r.body.message }); };
    await evaluate('n = 2', { variables: { n: { value: 2 } }, businessKey: 'k' });
    await evaluate('n = 5', { variables: { n: { value: 5 } } });
    await evaluate('m = 2', { variables: { m: { value: 2 } } });
    await evaluate('both', { variables: { n: { value: 4 }, m: { value: 2 } } });
    await evaluate('none', { variables: { n: { value: 0 } } });
    await evaluate('no variables', {});
    await evaluate('of r', { variables: { n: { value: 5 } }, processDefinitionId: await t.definitionId('r') });
    await evaluate('of nobody', { variables: { n: { value: 5 } }, processDefinitionId: 'nobody' });
    for (const pi of await t.running('r')) await closely(t, pi, 'r');
  },
};
