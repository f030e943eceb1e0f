// Multi-instance activities of every kind, with events around and inside of them; looked at closely.
import { and, boundary, bpmn, call, catching, chain, end, eventSub, external, flow, manual, multi, one, process, receive, script, service, start, sub, task, transaction, user, xor } from '../bpmn.mjs';
import { closely } from '../looks/executions.mjs';

const begin = async (t, xml, variables = {}, more = {}) => { await t.deploy(xml); return t.start('p', variables, more); };
const taskId = async (t, pi, key) => (await t.tasks(pi, key))[0]?.id;
const message = async (t, messageName, more = {}, label = messageName) => t.seeAnswer(label, await t.post('/message', { messageName, ...more }));
const list = (name, values) => task(`make_${name}`, { ext: `<camunda:inputOutput><camunda:outputParameter name="${name}"><camunda:list>${values.map((v) => `<camunda:value>${v}</camunda:value>`).join('')}</camunda:list></camunda:outputParameter></camunda:inputOutput>` });
/** The task whose local variable has that value, wherever it is kept. */
const pick = async (t, pi, name, value) => { for (const x of await t.tasks(pi)) if ((await t.get(`/task/${x.id}/variables/${name}`)).body?.value === value) return x.id; throw new Error(`no task with ${name} ${value}`); };
const kinds = { parallel: false, sequential: true };

export default {
  'every kind of task, parallel and sequential': async (t) => {
    for (const [k, sequential] of Object.entries(kinds)) {
      const m = { multi: multi({ cardinality: 2, sequential }) };
      const pi = await begin(t, one('p', start(), manual('m', m), task('n', m), service('s', '${execution.setVariable("last", loopCounter)}', m), script('sc', "execution.setVariable('log', log + loopCounter)", m), receive('r', 'go', m), external('e', 'work', m), user('z'), ...chain('start', 'm', 'n', 's', 'sc', 'r', 'e', 'z')), { log: '' });
      await closely(t, pi, `${k}: receive`);
      await message(t, 'go', { all: true, processVariablesLocal: { l: { value: 1 } } });
      await closely(t, pi, `${k}: received`);
      await message(t, 'go', { all: true });
      for (let i = 0; i < 2; i++) {
        const [x] = await t.must('POST', '/external-task/fetchAndLock', { workerId: 'w', maxTasks: 1, topics: [{ topicName: 'work', lockDuration: 60000 }] });
        if (!x) break;
        t.seeAnswer('complete', await t.post(`/external-task/${x.id}/complete`, { workerId: 'w', localVariables: { l: { value: i } }, variables: { g: { value: i } } }));
      }
      await closely(t, pi, `${k}: end`);
      await t.cancel(pi);
    }
  },
  'zero instances of a subprocess, a call activity and an external task, with boundary events': async (t) => {
    for (const [k, sequential] of Object.entries(kinds)) {
      const m = { multi: multi({ cardinality: '${none}', sequential }) };
      const pi = await begin(t, bpmn(process('p', [start(), sub('s', [start('is'), user('a'), ...chain('is', 'a')], m), boundary('b', 's', { timer: 'PT1H' }), user('x'), call('c', 'q', m), external('e', 'work', m), user('z'), ...chain('start', 's', 'c', 'e', 'z'), ...chain('b', 'x')]), process('q', [start('qs'), ...[]])), { none: 0 });
      await closely(t, pi, k);
    }
  },
  'cardinality and collection that do not fit': async (t) => {
    await t.tryDeploy('neither', one('p', start(), user('a', { multi: multi({}) }), ...chain('start', 'a')));
    await t.tryDeploy('both', one('p', start(), user('a', { multi: multi({ cardinality: 2, collection: 'l', elementVariable: 'x' }) }), ...chain('start', 'a')));
    await t.tryDeploy('no element variable', one('p', start(), user('a', { multi: multi({ collection: 'l' }) }), ...chain('start', 'a')));
    await t.tryDeploy('no collection', one('p', start(), user('a', { multi: multi({ elementVariable: 'x', cardinality: 2 }) }), ...chain('start', 'a')));
    await t.deploy(one('p', start(), user('a', { multi: multi({ cardinality: '${n}' }) }), ...chain('start', 'a')));
    for (const n of [{ value: 2.7 }, { value: '2.7' }, { value: 'two' }, { value: true }, { value: '3', type: 'Long' }, { value: null }, { value: -1 }])
      t.seeAnswer(JSON.stringify(n), await t.post('/process-definition/key/p/start', { variables: { n } }));
  },
  'a completion condition of a subprocess: what is interrupted, jobs and subscriptions inside': async (t) => {
    const pi = await begin(t, bpmn(process('p', [start(), sub('s', [start('is'), and('f'), user('a'), boundary('b', 'a', { timer: 'PT1H', cancelActivity: false }), user('x'), call('c', 'q'), ...chain('is', 'f', 'a'), ...chain('f', 'c'), ...chain('b', 'x')], { multi: multi({ cardinality: 3, condition: '${nrOfCompletedInstances >= 1}' }) }), user('z'), ...chain('start', 's', 'z')]), process('q', [start('qs'), user('qu'), ...chain('qs', 'qu')])));
    await t.complete(pi, 'a');
    const called = (await t.get(`/process-instance?superProcessInstance=${pi}`)).body.map((i) => i.id);
    t.see('called', called.length);
    for (const q of called) { if ((await t.tasks(q))[0]) await t.complete(q, 'qu'); }
    await closely(t, pi);
    for (const q of called) await t.instance(q, 'called one');
  },
  'a completion condition that fails, is no boolean, or true from the start': async (t) => {
    for (const [k, sequential] of Object.entries(kinds)) {
      for (const condition of ['${missing}', '${1}', '${true}', "${'true'}", '${nrOfActiveInstances == 1}']) {
        const pi = await begin(t, one('p', start(), user('a', { multi: multi({ cardinality: 3, sequential, condition }) }), user('z'), ...chain('start', 'a', 'z')));
        t.seeAnswer(`${k} ${condition}`, await t.post(`/task/${await taskId(t, pi, 'a')}/complete`, {}));
        await closely(t, pi, `${k} ${condition}`);
      }
    }
  },
  'a collection of lists, maps and nulls; an element variable changed by an instance': async (t) => {
    for (const [k, sequential] of Object.entries(kinds)) {
      const pi = await begin(t, one('p', start(), list('items', ['${1}', '${null}', 'x']), user('a', { multi: multi({ collection: 'items', elementVariable: 'item', sequential }) }), user('z'), ...chain('start', 'make_items', 'a', 'z')));
      await t.openTasks(pi, `${k}: tasks`);
      await t.complete(pi, 'a', { item: 'changed', fresh: 1 });
      await closely(t, pi, `${k}: one`);
      for (const x of await t.tasks(pi, 'a')) t.seeAnswer('complete', await t.post(`/task/${x.id}/complete`, {}));
      await closely(t, pi, `${k}: then`);
    }
  },
  'nested: a sequential task in a parallel subprocess, and the other way round, with a completion condition': async (t) => {
    for (const [k, sequential] of Object.entries(kinds)) {
      const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a', { multi: multi({ cardinality: 2, sequential: !sequential }) }), user('b'), ...chain('is', 'a', 'b')], { multi: multi({ cardinality: 3, sequential, condition: '${nrOfCompletedInstances == 2}' }) }), user('z'), ...chain('start', 's', 'z')));
      await closely(t, pi, `${k}: at first`);
      await t.complete(pi, 'a');
      await t.complete(pi, 'a');
      await closely(t, pi, `${k}: two`);
      for (let i = 0; i < 12 && (await t.tasks(pi, 'z')).length === 0; i++) { const all = (await t.tasks(pi)).sort((x, y) => (x.taskDefinitionKey < y.taskDefinitionKey ? 1 : -1)); await t.must('POST', `/task/${all[0].id}/complete`, {}); }
      await closely(t, pi, `${k}: z`);
    }
  },
  'a boundary event on the inner activity of a multi-instance subprocess: interrupts one instance only': async (t) => {
    for (const cancelActivity of ['true', 'false']) {
      const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), boundary('b', 'a', { message: 'm', cancelActivity }), user('x'), ...chain('is', 'a'), ...chain('b', 'x')], { multi: multi({ cardinality: 2 }) }), user('z'), ...chain('start', 's', 'z')));
      await message(t, 'm');
      await message(t, 'm', { localCorrelationKeys: { loopCounter: { value: 0 } } }, 'local');
      await message(t, 'm', { correlationKeys: { loopCounter: { value: 0 } } }, 'any scope');
      await message(t, 'm', { all: true, processVariablesLocal: { l: { value: 1 } } }, 'all');
      await closely(t, pi, cancelActivity);
    }
  },
  'correlation to one instance of a multi-instance receive task by its element': async (t) => {
    const pi = await begin(t, one('p', start(), list('items', ['a', 'b', 'c']), receive('r', 'm', { multi: multi({ collection: 'items', elementVariable: 'item' }) }), user('z'), ...chain('start', 'make_items', 'r', 'z')));
    await closely(t, pi);
    await message(t, 'm', { localCorrelationKeys: { item: { value: 'b' } }, processVariables: { got: { value: 1 } }, processVariablesLocal: { l: { value: 1 } } }, 'b');
    await closely(t, pi, 'b');
    await message(t, 'm', { localCorrelationKeys: { item: { value: 'b' } } }, 'b again');
    await message(t, 'm', { localCorrelationKeys: { item: { value: 'a' }, loopCounter: { value: 0 } } }, 'a');
    await message(t, 'm', {}, 'the last');
    await closely(t, pi, 'z');
  },
  'correlation in a multi-instance subprocess with a catch event, by an input of the subprocess': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), catching('c', { message: 'm' }), user('a'), ...chain('is', 'c', 'a')], { multi: multi({ cardinality: 3 }), inputs: { mine: 'key${loopCounter}' } }), user('z'), ...chain('start', 's', 'z')));
    await closely(t, pi);
    await message(t, 'm', { localCorrelationKeys: { mine: { value: 'key1' } } }, 'local');
    await message(t, 'm', { correlationKeys: { mine: { value: 'key1' } } }, 'any scope');
    const e = (await t.get(`/execution?processInstanceId=${pi}&messageEventSubscriptionName=m&variables=mine_eq_key2`)).body;
    t.see('executions', e.length);
    await t.must('POST', `/message`, { messageName: 'm', all: true });
    await closely(t, pi, 'all');
  },
  'an escalation and an error from one instance; a signal to all; a timer on the body': async (t) => {
    const xml = (sequential) => one('p', start(), sub('s', [start('is'), user('a'), ...chain('is', 'a')], { multi: multi({ cardinality: 2, sequential }) }), boundary('be', 's', { escalation: 'C1', cancelActivity: false }), user('x'), boundary('bs', 's', { signal: 'sg', cancelActivity: false }), user('y'), boundary('bt', 's', { timer: 'PT1H', cancelActivity: false }), user('w'), boundary('br', 's', { error: 'E1', codeVariable: 'c' }), user('v'), ...chain('start', 's'), ...chain('be', 'x'), ...chain('bs', 'y'), ...chain('bt', 'w'), ...chain('br', 'v'));
    for (const [k, sequential] of Object.entries(kinds)) {
      const pi = await begin(t, xml(sequential));
      t.seeAnswer('C1', await t.post(`/task/${await taskId(t, pi, 'a')}/bpmnEscalation`, { escalationCode: 'C1', variables: { v: { value: 1 } } }));
      t.seeAnswer('sg', await t.post('/signal', { name: 'sg', variables: { s: { value: 1 } } }));
      await t.runJobs(pi);
      await closely(t, pi, `${k}: noted`);
      await t.complete(pi, 'a');
      t.seeAnswer('E1', await t.post(`/task/${await taskId(t, pi, 'a')}/bpmnError`, { errorCode: 'E1', variables: { v: { value: 2 } } }));
      await closely(t, pi, `${k}: error`);
    }
  },
  'asyncBefore and asyncAfter of the body and of each instance': async (t) => {
    for (const [k, sequential] of Object.entries(kinds)) {
      const inner = multi({ cardinality: 2, sequential }).replace('<multiInstanceLoopCharacteristics', '<multiInstanceLoopCharacteristics camunda:asyncBefore="true" camunda:asyncAfter="true"');
      const pi = await begin(t, one('p', start(), user('a', { multi: inner, asyncBefore: true, asyncAfter: true }), user('z'), ...chain('start', 'a', 'z')));
      await closely(t, pi, `${k}: body before`);
      await t.runJobs(pi);
      await closely(t, pi, `${k}: instances before`);
      await t.runJobs(pi);
      await t.complete(pi, 'a');
      await closely(t, pi, `${k}: one behind`);
      await t.runJobs(pi);
      if (sequential) await t.runJobs(pi);
      await t.complete(pi, 'a');
      await t.runJobs(pi);
      await closely(t, pi, `${k}: body behind`);
      await t.runJobs(pi);
      await closely(t, pi, `${k}: z`);
    }
  },
  'a multi-instance call activity: errors, escalations and a cancellation of a called one': async (t) => {
    for (const [k, sequential] of Object.entries(kinds)) {
      const pi = await begin(t, bpmn(process('p', [start(), call('c', 'q', { multi: multi({ cardinality: 2, sequential }), ext: '<camunda:in source="loopCounter" target="i"/><camunda:out source="o" target="o"/>' }), boundary('be', 'c', { escalation: 'C1', cancelActivity: false }), user('x'), boundary('br', 'c', { error: 'E1' }), user('v'), user('z'), ...chain('start', 'c', 'z'), ...chain('be', 'x'), ...chain('br', 'v')]), process('q', [start('qs'), user('qu'), ...chain('qs', 'qu')])));
      const called = async () => (await t.get(`/process-instance?superProcessInstance=${pi}`)).body.map((i) => i.id);
      const [q] = await called();
      t.seeAnswer('C1', await t.post(`/task/${await taskId(t, q, 'qu')}/bpmnEscalation`, { escalationCode: 'C1', variables: { o: { value: 1 } } }));
      await closely(t, pi, `${k}: escalated`);
      await t.complete(q, 'qu', { o: 2 });
      await closely(t, pi, `${k}: one completed`);
      const [r] = await called();
      t.seeAnswer('E1', await t.post(`/task/${await taskId(t, r, 'qu')}/bpmnError`, { errorCode: 'E1', variables: { o: { value: 3 } } }));
      await closely(t, pi, `${k}: error`);
    }
  },
  'a called instance of a multi-instance call activity is deleted': async (t) => {
    const pi = await begin(t, bpmn(process('p', [start(), call('c', 'q', { multi: multi({ cardinality: 2 }) }), user('z'), ...chain('start', 'c', 'z')]), process('q', [start('qs'), user('qu'), ...chain('qs', 'qu')])));
    const [q] = (await t.get(`/process-instance?superProcessInstance=${pi}`)).body.map((i) => i.id);
    await t.cancel(q);
    await closely(t, pi);
  },
  'a multi-instance activity in a loop, entered again': async (t) => {
    for (const [k, sequential] of Object.entries(kinds)) {
      const pi = await begin(t, one('p', start(), user('a', { multi: multi({ cardinality: 2, sequential }) }), xor('x', { default: 'x-z' }), user('z'), flow('x', 'a', { if: '${again}' }), ...chain('start', 'a', 'x', 'z')), { again: true });
      await t.complete(pi, 'a');
      await t.complete(pi, 'a');
      await closely(t, pi, `${k}: again`);
      await t.complete(pi, 'a', { again: false });
      await t.complete(pi, 'a');
      await closely(t, pi, `${k}: z`);
    }
  },
  'two tokens in one multi-instance activity': async (t) => {
    const pi = await begin(t, one('p', start(), and('f'), user('a', { multi: multi({ cardinality: 2 }) }), user('z'), ...chain('start', 'f', 'a', 'z'), flow('f', 'a', { id: 'again' })));
    await closely(t, pi);
    for (let i = 0; i < 3; i++) await t.complete(pi, 'a');
    await closely(t, pi, 'three');
  },
  'a multi-instance event in each instance: a timer cycle, an event subprocess that interrupts one': async (t) => {
    for (const [k, sequential] of Object.entries(kinds)) {
      const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), ...chain('is', 'a'), eventSub('h', [start('hs', { timer: 'PT1H' }), user('hu'), ...chain('hs', 'hu')])], { multi: multi({ cardinality: 2, sequential }) }), user('z'), ...chain('start', 's', 'z')));
      const [j] = await t.jobs(`processInstanceId=${pi}`);
      t.seeAnswer('timer', await t.post(`/job/${j.id}/execute`));
      await closely(t, pi, `${k}: timer`);
      await t.complete(pi, 'hu');
      await closely(t, pi, `${k}: done`);
    }
  },
  'modification: instances added to and taken from a running body of a subprocess': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), ...chain('is', 'a')], { multi: multi({ cardinality: 2, condition: '${nrOfCompletedInstances == 2}' }) }), user('z'), ...chain('start', 's', 'z')));
    t.seeAnswer('one more', await t.post(`/process-instance/${pi}/modification`, { instructions: [{ type: 'startBeforeActivity', activityId: 's' }] }));
    await closely(t, pi, 'three');
    t.seeAnswer('cancel a', await t.post(`/process-instance/${pi}/modification`, { instructions: [{ type: 'cancel', activityInstanceId: (await t.get(`/history/activity-instance?processInstanceId=${pi}&activityId=a&unfinished=true`)).body[0].id }] }));
    await closely(t, pi, 'one canceled');
    await t.complete(pi, 'a');
    await t.complete(pi, 'a');
    await closely(t, pi, 'z');
  },
  'listeners of the body and of the instances, and variables they see': async (t) => {
    const l = ['start', 'end'].map((event) => ({ event, script: `execution.setVariable('log', log + '${event}' + execution.getVariable('loopCounter') + '/' + execution.getVariable('nrOfActiveInstances') + '/' + execution.getVariable('nrOfCompletedInstances') + ' ')` }));
    for (const [k, sequential] of Object.entries(kinds)) {
      const pi = await begin(t, one('p', start(), user('a', { multi: multi({ cardinality: 2, sequential }), listeners: l, taskListeners: [{ event: 'create', script: "task.setVariable('log', task.getVariable('log') + 'create' + task.getVariable('loopCounter') + ' ')" }] }), user('z'), ...chain('start', 'a', 'z')), { log: '' });
      await t.complete(pi, 'a');
      await t.complete(pi, 'a');
      await closely(t, pi, k);
    }
  },
  'a multi-instance throw event and gateway are refused or plain; an event subprocess too': async (t) => {
    const m = multi({ cardinality: 2 });
    await t.tryDeploy('event subprocess', one('p', start(), user('a'), ...chain('start', 'a'), eventSub('h', [start('hs', { message: 'm' }), end('he'), ...chain('hs', 'he')], { multi: m })));
    const pi = await begin(t, one('p', start(), transaction('tx', [start('is'), user('a'), ...chain('is', 'a')], { multi: m }), user('z'), ...chain('start', 'tx', 'z')));
    await closely(t, pi);
  },
  'an instance of a parallel body waits for its job while others end; suspended jobs': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), task('a', { asyncBefore: true }), user('b'), ...chain('is', 'a', 'b')], { multi: multi({ cardinality: 2 }) }), user('z'), ...chain('start', 's', 'z')));
    await closely(t, pi);
    const [j] = await t.jobs(`processInstanceId=${pi}`);
    await t.post(`/job/${j.id}/execute`);
    await closely(t, pi, 'one executed');
    await t.complete(pi, 'b');
    await closely(t, pi, 'one instance over');
  },
};
