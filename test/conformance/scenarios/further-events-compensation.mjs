// Compensation and transactions: combinations, looked at closely.
import { and, association, boundary, bpmn, call, chain, end, eventSub, external, flow, multi, one, process, script, service, start, sub, task, throwing, transaction, user, xor } from '../bpmn.mjs';
import { closely } from '../looks/executions.mjs';

const begin = async (t, xml, variables = {}, more = {}) => { await t.deploy(xml); return t.start('p', variables, more); };
/** Writes a word, after a moment: handlers are ordered by the time of completion, in milliseconds. */
const add = (x) => `var t = Date.now(); while (Date.now() - t < 3) { } execution.setVariable('log', execution.getVariable('log') + '${x} ')`;
const undoable = (id, o = {}) => [script(id, add(id), o), boundary(`${id}_b`, id, { compensate: true }), script(`${id}_u`, add(`undo-${id}`), { isForCompensation: 'true' }), association(`${id}_b`, `${id}_u`)];
const manualUndo = (id, o = {}, handler = {}) => [user(id, o), boundary(`${id}_b`, id, { compensate: true }), user(`${id}_u`, { isForCompensation: 'true', ...handler }), association(`${id}_b`, `${id}_u`)];
const log = async (t, pi, label = 'log') => t.see(label, ((await t.get(`/history/variable-instance?processInstanceId=${pi}&variableName=log`)).body[0] ?? {}).value);
const taskId = async (t, pi, key) => (await t.tasks(pi, key))[0]?.id;
const message = async (t, messageName, more = {}, label = messageName) => t.seeAnswer(label, await t.post('/message', { messageName, ...more }));

export default {
  'a throw event waits for two handlers; between them the rest of the process goes on': async (t) => {
    const pi = await begin(t, one('p', start(), and('f'), manualUndo('a'), manualUndo('b'), and('j'), throwing('th', { compensate: true }), user('beside'), user('z'), ...chain('start', 'f', 'a', 'j', 'th', 'z'), ...chain('f', 'b', 'j'), ...chain('f', 'beside')));
    await t.complete(pi, 'a');
    await new Promise((r) => setTimeout(r, 5));
    await t.complete(pi, 'b');
    await closely(t, pi, 'compensating');
    await t.complete(pi, 'beside');
    await closely(t, pi, 'beside is over');
    await t.complete(pi, 'a_u', { v: 1 });
    await closely(t, pi, 'one undone');
    await t.complete(pi, 'b_u');
    await closely(t, pi, 'both undone');
  },
  'a compensation end event with handlers that wait, in a subprocess': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), manualUndo('a'), end('ie', { compensate: true }), ...chain('is', 'a', 'ie')]), user('z'), ...chain('start', 's', 'z')));
    await t.complete(pi, 'a');
    await closely(t, pi, 'compensating');
    await t.complete(pi, 'a_u');
    await closely(t, pi, 'z');
  },
  'a handler sees the variables of its completed subprocess as they were, changes them, and those of the process': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), manualUndo('a'), script('set', "execution.setVariable('x', 2)"), ...chain('is', 'a', 'set')], { inputs: { loc: '${1}', x: '${1}' } }), user('w'), throwing('th', { compensate: true }), user('z'), ...chain('start', 's', 'w', 'th', 'z')), { g: 1 });
    await t.complete(pi, 'a', { loc: 5 });
    await closely(t, pi, 'w');
    await t.complete(pi, 'w', { g: 2, loc: 'outer' });
    await closely(t, pi, 'compensating');
    t.see('what the handler sees', (await t.get(`/task/${await taskId(t, pi, 'a_u')}/variables`)).body);
    await t.complete(pi, 'a_u', { g: 3, loc: 6, fresh: 1 });
    await closely(t, pi, 'z');
  },
  'compensation of a subprocess by its reference, of an activity inside of one by the throw event inside': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), manualUndo('a'), manualUndo('b'), throwing('ith', { compensate: 'a' }), ...chain('is', 'a', 'b', 'ith')]), throwing('th', { compensate: 's' }), user('z'), ...chain('start', 's', 'th', 'z')));
    await t.complete(pi, 'a');
    await t.complete(pi, 'b');
    await closely(t, pi, 'a only');
    await t.complete(pi, 'a_u');
    await closely(t, pi, 'the subprocess');
    await t.complete(pi, 'b_u');
    await closely(t, pi, 'z');
  },
  'waitForCompletion false is refused or waits all the same': async (t) => {
    const xml = one('p', start(), manualUndo('a'), throwing('th', { compensate: true, waitForCompletion: 'false' }), user('z'), ...chain('start', 'a', 'th', 'z'));
    await t.tryDeploy('false', xml);
    await t.tryDeploy('true', xml.replace('waitForCompletion="false"', 'waitForCompletion="true"'));
    const pi = await t.start('p');
    await t.complete(pi, 'a');
    await closely(t, pi);
  },
  'a compensation reference to what does not exist, is in another scope, or has no handler': async (t) => {
    await t.tryDeploy('unknown', one('p', start(), manualUndo('a'), throwing('th', { compensate: 'nobody' }), ...chain('start', 'a', 'th')));
    await t.tryDeploy('in a subprocess', one('p', start(), sub('s', [start('is'), manualUndo('a'), ...chain('is', 'a')]), throwing('th', { compensate: 'a' }), ...chain('start', 's', 'th')));
    await t.tryDeploy('without a handler', one('p', start(), user('a'), throwing('th', { compensate: 'a' }), ...chain('start', 'a', 'th')));
    await t.tryDeploy('the own scope', one('p', start(), sub('s', [start('is'), manualUndo('a'), throwing('th', { compensate: 's' }), ...chain('is', 'a', 'th')]), ...chain('start', 's')));
    await t.tryDeploy('two handlers', one('p', start(), manualUndo('a'), boundary('a_b2', 'a', { compensate: true }), user('a_u2', { isForCompensation: 'true' }), association('a_b2', 'a_u2'), ...chain('start', 'a')));
    await t.tryDeploy('a handler with a flow', one('p', start(), manualUndo('a'), user('x'), ...chain('start', 'a'), ...chain('a_u', 'x')));
    await t.tryDeploy('a boundary without association', one('p', start(), user('a'), boundary('b', 'a', { compensate: true }), ...chain('start', 'a')));
    await t.tryDeploy('a compensation start event in the process', one('p', start(), user('a'), ...chain('start', 'a'), eventSub('h', [start('hs', { compensate: true }), end('he'), ...chain('hs', 'he')])));
  },
  'a compensation event subprocess with a task; it throws on for one activity inside': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), manualUndo('a'), manualUndo('b'), ...chain('is', 'a', 'b'), eventSub('h', [start('hs', { compensate: true }), user('hu'), throwing('hth', { compensate: 'a' }), user('hu2'), ...chain('hs', 'hu', 'hth', 'hu2')])], { inputs: { loc: '${1}' } }), throwing('th', { compensate: true }), user('z'), ...chain('start', 's', 'th', 'z')));
    await t.complete(pi, 'a');
    await t.complete(pi, 'b');
    await closely(t, pi, 'in the event subprocess');
    await t.complete(pi, 'hu');
    await closely(t, pi, 'a is compensated');
    await t.complete(pi, 'a_u');
    await closely(t, pi, 'then');
    await t.complete(pi, 'hu2');
    await closely(t, pi, 'z');
  },
  'a compensation event subprocess of a multi-instance subprocess': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), manualUndo('a'), ...chain('is', 'a'), eventSub('h', [start('hs', { compensate: true }), user('hu'), ...chain('hs', 'hu')])], { multi: multi({ cardinality: 2 }) }), throwing('th', { compensate: true }), user('z'), ...chain('start', 's', 'th', 'z')));
    await t.complete(pi, 'a');
    await t.complete(pi, 'a');
    await closely(t, pi, 'compensating');
    await t.complete(pi, 'hu');
    await closely(t, pi, 'one of two');
    await t.complete(pi, 'hu');
    await closely(t, pi, 'z');
  },
  'a multi-instance task with a handler, parallel and sequential: the handlers and their variables': async (t) => {
    for (const sequential of [false, true]) {
      const pi = await begin(t, one('p', start(), manualUndo('a', { multi: multi({ cardinality: 2, sequential }) }), throwing('th', { compensate: true }), user('z'), ...chain('start', 'a', 'th', 'z')));
      await closely(t, pi, `${sequential}: at first`);
      await t.complete(pi, 'a');
      await closely(t, pi, `${sequential}: one`);
      await t.complete(pi, 'a');
      await closely(t, pi, `${sequential}: compensating`);
      await t.complete(pi, 'a_u');
      await closely(t, pi, `${sequential}: one undone`);
      await t.complete(pi, 'a_u');
      await closely(t, pi, `${sequential}: z`);
    }
  },
  'a multi-instance subprocess with handlers inside, and nested in another': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), sub('s2', [start('iis'), manualUndo('a'), ...chain('iis', 'a')]), ...chain('is', 's2')], { multi: multi({ cardinality: 2 }), inputs: { mine: '${loopCounter}' } }), throwing('th', { compensate: 's' }), user('z'), ...chain('start', 's', 'th', 'z')));
    t.seeAnswer('complete', await t.post(`/task/${await taskId(t, pi, 'a')}/complete`, {}));
    t.seeAnswer('complete', await t.post(`/task/${await taskId(t, pi, 'a')}/complete`, {}));
    await closely(t, pi);
  },
  'a multi-instance compensation handler': async (t) => {
    const pi = await begin(t, one('p', start(), manualUndo('a', {}, { multi: multi({ cardinality: 2 }) }), throwing('th', { compensate: true }), user('z'), ...chain('start', 'a', 'th', 'z')));
    await t.complete(pi, 'a');
    await closely(t, pi, 'compensating');
    await t.complete(pi, 'a_u');
    await closely(t, pi, 'one completed');
  },
  'a subprocess as a compensation handler, with events inside': async (t) => {
    const pi = await begin(t, one('p', start(), user('a'), boundary('a_b', 'a', { compensate: true }), sub('undo', [start('us'), user('uu'), boundary('ub', 'uu', { message: 'm', cancelActivity: false }), user('ux'), ...chain('us', 'uu'), ...chain('ub', 'ux')], { isForCompensation: 'true', inputs: { l: '${1}' } }), association('a_b', 'undo'), throwing('th', { compensate: true }), user('z'), ...chain('start', 'a', 'th', 'z')));
    await t.complete(pi, 'a');
    await message(t, 'm');
    await closely(t, pi, 'compensating');
    await t.complete(pi, 'uu');
    await t.complete(pi, 'ux');
    await closely(t, pi, 'z');
  },
  'a call activity as a compensation handler, and a call activity that is compensated': async (t) => {
    const pi = await begin(t, bpmn(process('p', [start(), call('c', 'q'), boundary('c_b', 'c', { compensate: true }), call('undo', 'q', { isForCompensation: 'true', ext: '<camunda:in source="g" target="g"/><camunda:out source="back" target="back"/>' }), association('c_b', 'undo'), throwing('th', { compensate: true }), user('z'), ...chain('start', 'c', 'th', 'z')]), process('q', [start('qs'), user('qu'), ...chain('qs', 'qu')])), { g: 1 });
    const called = async () => (await t.get(`/process-instance?superProcessInstance=${pi}`)).body.map((i) => i.id);
    await t.complete((await called())[0], 'qu');
    await closely(t, pi, 'compensating');
    const [q] = await called();
    await closely(t, q, 'the called one');
    await t.complete(q, 'qu', { back: 1 });
    await closely(t, pi, 'z');
  },
  'an external task as a handler that fails, then throws an error': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), boundary('a_b', 'a', { compensate: true }), external('undo', 'work', { isForCompensation: 'true' }), association('a_b', 'undo'), throwing('th', { compensate: true }), user('y'), ...chain('is', 'a', 'th', 'y')]), boundary('b', 's', { error: 'E1' }), user('x'), ...chain('start', 's'), ...chain('b', 'x')));
    await t.complete(pi, 'a');
    const [x] = await t.must('POST', '/external-task/fetchAndLock', { workerId: 'w', maxTasks: 1, topics: [{ topicName: 'work', lockDuration: 60000 }] });
    t.seeAnswer('failure', await t.post(`/external-task/${x.id}/failure`, { workerId: 'w', errorMessage: 'no', retries: 0 }));
    await closely(t, pi, 'failed');
    t.seeAnswer('error', await t.post(`/external-task/${x.id}/bpmnError`, { workerId: 'w', errorCode: 'E1' }));
    await closely(t, pi, 'error');
  },
  'an asynchronous handler: a job before and behind it': async (t) => {
    const pi = await begin(t, one('p', start(), manualUndo('a', {}, { asyncBefore: true, asyncAfter: true }), throwing('th', { compensate: true }), user('z'), ...chain('start', 'a', 'th', 'z')));
    await t.complete(pi, 'a');
    await closely(t, pi, 'before');
    await t.runJobs(pi);
    await closely(t, pi, 'at the handler');
    await t.complete(pi, 'a_u');
    await closely(t, pi, 'behind');
    await t.runJobs(pi);
    await closely(t, pi, 'z');
  },
  'an asynchronous activity that is compensated, and a throw event that is asynchronous': async (t) => {
    const pi = await begin(t, one('p', start(), manualUndo('a', { asyncBefore: true, asyncAfter: true }), throwing('th', { compensate: true, asyncBefore: true, asyncAfter: true }), user('z'), ...chain('start', 'a', 'th', 'z')));
    await t.runJobs(pi);
    await t.complete(pi, 'a');
    await closely(t, pi, 'behind a');
    await t.runJobs(pi);
    await t.runJobs(pi);
    await closely(t, pi, 'compensating');
    await t.complete(pi, 'a_u');
    await closely(t, pi, 'behind the throw event');
    await t.runJobs(pi);
    await closely(t, pi, 'z');
  },
  'a boundary event on a throwing compensation event and on the scope while handlers wait': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), manualUndo('a'), throwing('th', { compensate: true }), user('y'), ...chain('is', 'a', 'th', 'y')]), boundary('b', 's', { message: 'm' }), user('x'), ...chain('start', 's'), ...chain('b', 'x')));
    await t.complete(pi, 'a');
    await closely(t, pi, 'compensating');
    await message(t, 'm');
    await closely(t, pi, 'interrupted');
  },
  'an instance is canceled while handlers wait, and restarted before the throw event': async (t) => {
    const pi = await begin(t, one('p', start(), manualUndo('a'), throwing('th', { compensate: true }), user('z'), ...chain('start', 'a', 'th', 'z')));
    await t.complete(pi, 'a');
    await t.cancel(pi);
    await closely(t, pi, 'canceled');
    await t.restart(await t.definitionId('p'), { processInstanceIds: [pi], instructions: [{ type: 'startBeforeActivity', activityId: 'th' }] });
    const again = (await t.running('p'))[0];
    await closely(t, again, 'restarted');
  },
  'modification: cancel the handler, start the handler, start the compensated activity again': async (t) => {
    const pi = await begin(t, one('p', start(), manualUndo('a'), user('w'), throwing('th', { compensate: true }), user('z'), ...chain('start', 'a', 'w', 'th', 'z')));
    await t.complete(pi, 'a');
    t.seeAnswer('a again', await t.post(`/process-instance/${pi}/modification`, { instructions: [{ type: 'startBeforeActivity', activityId: 'a' }] }));
    await t.complete(pi, 'a');
    await t.complete(pi, 'w');
    await closely(t, pi, 'two to undo');
    t.seeAnswer('start a handler', await t.post(`/process-instance/${pi}/modification`, { instructions: [{ type: 'startBeforeActivity', activityId: 'a_u' }] }));
    await closely(t, pi, 'a third handler');
  },
  'two throw events at once for one activity': async (t) => {
    const pi = await begin(t, one('p', start(), manualUndo('a'), and('f'), throwing('th', { compensate: 'a' }), throwing('th2', { compensate: true }), user('y'), user('z'), ...chain('start', 'a', 'f', 'th', 'y'), ...chain('f', 'th2', 'z')));
    await t.complete(pi, 'a');
    await closely(t, pi, 'compensating');
    await t.complete(pi, 'a_u');
    await closely(t, pi, 'then');
  },
  'compensation thrown in an event subprocess compensates the scope around it': async (t) => {
    const pi = await begin(t, one('p', start(), manualUndo('a'), user('w'), ...chain('start', 'a', 'w'), eventSub('h', [start('hs', { error: 'E1' }), throwing('th', { compensate: true }), user('hu'), ...chain('hs', 'th', 'hu')])));
    await t.complete(pi, 'a');
    t.seeAnswer('E1', await t.post(`/task/${await taskId(t, pi, 'w')}/bpmnError`, { errorCode: 'E1' }));
    await closely(t, pi, 'compensating');
    await t.complete(pi, 'a_u');
    await closely(t, pi, 'then');
  },
  'compensation thrown in an event subprocess that does not interrupt': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), manualUndo('a'), user('w'), ...chain('is', 'a', 'w'), eventSub('h', [start('hs', { message: 'm', isInterrupting: false }), throwing('th', { compensate: true }), user('hu'), ...chain('hs', 'th', 'hu')])]), ...chain('start', 's')));
    await t.complete(pi, 'a');
    await message(t, 'm');
    await closely(t, pi, 'compensating');
    await t.complete(pi, 'a_u');
    await closely(t, pi, 'then');
    await t.complete(pi, 'w');
    await t.complete(pi, 'hu');
    await closely(t, pi, 'end');
  },
  'the order of handlers: nested, in branches, in loops, with a subprocess in between': async (t) => {
    const pi = await begin(t, one('p', start(), undoable('a'), sub('s', [start('is'), undoable('b'), undoable('c'), ...chain('is', 'b', 'c')]), undoable('d'), xor('x', { default: 'x-th' }), throwing('th', { compensate: true }), script('after', add('after')), user('u'), flow('x', 'a', { if: "${log.length() < 20}" }), ...chain('start', 'a', 's', 'd', 'x', 'th', 'after', 'u')), { log: '' });
    await log(t, pi);
    await closely(t, pi);
  },
  'a transaction: canceled with tokens beside, variables, an event subprocess and a boundary event of each kind': async (t) => {
    const pi = await begin(t, one('p', start(), transaction('tx', [start('is'), and('f'), manualUndo('a'), manualUndo('b'), user('k'), end('ie', { cancel: true }), ...chain('is', 'f', 'a'), ...chain('f', 'b'), ...chain('f', 'k', 'ie'), eventSub('h', [start('hs', { message: 'm', isInterrupting: false }), user('hu'), ...chain('hs', 'hu')])], { inputs: { loc: '${1}' }, outputs: { out: '${loc}' } }), boundary('bc', 'tx', { cancel: true }), user('x'), boundary('bt', 'tx', { timer: 'PT1H', cancelActivity: false }), user('y'), user('z'), ...chain('start', 'tx', 'z'), ...chain('bc', 'x'), ...chain('bt', 'y')));
    await message(t, 'm');
    await t.complete(pi, 'a');
    await closely(t, pi, 'before');
    await t.complete(pi, 'k');
    await closely(t, pi, 'compensating');
    await t.complete(pi, 'a_u');
    await closely(t, pi, 'canceled');
  },
  'a transaction in a transaction: the inner one is canceled, then the outer one': async (t) => {
    const pi = await begin(t, one('p', start(), transaction('tx', [start('is'), manualUndo('a'), transaction('tx2', [start('iis'), manualUndo('b'), end('iie', { cancel: true }), ...chain('iis', 'b', 'iie')]), boundary('bc2', 'tx2', { cancel: true }), user('x2'), end('ie', { cancel: true }), ...chain('is', 'a', 'tx2'), ...chain('bc2', 'x2', 'ie')]), boundary('bc', 'tx', { cancel: true }), user('x'), ...chain('start', 'tx'), ...chain('bc', 'x')));
    await t.complete(pi, 'a');
    await t.complete(pi, 'b');
    await closely(t, pi, 'inner compensates');
    await t.complete(pi, 'b_u');
    await t.complete(pi, 'x2');
    await closely(t, pi, 'outer compensates');
    await t.complete(pi, 'a_u');
    await closely(t, pi, 'end');
  },
  'a completed transaction inside a subprocess is compensated with it': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), transaction('tx', [start('iis'), manualUndo('a'), ...chain('iis', 'a')]), boundary('bc', 'tx', { cancel: true }), user('x'), ...chain('is', 'tx'), ...chain('bc', 'x')]), throwing('th', { compensate: true }), user('z'), ...chain('start', 's', 'th', 'z')));
    await t.complete(pi, 'a');
    await closely(t, pi, 'compensating');
    await t.complete(pi, 'a_u');
    await closely(t, pi, 'z');
  },
  'a multi-instance transaction: one instance is canceled': async (t) => {
    const pi = await begin(t, one('p', start(), transaction('tx', [start('is'), manualUndo('a'), xor('x', { default: 'x-ok' }), end('ok'), end('no', { cancel: true }), ...chain('is', 'a', 'x', 'ok'), flow('x', 'no', { if: '${stop}' })], { multi: multi({ cardinality: 3 }) }), boundary('bc', 'tx', { cancel: true }), user('y'), user('z'), ...chain('start', 'tx', 'z'), ...chain('bc', 'y')), { stop: false });
    await t.complete(pi, 'a');
    await t.complete(pi, 'a', { stop: true });
    await closely(t, pi, 'compensating');
    for (let i = 0; i < 2 && (await taskId(t, pi, 'a_u')); i++) await t.complete(pi, 'a_u');
    await closely(t, pi, 'then');
  },
  'a hazard: an error leaves a transaction through its event subprocess, which compensates': async (t) => {
    const pi = await begin(t, one('p', start(), transaction('tx', [start('is'), manualUndo('a'), user('w'), ...chain('is', 'a', 'w'), eventSub('h', [start('hs', { error: 'E1' }), throwing('hth', { compensate: true }), end('he', { error: 'E2' }), ...chain('hs', 'hth', 'he')])]), boundary('b', 'tx', { error: 'E2' }), user('x'), ...chain('start', 'tx'), ...chain('b', 'x')));
    await t.complete(pi, 'a');
    t.seeAnswer('E1', await t.post(`/task/${await taskId(t, pi, 'w')}/bpmnError`, { errorCode: 'E1' }));
    await closely(t, pi, 'compensating');
    await t.complete(pi, 'a_u');
    await closely(t, pi, 'then');
  },
  'a canceled transaction in a subprocess with a boundary event, and behind it compensation of the subprocess': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), manualUndo('a'), transaction('tx', [start('iis'), manualUndo('b'), end('iie', { cancel: true }), ...chain('iis', 'b', 'iie')]), boundary('bc', 'tx', { cancel: true }), user('x'), ...chain('is', 'a', 'tx'), ...chain('bc', 'x')]), throwing('th', { compensate: true }), user('z'), ...chain('start', 's', 'th', 'z')));
    await t.complete(pi, 'a');
    await t.complete(pi, 'b');
    await t.complete(pi, 'b_u');
    await closely(t, pi, 'canceled inside');
    await t.complete(pi, 'x');
    await closely(t, pi, 'compensating');
    await t.complete(pi, 'a_u');
    await closely(t, pi, 'z');
  },
  'handlers with listeners and mappings; the throw event too': async (t) => {
    const l = (w) => ['start', 'end'].map((e) => ({ event: e, script: `execution.setVariable('log', execution.getVariable('log') + '${w}-${e} ')` }));
    const pi = await begin(t, one('p', start(), user('a', { listeners: l('a') }), boundary('a_b', 'a', { compensate: true, listeners: l('b') }), user('a_u', { isForCompensation: 'true', listeners: l('u'), inputs: { i: '${log}' }, outputs: { o: '${i}' } }), association('a_b', 'a_u'), throwing('th', { compensate: true, listeners: l('th'), inputs: { t: '${1}' }, outputs: { to: '${t}' } }), user('z'), ...chain('start', 'a', 'th', 'z')), { log: '' });
    await t.complete(pi, 'a');
    await closely(t, pi, 'compensating');
    await t.complete(pi, 'a_u');
    await closely(t, pi, 'z');
    await log(t, pi);
  },
  'the process ends with compensation left undone; a compensation end event beside others': async (t) => {
    const pi = await begin(t, one('p', start(), manualUndo('a'), and('f'), user('w'), end('e1', { compensate: true }), user('v'), ...chain('start', 'a', 'f', 'w', 'e1'), ...chain('f', 'v')));
    await t.complete(pi, 'a');
    await t.complete(pi, 'v');
    await closely(t, pi, 'w is left');
    await t.complete(pi, 'w');
    await closely(t, pi, 'compensating');
    await t.complete(pi, 'a_u');
    await closely(t, pi, 'end');
  },
  'an error in a handler that is a script, and what remains': async (t) => {
    const pi = await begin(t, one('p', start(), user('a'), boundary('a_b', 'a', { compensate: true }), service('a_u', '${nothing}', { isForCompensation: 'true' }), association('a_b', 'a_u'), user('w'), throwing('th', { compensate: true }), user('z'), ...chain('start', 'a', 'w', 'th', 'z')));
    await t.complete(pi, 'a');
    const r = await t.post(`/task/${await taskId(t, pi, 'w')}/complete`, {});
    t.see('complete', r.status);
    await closely(t, pi);
  },
  'compensation of a task in a loop with a multi-instance subprocess in between': async (t) => {
    const pi = await begin(t, one('p', start(), manualUndo('a'), sub('s', [start('is'), manualUndo('b'), ...chain('is', 'b')]), xor('x', { default: 'x-th' }), throwing('th', { compensate: true }), user('z'), flow('x', 'a', { if: '${again}' }), ...chain('start', 'a', 's', 'x', 'th', 'z')), { again: true });
    await t.complete(pi, 'a');
    await t.complete(pi, 'b');
    await t.complete(pi, 'a', { again: false });
    await t.complete(pi, 'b');
    await closely(t, pi, 'compensating');
    await t.complete(pi, 'a_u');
    await t.complete(pi, 'b_u');
    await closely(t, pi, 'two done');
    await t.complete(pi, 'b_u');
    await t.complete(pi, 'a_u');
    await closely(t, pi, 'z');
  },
  'the process ends while a subprocess with an output mapping could still be compensated': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), manualUndo('a'), ...chain('is', 'a')], { inputs: { loc: '${1}' }, outputs: { out: '${loc}' } }), user('z'), end(), ...chain('start', 's', 'z', 'end')));
    await t.complete(pi, 'a');
    await closely(t, pi, 'z');
    t.seeAnswer('complete z', await t.post(`/task/${await taskId(t, pi, 'z')}/complete`, {}));
    await closely(t, pi, 'then');
    t.seeAnswer('delete', await t.del(`/process-instance/${pi}`));
    await closely(t, pi, 'deleted');
    t.seeAnswer('delete without mappings', await t.del(`/process-instance/${pi}?skipIoMappings=true`));
  },
  'the scope around ends while a subprocess with an output mapping could still be compensated': async (t) => {
    const pi = await begin(t, one('p', start(), sub('o', [start('os'), sub('s', [start('is'), manualUndo('a'), ...chain('is', 'a')], { inputs: { loc: '${1}' }, outputs: { out: '${loc}' } }), user('z'), ...chain('os', 's', 'z')]), boundary('b', 'o', { message: 'm' }), user('x'), ...chain('start', 'o'), ...chain('b', 'x')));
    await t.complete(pi, 'a');
    await message(t, 'm');
    await closely(t, pi, 'interrupted');
    const other = await t.start('p');
    await t.complete(other, 'a');
    t.seeAnswer('complete z', await t.post(`/task/${await taskId(t, other, 'z')}/complete`, {}));
    await closely(t, other, 'then');
  },
};
