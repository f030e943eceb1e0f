// Restart seen more closely: which variables count as initial, what hangs where afterwards, queries, places of every kind.
import { and, association, boundary, bpmn, call, catching, chain, end, eventSub, external, flow, multi, one, process, receive, script, service, start, sub, throwing, transaction, user } from '../bpmn.mjs';
import { lookClosely } from '../looks/instance.mjs';

const before = (activityId, more = {}) => ({ type: 'startBeforeActivity', activityId, ...more });
const after = (activityId, more = {}) => ({ type: 'startAfterActivity', activityId, ...more });
const along = (transitionId, more = {}) => ({ type: 'startTransition', transitionId, ...more });
const put = (t, pi, name, value, type) => t.must('PUT', `/process-instance/${pi}/variables/${name}`, { value, type });
/** Restarts one instance, and looks at the new one; its id, or none where it was refused. */
const again = async (t, key, pi, body, label) => {
  const known = (await t.must('GET', `/history/process-instance?processDefinitionKey=${key}`)).map((i) => i.id);
  await t.restart(await t.definitionId(key), { processInstanceIds: [pi], ...body }, label);
  const made = (await t.must('GET', `/history/process-instance?processDefinitionKey=${key}`)).filter((i) => !known.includes(i.id));
  t.see(`${label}: made`, made.length);
  if (made.length === 1) await lookClosely(t, made[0].id, label);
  return made[0]?.id;
};
const both = async (t, key, pi, activity) => {
  if ((await t.get(`/process-instance/${pi}`)).status === 200) await t.cancel(pi);
  await again(t, key, pi, { instructions: [before(activity)] }, 'last');
  await again(t, key, pi, { instructions: [before(activity)], initialVariables: true }, 'initial');
};
const two = (id, options = {}) => one(id, start('start', options), user('a'), user('b'), end(), ...chain('start', 'a', 'b', 'end'));

export default {
  'initial variables of an instance that was started before a task without any: those set while that task waited': async (t) => {
    await t.deploy(two('fpr1'));
    const pi = (await t.must('POST', '/process-definition/key/fpr1/start', { startInstructions: [before('a')] })).id;
    await put(t, pi, 'while', 1);
    await put(t, pi, 'while', 2);
    await t.complete(pi, 'a', { completed: 3 });
    await put(t, pi, 'later', 4);
    await both(t, 'fpr1', pi, 'b');
  },
  'initial variables of an instance that was started after a task, and along a flow': async (t) => {
    await t.deploy(two('fpr2'));
    for (const [label, instruction] of [['after', after('a')], ['along', along('a-b')]]) {
      const pi = (await t.must('POST', '/process-definition/key/fpr2/start', { startInstructions: [instruction] })).id;
      await put(t, pi, 'while', label);
      await t.cancel(pi);
      await again(t, 'fpr2', pi, { instructions: [before('a')], initialVariables: true }, label);
    }
  },
  'initial variables of an instance that was started without any, plainly': async (t) => {
    await t.deploy(two('fpr3'));
    const pi = await t.start('fpr3');
    await put(t, pi, 'while', 1);
    await t.complete(pi, 'a', { completed: 3 });
    await both(t, 'fpr3', pi, 'b');
  },
  'initial variables of an instance that never came to its start event, with and without variables': async (t) => {
    await t.deploy(two('fpr4', { asyncBefore: true }));
    const bare = await t.start('fpr4');
    await put(t, bare, 'while', 1);
    await t.instance(bare);
    await both(t, 'fpr4', bare, 'b');
    const given = await t.start('fpr4', { v: 1 });
    await put(t, given, 'v', 2);
    await both(t, 'fpr4', given, 'b');
  },
  'initial variables of an instance that never came to the activity it was started at': async (t) => {
    await t.deploy(one('fpr5', start(), user('a', { asyncBefore: true }), user('b'), end(), ...chain('start', 'a', 'b', 'end')));
    const pi = (await t.must('POST', '/process-definition/key/fpr5/start', { startInstructions: [before('a')] })).id;
    await put(t, pi, 'while', 1);
    await both(t, 'fpr5', pi, 'b');
    const ran = (await t.must('POST', '/process-definition/key/fpr5/start', { startInstructions: [before('a')] })).id;
    await t.runJobs(ran);
    await put(t, ran, 'while', 1);
    await both(t, 'fpr5', ran, 'b');
  },
  'initial variables with asynchronous continuation after the start event': async (t) => {
    await t.deploy(two('fpr6', { asyncAfter: true }));
    const pi = await t.start('fpr6');
    await put(t, pi, 'waiting', 1);
    await t.runJobs(pi);
    await put(t, pi, 'while', 2);
    await both(t, 'fpr6', pi, 'b');
  },
  'initial variables of an instance started at two places, without and with variables': async (t) => {
    await t.deploy(two('fpr7'));
    for (const variables of [{}, { v: { value: 1 } }]) {
      const pi = (await t.must('POST', '/process-definition/key/fpr7/start', { variables, startInstructions: [before('a'), before('b')] })).id;
      await put(t, pi, 'while', 2);
      await t.complete(pi, 'a', { completed: 3 });
      await t.cancel(pi);
      await again(t, 'fpr7', pi, { instructions: [before('b')], initialVariables: true }, JSON.stringify(variables));
    }
  },
  'initial variables of a restarted instance: of one instruction, of two, restarted once more': async (t) => {
    await t.deploy(two('fpr8'));
    const old = await t.start('fpr8', { v: 1 });
    await put(t, old, 'w', 2);
    await t.cancel(old);
    for (const [label, instructions] of [['one', [before('b')]], ['two', [before('a'), before('b')]]]) {
      const first = await again(t, 'fpr8', old, { instructions }, label);
      await put(t, first, 'v', 3);
      await put(t, first, 'x', 4);
      await t.cancel(first);
      const second = await again(t, 'fpr8', first, { instructions: [before('a')], initialVariables: true }, `${label}, again`);
      await t.cancel(second);
      await again(t, 'fpr8', second, { instructions: [before('a')], initialVariables: true }, `${label}, a third time`);
    }
  },
  'initial variables of an instance started before a multi-instance activity, and in a subprocess': async (t) => {
    await t.deploy(one('fpr9', start(), user('m', { multi: multi({ cardinality: 2 }) }), sub('s', [start('ss'), user('i'), end('se'), ...chain('ss', 'i', 'se')]), end(), ...chain('start', 'm', 's', 'end')));
    for (const place of ['m', 'm#multiInstanceBody', 's', 'i', 'ss', 'se']) {
      const pi = (await t.must('POST', '/process-definition/key/fpr9/start', { variables: { v: { value: 1 } }, startInstructions: [before(place, { variables: { g: { value: 2 }, l: { value: 3, local: true } } })] })).id;
      const { body } = await t.get(`/history/process-instance/${pi}`);
      t.see(`${place}: state`, [body.state, body.startActivityId]);
      if (body.state === 'ACTIVE') { await put(t, pi, 'while', 4); await t.cancel(pi); }
      await again(t, 'fpr9', pi, { instructions: [before('i')], initialVariables: true }, place);
    }
  },
  'the last variables of an instance whose task stood in its own execution: locals of the task come along': async (t) => {
    await t.deploy(two('fpr10'));
    const pi = await t.start('fpr10', { v: 1 });
    const [task] = await t.tasks(pi);
    await t.must('PUT', `/task/${task.id}/localVariables/onTask`, { value: 'local' });
    await both(t, 'fpr10', pi, 'b');
    const completed = await t.start('fpr10', { v: 1 });
    const [other] = await t.tasks(completed);
    await t.must('PUT', `/task/${other.id}/localVariables/onTask`, { value: 'local' });
    await t.complete(completed, 'a');
    await both(t, 'fpr10', completed, 'b');
  },
  'an instance ended by an error, a terminate, an escalation and a failing compensation': async (t) => {
    await t.deploy(one('fpr11', start(), user('a'), sub('s', [start('ss'), user('i'), end('se', { error: 'e' }), ...chain('ss', 'i', 'se')]), end(), ...chain('start', 'a', 's', 'end'), user('z'), end('stop', { terminate: true }), ...chain('z', 'stop')));
    const pi = await t.start('fpr11', { v: 1 });
    await t.complete(pi, 'a');
    await t.complete(pi, 'i');
    await lookClosely(t, pi, 'old');
    const first = await again(t, 'fpr11', pi, { instructions: [before('i'), before('z')] }, 'two places');
    await t.complete(first, 'z');
    await lookClosely(t, first, 'stopped');
    await again(t, 'fpr11', first, { instructions: [before('stop'), before('a')] }, 'terminated, then started');
    await again(t, 'fpr11', first, { instructions: [before('a'), before('stop')] }, 'started, then terminated');
    await again(t, 'fpr11', first, { instructions: [before('se'), before('a')] }, 'failed, then started');
    await again(t, 'fpr11', first, { instructions: [before('a'), before('se')] }, 'started, then failed');
  },
  'in an event subprocess that interrupts, and one that does not: its start event, its task, its end event': async (t) => {
    await t.deploy(one('fpr12', start(), user('a'), end(), ...chain('start', 'a', 'end'), eventSub('ei', [start('eis', { message: 'm' }), user('eu'), end('ee'), ...chain('eis', 'eu', 'ee')]), eventSub('en', [start('ens', { signal: 's', isInterrupting: false }), user('nu'), end('ne'), ...chain('ens', 'nu', 'ne')])));
    const pi = await t.start('fpr12', { v: 1 });
    await t.must('POST', '/message', { messageName: 'm', processInstanceId: pi });
    await lookClosely(t, pi, 'old');
    await t.cancel(pi);
    for (const instructions of [[before('eis')], [before('ei')], [before('eu')], [before('ee')], [before('ens')], [before('en')], [before('nu')], [before('ne')], [before('a'), before('eis')], [before('eis'), before('a')], [before('a'), before('ens'), before('ens')], [before('en'), before('nu')]])
      await again(t, 'fpr12', pi, { instructions }, instructions.map((i) => i.activityId).join(', '));
  },
  'before compensation handlers, throwing events and behind them': async (t) => {
    await t.deploy(one('fpr13', start(), user('a'), boundary('ca', 'a', { compensate: true }), user('ha', { isForCompensation: true }), association('ca', 'ha'), throwing('undo', { compensate: true }), user('b'), end(), ...chain('start', 'a', 'undo', 'b', 'end')));
    const pi = await t.start('fpr13', { v: 1 });
    await t.complete(pi, 'a');
    await lookClosely(t, pi, 'compensating');
    await t.cancel(pi);
    await lookClosely(t, pi, 'canceled');
    await again(t, 'fpr13', pi, { instructions: [before('undo')] }, 'throwing event');
    await again(t, 'fpr13', pi, { instructions: [after('undo')] }, 'behind it');
    await again(t, 'fpr13', pi, { instructions: [before('ca')] }, 'boundary event');
    await again(t, 'fpr13', pi, { instructions: [after('ca')] }, 'after the boundary event');
    await again(t, 'fpr13', pi, { instructions: [after('ha')] }, 'after the handler');
    const made = await again(t, 'fpr13', pi, { instructions: [after('a'), before('a')] }, 'twice');
    await t.complete(made, 'a');
    await lookClosely(t, made, 'compensating once more');
  },
  'in a transaction: its activities, its cancel end event, its boundary event': async (t) => {
    await t.deploy(one('fpr14', start(), transaction('tx', [start('ts'), user('a'), boundary('ca', 'a', { compensate: true }), user('ha', { isForCompensation: true }), association('ca', 'ha'), user('b'), end('te', { cancel: true }), ...chain('ts', 'a', 'b', 'te')]), boundary('bc', 'tx', { cancel: true }), user('after'), end(), ...chain('start', 'tx', 'end'), ...chain('bc', 'after', 'end')));
    const pi = await t.start('fpr14', { v: 1 });
    await t.complete(pi, 'a');
    await t.cancel(pi);
    for (const instructions of [[before('te')], [before('b'), before('te')], [before('te'), before('b')], [before('bc')], [before('b'), before('bc')], [after('bc')], [along('b-te')], [before('tx'), before('te')]])
      await again(t, 'fpr14', pi, { instructions }, instructions.map((i) => i.activityId ?? i.transitionId).join(', '));
  },
  'call activities: both sides after the restart of the caller, of the called one, and of both': async (t) => {
    await t.deploy(bpmn(process('fpr15', [start(), call('c', 'fpr15c', { ext: '<camunda:in businessKey="#{execution.processBusinessKey}"/><camunda:in source="v" target="w"/><camunda:out source="w" target="back"/>' }), user('last'), end(), ...chain('start', 'c', 'last', 'end')]), process('fpr15c', [start('cs'), user('cu'), user('cv'), end('ce'), ...chain('cs', 'cu', 'cv', 'ce')])));
    const pi = await t.start('fpr15', { v: 1 }, { businessKey: 'k' });
    const [called] = await t.running('fpr15c');
    await t.complete(called, 'cu', { w: 5 });
    await t.cancel(pi);
    await lookClosely(t, called, 'called');
    await t.restart(await t.definitionId('fpr15'), { processInstanceIds: [pi], instructions: [before('c'), before('c'), after('c')] });
    const parents = await t.running('fpr15');
    const children = await t.running('fpr15c');
    t.see('children', [parents.length, children.length]);
    await lookClosely(t, parents[0], 'caller');
    for (const child of children) await t.complete(child, 'cu', { w: 6 });
    for (const child of children) await t.complete(child, 'cv');
    await lookClosely(t, parents[0], 'called ones ended');
    const alone = await again(t, 'fpr15c', called, { instructions: [after('cu')] }, 'called one alone');
    t.see('alone', (await t.must('GET', `/process-instance?processInstanceIds=${alone}`)).map((i) => [i.businessKey, i.caseInstanceId, i.ended, i.suspended]));
    t.see('not called', [(await t.must('GET', `/process-instance/count?superProcessInstance=${parents[0]}`)).count, (await t.must('GET', '/process-instance/count?rootProcessInstances=true')).count]);
  },
  'activities that wait for jobs: at once, and inside a subprocess that is asynchronous too': async (t) => {
    await t.deploy(one('fpr16', start(), user('a', { asyncBefore: true, asyncAfter: true }), sub('s', [start('ss', { asyncBefore: true }), user('i', { asyncBefore: true }), end('se', { asyncBefore: true }), ...chain('ss', 'i', 'se')], { asyncBefore: true, asyncAfter: true }), user('m', { asyncBefore: true, multi: multi({ cardinality: 2 }).replace('isSequential', 'camunda:asyncBefore="true" isSequential') }), end(), ...chain('start', 'a', 's', 'm', 'end')));
    const pi = await t.start('fpr16', { v: 1 });
    await t.cancel(pi);
    for (const instructions of [[before('a')], [after('a')], [before('s')], [before('ss')], [before('i')], [after('i')], [before('se')], [before('m')], [before('m#multiInstanceBody')], [before('m#multiInstanceBody'), before('m#multiInstanceBody')], [before('m'), before('m')], [before('i'), before('i'), before('a')]]) {
      const made = await again(t, 'fpr16', pi, { instructions }, instructions.map((i) => `${i.type} ${i.activityId}`).join(', '));
      if (!made) continue;
      await t.runJobs(made);
      await lookClosely(t, made, 'jobs executed');
    }
  },
  'a failing script behind the target: refused, and what history and jobs have of it': async (t) => {
    await t.deploy(one('fpr17', start(), user('a'), service('bad', '${nothing}'), sub('s', [start('ss'), service('worse', '${nothing.deep}'), end('se'), ...chain('ss', 'worse', 'se')]), end(), ...chain('start', 'a', 'bad', 's', 'end')));
    const pi = await t.start('fpr17');
    await t.cancel(pi);
    for (const instructions of [[after('a')], [before('bad')], [before('s')], [before('a'), before('worse')], [along('ss-worse')]])
      await again(t, 'fpr17', pi, { instructions }, instructions.map((i) => i.activityId ?? i.transitionId).join(', '));
  },
  'unknown places of every kind': async (t) => {
    await t.deploy(one('fpr18', start(), user('a', { multi: multi({ cardinality: 2 }) }), boundary('b', 'a', { timer: 'PT1H' }), sub('s', [start('ss'), user('i'), end('se'), ...chain('ss', 'i', 'se')]), throwing('t', { link: 'L' }), catching('c', { link: 'L' }), user('z'), end(), ...chain('start', 'a', 's', 't'), ...chain('c', 'z', 'end'), flow('b', 'end')));
    const pi = await t.start('fpr18');
    await t.cancel(pi);
    const id = await t.definitionId('fpr18');
    for (const i of [before('nobody'), after('nobody'), along('nobody'), before('t'), after('t'), before('c'), after('c'), along('s-t'), along('t-c'), before('s#multiInstanceBody'), before('z#multiInstanceBody'), after('end'), after('a'), after('a#multiInstanceBody'), after('se'), after('b'), before('fpr18'), after('fpr18'), before(id), before(' a'), before('A'), { type: 'startBeforeActivity', transitionId: 'start-a' }, { type: 'startTransition', activityId: 'z' }, { type: 'startBeforeActivity', activityId: 'z', transitionId: 'start-a' }, { type: 'startAfterActivity' }, { type: 'start' }, {}]) {
      await t.restart(id, { processInstanceIds: [pi], instructions: [i] }, JSON.stringify(i).replace(id, 'definition'));
      for (const x of await t.running('fpr18')) { await t.tree(x); await t.cancel(x); }
    }
  },
  'found by historic queries': async (t) => {
    await t.deploy(two('fpr19'));
    const ids = {};
    for (const n of [1, 2, 3, 4]) ids[n] = await t.start('fpr19', { n, s: `text ${n}` }, { businessKey: `K-${n}` });
    await t.complete(ids[2], 'a');
    for (const n of [1, 2, 3]) await t.cancel(ids[n]);
    await t.complete(ids[4], 'a');
    await t.complete(ids[4], 'b');
    const id = await t.definitionId('fpr19');
    const base = { processDefinitionId: id };
    const queries = {
      'business keys': { processInstanceBusinessKeyIn: ['K-1', 'K-3', 'nobody'] },
      'business key like': { processInstanceBusinessKeyLike: 'K-%' },
      completed: { completed: true },
      'externally terminated': { externallyTerminated: true },
      'internally terminated': { internallyTerminated: true },
      finished: { finished: true },
      unfinished: { unfinished: true },
      variables: { variables: [{ name: 'n', operator: 'gt', value: 2 }] },
      'variable names without case': { variables: [{ name: 'N', operator: 'eq', value: 1 }], variableNamesIgnoreCase: true },
      'executed activities': { executedActivityIdIn: ['b'] },
      'active activities': { activeActivityIdIn: ['b'] },
      'canceled in': { activityIdIn: ['a'] },
      'ids and keys': { processInstanceIds: [ids[1], ids[2]], processInstanceBusinessKeyLike: '%2' },
      'or queries': { orQueries: [{ processInstanceBusinessKey: 'K-1', completed: true }] },
      'two or queries': { orQueries: [{ processInstanceBusinessKeyIn: ['K-1', 'K-2'], completed: true }, { variables: [{ name: 'n', operator: 'lteq', value: 2 }] }] },
      'or queries in or queries': { orQueries: [{ orQueries: [{ completed: true }] }] },
      'a key of a definition that is not': { processDefinitionKeyNotIn: ['fpr19'] },
      'with root incidents': { withRootIncidents: true },
      'without tenant': { withoutTenantId: true },
      'started after': { startedAfter: '2020-01-01T00:00:00.000+0000' },
      'a wrong date': { startedAfter: 'yesterday' },
      'a wrong operator': { variables: [{ name: 'n', operator: 'is', value: 2 }] },
      'sorted': { sortBy: 'instanceId', sortOrder: 'asc' },
    };
    for (const [label, query] of Object.entries(queries)) {
      await t.restart(id, { historicProcessInstanceQuery: { ...base, ...query }, instructions: [before('b')] }, label);
      const made = (await t.running('fpr19', ids[4]));
      t.see(`${label}: which`, (await t.must('POST', '/history/process-instance', { processDefinitionKey: 'fpr19', unfinished: true })).map((i) => i.businessKey).sort());
      for (const x of made) await t.must('DELETE', `/process-instance/${x}`);
      for (const x of made) await t.must('DELETE', `/history/process-instance/${x}`);
    }
  },
  'a suspended and then active definition, versions, the key in the path': async (t) => {
    await t.deploy(two('fpr20'), { name: 'one' });
    const old = await t.definitionId('fpr20');
    const pi = await t.start('fpr20', { v: 1 });
    await t.cancel(pi);
    await t.deploy(one('fpr20', start(), user('b'), end(), ...chain('start', 'b', 'end')), { name: 'two' });
    const newer = await t.definitionId('fpr20');
    await t.restart(newer, { processInstanceIds: [pi], instructions: [before('b')] }, 'the newer version');
    t.seeAnswer('by key', await t.post('/process-definition/key/fpr20/restart', { processInstanceIds: [pi], instructions: [before('b')] }));
    await t.must('PUT', `/process-definition/${old}/suspended`, { suspended: true });
    await t.restart(old, { processInstanceIds: [pi], instructions: [before('a')] }, 'suspended');
    await t.must('PUT', `/process-definition/${newer}/suspended`, { suspended: true, includeProcessInstances: true });
    await t.must('PUT', `/process-definition/${old}/suspended`, { suspended: false, includeProcessInstances: true });
    await t.restart(old, { processInstanceIds: [pi], instructions: [before('a')] }, 'active');
    t.see('running', (await t.running('fpr20')).length);
  },
  'files and bytes of several forms': async (t) => {
    await t.deploy(two('fpr21'));
    const bytes = Buffer.from('bytes').toString('base64');
    const pi = await t.start('fpr21', {
      file: { value: bytes, type: 'File', valueInfo: { filename: 'f.bin', mimeType: 'application/octet-stream' } },
      bare: { value: bytes, type: 'File', valueInfo: { filename: 'n' } },
      bytes: { value: bytes, type: 'Bytes' }, nobytes: { value: null, type: 'Bytes' }, short: { value: 2, type: 'Short' }, nodate: { value: null, type: 'Date' },
    });
    await t.cancel(pi);
    for (const initialVariables of [false, true]) {
      await t.restart(await t.definitionId('fpr21'), { processInstanceIds: [pi], instructions: [before('b')], initialVariables });
      const made = await t.restarted('fpr21');
      const list = await t.must('GET', `/variable-instance?processInstanceIdIn=${made}&deserializeValues=false&sortBy=variableName&sortOrder=asc`);
      t.see('variables', list.map((v) => [v.name, v.type, v.value, v.valueInfo, v.errorMessage]));
      for (const name of ['file', 'bare', 'bytes']) t.seeAnswer(name, await t.get(`/process-instance/${made}/variables/${name}/data`), { withBody: true });
      await t.cancel(made);
    }
  },
  'listeners and mappings see the variables of their time': async (t) => {
    const note = (what, event) => ({ event, script: `execution.setVariable('log', (execution.getVariable('log') || '') + ' ${what}.${event}:' + execution.getVariable('v'))` });
    const noted = (what) => ({ listeners: [note(what, 'start'), note(what, 'end')] });
    await t.deploy(bpmn(process('fpr22', [start(), user('a'), sub('s', [start('ss'), user('i', { ...noted('i'), inputs: { x: '${v}' }, outputs: { y: '${x}' } }), end('se'), ...chain('ss', 'i', 'se')], noted('s')), user('b', noted('b')), end(), ...chain('start', 'a', 's', 'b', 'end')], noted('p'))));
    const pi = await t.start('fpr22', { v: 1 });
    await t.cancel(pi, '?skipCustomListeners=true');
    for (const body of [{ instructions: [before('i')] }, { instructions: [before('b'), before('i')] }, { instructions: [before('i'), before('b')] }, { instructions: [before('s')], skipIoMappings: true }, { instructions: [before('i')], skipCustomListeners: true }])
      await again(t, 'fpr22', pi, body, JSON.stringify(body));
  },
  'external tasks, receive tasks, message and timer events wait anew': async (t) => {
    await t.deploy(one('fpr23', start(), external('x', 'topic', { taskPriority: '7' }), receive('r', 'm'), catching('c', { message: 'n' }), catching('ti', { timer: 'PT1H' }), catching('co', { conditional: '${v == 1}' }), user('z'), end(), ...chain('start', 'x', 'r', 'c', 'ti', 'co', 'z', 'end')));
    const pi = await t.start('fpr23', { v: 2 });
    await t.cancel(pi);
    const made = await again(t, 'fpr23', pi, { instructions: [before('x'), before('r'), before('c'), before('ti'), before('co')] }, 'all');
    t.see('external tasks', (await t.must('GET', `/external-task?processInstanceId=${made}`)).map((e) => [e.activityId, e.topicName, e.priority, e.retries, e.businessKey]));
    await put(t, made, 'v', 1);
    await lookClosely(t, made, 'condition fulfilled');
  },
  'the historic instance and the list of restarted ones': async (t) => {
    await t.deploy(two('fpr24'));
    const pi = await t.start('fpr24', {}, { businessKey: 'k', caseInstanceId: 'case' });
    await t.cancel(pi);
    const id = await t.definitionId('fpr24');
    await t.restart(id, { processInstanceIds: [pi, pi], instructions: [before('a')] }, 'twice in the list');
    await t.restart(id, { processInstanceIds: [pi], instructions: [before('end')] }, 'ends at once');
    const list = await t.must('GET', '/history/process-instance?processDefinitionKey=fpr24&sortBy=startTime&sortOrder=asc');
    t.see('list', list.map((i) => ({ ...i, restartedProcessInstanceId: i.restartedProcessInstanceId === pi, durationInMillis: i.durationInMillis !== null, removalTime: i.removalTime !== null })).sort((x, y) => (x.state < y.state ? -1 : 1)));
    t.see('by key', (await t.must('GET', '/history/process-instance/count?processInstanceBusinessKey=k')).count);
    await t.must('DELETE', `/history/process-instance/${pi}`);
    await t.restart(id, { processInstanceIds: [pi], instructions: [before('a')] }, 'history deleted');
    t.see('restarted ones remain', (await t.must('GET', '/history/process-instance?processDefinitionKey=fpr24')).map((i) => i.restartedProcessInstanceId === pi));
  },
  'parallel and inclusive joins reached by several instructions': async (t) => {
    await t.deploy(one('fpr25', start(), and('f'), user('a'), user('b'), and('j'), user('z'), end(), ...chain('start', 'f', 'a', 'j', 'z', 'end'), ...chain('f', 'b', 'j')));
    const pi = await t.start('fpr25', { v: 1 });
    await t.cancel(pi);
    for (const instructions of [[before('j')], [before('j'), before('j')], [along('a-j'), before('b')], [before('a'), along('b-j')], [along('a-j'), along('a-j')], [before('j'), before('j'), before('j')], [after('f')], [after('j'), before('j')]])
      await again(t, 'fpr25', pi, { instructions }, instructions.map((i) => `${i.type} ${i.activityId ?? i.transitionId}`).join(', '));
  },
  'a script task as target, and one behind an asynchronous one': async (t) => {
    await t.deploy(one('fpr26', start(), script('sc', "execution.setVariable('seen', execution.getVariable('v')); execution.setVariable('v', 'changed')"), user('a'), end(), ...chain('start', 'sc', 'a', 'end')));
    const pi = await t.start('fpr26', { v: 1 });
    await both(t, 'fpr26', pi, 'sc');
  },
};
