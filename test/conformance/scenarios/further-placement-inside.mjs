// What happens within event subprocesses and to them: boundary events, errors, escalations, instructions and cancellations there.
import { and, association, boundary, bpmn, call, catching, chain, end, eventGateway, eventSub, external, flow, multi, one, process, receive, service, start, sub, throwing, user } from '../bpmn.mjs';
import { lookClosely } from '../looks/instance.mjs';

const before = (activityId, more = {}) => ({ type: 'startBeforeActivity', activityId, ...more });
const after = (activityId, more = {}) => ({ type: 'startAfterActivity', activityId, ...more });
const cancel = (activityId) => ({ type: 'cancel', activityId });
const modify = async (t, pi, instructions, label, more = {}) => {
  t.seeAnswer(label, await t.post(`/process-instance/${pi}/modification`, { instructions, ...more }));
  await lookClosely(t, pi, label);
};
const message = (t, pi, messageName) => t.must('POST', '/message', { messageName, processInstanceId: pi });
/** Executes the jobs at an activity. */
const runJob = async (t, pi, activityId) => {
  for (const j of await t.jobs(`processInstanceId=${pi}`)) {
    const d = await t.must('GET', `/job-definition/${j.jobDefinitionId}`);
    if (d.activityId === activityId) await t.must('POST', `/job/${j.id}/execute`);
  }
};
/** A process whose event subprocess `es`, started by a message, has tasks with boundary events of a kind. */
const guarded = (id, isInterrupting, trigger, inner = [user('e')]) =>
  one(id, start(), user('a'), end(), ...chain('start', 'a', 'end'), eventSub('es', [start('es0', { message: 'go', isInterrupting }), ...inner, boundary('bo', 'e', trigger), user('caught'), end('ee'), end('ec'), ...chain('es0', 'e', 'ee'), ...chain('bo', 'caught', 'ec')]));

export default {
  'in an event subprocess: boundary events by message, timer, signal and condition, interrupting and not': async (t) => {
    for (const isInterrupting of [true, false])
      for (const cancelActivity of [true, false])
        for (const [kind, trigger] of Object.entries({ message: { message: 'm' }, timer: { timer: 'PT1H' }, signal: { signal: 'fpi1' }, conditional: { conditional: '${v == 1}' } })) {
          const key = `fpi1${isInterrupting ? 'i' : 'n'}${cancelActivity ? 'i' : 'n'}${kind}`;
          const label = `${kind}, ${isInterrupting} ${cancelActivity}`;
          await t.deploy(guarded(key, isInterrupting, { ...trigger, cancelActivity }));
          const pi = await t.start(key, { v: 0 });
          await message(t, pi, 'go');
          if (kind === 'message') await message(t, pi, 'm');
          if (kind === 'timer') await runJob(t, pi, 'bo');
          if (kind === 'signal') await t.must('POST', '/signal', { name: 'fpi1' });
          if (kind === 'conditional') await t.must('PUT', `/process-instance/${pi}/variables/v`, { value: 1 });
          await lookClosely(t, pi, label);
          await t.cancel(pi);
        }
  },
  'in an event subprocess: a boundary event catches an error and an escalation of a subprocess inside': async (t) => {
    for (const [kind, trigger, thrown] of [['error', { error: 'e1' }, { error: 'e1' }], ['escalation', { escalation: 'c1', cancelActivity: true }, { escalation: 'c1' }], ['escalation beside', { escalation: 'c1', cancelActivity: false }, { escalation: 'c1' }]]) {
      const key = `fpi2${kind.replace(' ', '')}`;
      await t.deploy(guarded(key, false, trigger, [sub('e', [start('i0'), user('i'), end('i1', thrown), ...chain('i0', 'i', 'i1')])]));
      const pi = await t.start(key);
      await message(t, pi, 'go');
      await t.complete(pi, 'i');
      await lookClosely(t, pi, kind);
    }
  },
  'in an event subprocess: a task and an external task report an error that their boundary event catches': async (t) => {
    await t.deploy(guarded('fpi3', true, { error: 'e1' }));
    const pi = await t.start('fpi3');
    await message(t, pi, 'go');
    const [task] = await t.tasks(pi);
    t.seeAnswer('error', await t.post(`/task/${task.id}/bpmnError`, { errorCode: 'e1', variables: { x: { value: 1 } } }));
    await lookClosely(t, pi, 'task');
    await t.deploy(guarded('fpi3x', true, { error: 'e1' }, [external('e', 'fpi3')]));
    const other = await t.start('fpi3x');
    await message(t, other, 'go');
    const [x] = await t.must('POST', '/external-task/fetchAndLock', { workerId: 'w', maxTasks: 1, topics: [{ topicName: 'fpi3', lockDuration: 10000 }] });
    t.seeAnswer('external error', await t.post(`/external-task/${x.id}/bpmnError`, { workerId: 'w', errorCode: 'e1' }));
    await lookClosely(t, other, 'external task');
  },
  'in an event subprocess: a repeating boundary timer, interrupting and not': async (t) => {
    for (const isInterrupting of [true, false])
      for (const cancelActivity of [true, false]) {
        const key = `fpi4${isInterrupting}${cancelActivity}`;
        await t.deploy(guarded(key, isInterrupting, { timer: 'R3/PT1H', cancelActivity }));
        const pi = await t.start(key);
        await message(t, pi, 'go');
        await runJob(t, pi, 'bo');
        await lookClosely(t, pi, `${isInterrupting} ${cancelActivity}`);
      }
  },
  'in an event subprocess: an event based gateway, a receive task and a multi-instance body with a boundary event': async (t) => {
    await t.deploy(one('fpi5', start(), user('a'), end(), ...chain('start', 'a', 'end'), eventSub('es', [start('es0', { message: 'go', isInterrupting: false }), eventGateway('g'), catching('c1', { message: 'm1' }), catching('c2', { timer: 'PT1H' }), receive('r', 'm2'), boundary('br', 'r', { message: 'm3' }), user('m', { multi: multi({ cardinality: 2 }) }), boundary('bm', 'm', { message: 'm4' }), end('ee'), ...chain('es0', 'g', 'c1', 'r', 'm', 'ee'), ...chain('g', 'c2', 'ee'), ...chain('br', 'm'), ...chain('bm', 'ee')])));
    const pi = await t.start('fpi5');
    await message(t, pi, 'go');
    await lookClosely(t, pi, 'gateway');
    await message(t, pi, 'm1');
    await message(t, pi, 'm3');
    await lookClosely(t, pi, 'behind the receive task');
    await message(t, pi, 'm4');
    await lookClosely(t, pi, 'done');
  },
  'in an event subprocess: another event subprocess inside, and a nested subprocess that has one': async (t) => {
    await t.deploy(one('fpi6', start(), user('a'), end(), ...chain('start', 'a', 'end'), eventSub('es', [start('es0', { message: 'go', isInterrupting: false }), user('e'), end('ee'), ...chain('es0', 'e', 'ee'), eventSub('deep', [start('d0', { message: 'deeper' }), user('d'), boundary('bd', 'd', { message: 'out' }), user('o'), end('de'), ...chain('d0', 'd', 'de'), ...chain('bd', 'o', 'de')])])));
    const pi = await t.start('fpi6');
    await message(t, pi, 'go');
    await message(t, pi, 'deeper');
    await lookClosely(t, pi, 'deeper');
    await message(t, pi, 'out');
    await lookClosely(t, pi, 'out');
    await modify(t, pi, [before('d'), before('e')], 'both again');
    await modify(t, pi, [cancel('es'), before('d0')], 'canceled, started deep inside');
    await t.complete(pi, 'd');
    await lookClosely(t, pi, 'ended');
  },
  'instructions for boundary events inside an event subprocess': async (t) => {
    await t.deploy(guarded('fpi7', true, { message: 'm' }));
    const pi = await t.start('fpi7');
    await modify(t, pi, [before('bo')], 'not there');
    await modify(t, pi, [before('e')], 'task');
    await modify(t, pi, [before('bo')], 'boundary event');
    await message(t, pi, 'go');
    await modify(t, pi, [before('bo', { variables: { l: { value: 1, local: true } } }), cancel('e')], 'after the message');
    await modify(t, pi, [after('bo'), after('es0')], 'after');
  },
  'a called instance within an event subprocess fails, and is canceled': async (t) => {
    await t.deploy(bpmn(process('fpi8', [start(), user('a'), end(), ...chain('start', 'a', 'end'), eventSub('es', [start('es0', { message: 'go', isInterrupting: false }), call('c', 'fpi8c'), boundary('bo', 'c', { error: 'e1' }), user('caught'), end('ee'), ...chain('es0', 'c', 'ee'), ...chain('bo', 'caught', 'ee')])]), process('fpi8c', [start('cs'), user('cu'), end('ce', { error: 'e1' }), ...chain('cs', 'cu', 'ce')])));
    const pi = await t.start('fpi8');
    await message(t, pi, 'go');
    await message(t, pi, 'go');
    const called = await t.running('fpi8c');
    await t.complete(called[0], 'cu');
    await lookClosely(t, pi, 'failed');
    await lookClosely(t, called[0], 'called');
    await modify(t, called[1], [cancel('cu')], 'the other canceled');
    await lookClosely(t, pi, 'caller');
  },
  'compensation handlers within an event subprocess, and its boundary events': async (t) => {
    await t.deploy(one('fpi9', start(), user('a'), end(), ...chain('start', 'a', 'end'), eventSub('es', [start('es0', { message: 'go', isInterrupting: false }), user('e'), boundary('ce', 'e', { compensate: true }), user('he', { isForCompensation: true }), association('ce', 'he'), boundary('be', 'e', { message: 'm' }), throwing('undo', { compensate: true }), user('z'), end('ee'), ...chain('es0', 'e', 'undo', 'z', 'ee'), flow('be', 'undo')])));
    const pi = await t.start('fpi9');
    await message(t, pi, 'go');
    await t.complete(pi, 'e');
    await lookClosely(t, pi, 'compensating');
    await message(t, pi, 'go');
    await message(t, pi, 'm');
    await lookClosely(t, pi, 'nothing to compensate there');
    await t.complete(pi, 'he');
    await lookClosely(t, pi, 'compensated');
    await modify(t, pi, [before('undo'), cancel('z')], 'thrown by an instruction');
  },
  'jobs within an event subprocess: asynchronous ones, failing ones, their incidents and retries': async (t) => {
    await t.deploy(one('fpi10', start(), user('a'), end(), ...chain('start', 'a', 'end'), eventSub('es', [start('es0', { message: 'go', isInterrupting: false }), service('bad', '${nothing}', { asyncBefore: true }), boundary('bo', 'bad', { timer: 'PT1H' }), user('z', { asyncAfter: true }), end('ee'), ...chain('es0', 'bad', 'z', 'ee'), flow('bo', 'z')])));
    const pi = await t.start('fpi10');
    await message(t, pi, 'go');
    await lookClosely(t, pi, 'waiting');
    for (const j of await t.jobs(`processInstanceId=${pi}`)) await t.must('PUT', `/job/${j.id}/retries`, { retries: 0 });
    await lookClosely(t, pi, 'incident');
    await modify(t, pi, [before('bad')], 'another one');
    await modify(t, pi, [cancel('bad')], 'both canceled');
    await modify(t, pi, [before('z')], 'the task');
    await t.complete(pi, 'z');
    await lookClosely(t, pi, 'behind it');
    await modify(t, pi, [cancel('z')], 'canceled behind it');
  },
  'tokens in event subprocesses of an instance, a subprocess and a multi-instance subprocess, all canceled by one request': async (t) => {
    const handler = (p) => eventSub(`${p}es`, [start(`${p}0`, { message: `${p}go`, isInterrupting: false }), user(`${p}u`), end(`${p}1`), ...chain(`${p}0`, `${p}u`, `${p}1`)]);
    await t.deploy(one('fpi11', start(), and('f'), user('a'), sub('s', [start('ss'), user('i'), end('se'), ...chain('ss', 'i', 'se'), handler('s')]), sub('m', [start('ms'), user('mi'), end('me'), ...chain('ms', 'mi', 'me'), handler('m')], { multi: multi({ cardinality: 2 }) }), end(), ...chain('start', 'f', 'a', 'end'), ...chain('f', 's', 'end'), ...chain('f', 'm', 'end'), handler('p')));
    const pi = await t.start('fpi11');
    await message(t, pi, 'sgo');
    await message(t, pi, 'pgo');
    for (const e of (await t.must('GET', `/event-subscription?processInstanceId=${pi}`)).filter((e) => e.eventName === 'mgo')) await t.must('POST', `/execution/${e.executionId}/messageSubscriptions/mgo/trigger`, {});
    await lookClosely(t, pi, 'all');
    await modify(t, pi, [cancel('i'), cancel('mi')], 'main flows canceled');
    await modify(t, pi, [cancel('su'), cancel('mu')], 'handlers canceled');
    await modify(t, pi, [before('m0'), before('su'), before('p0')], 'started again');
    await modify(t, pi, [before('mu'), before('mi')], 'beside');
  },
};
