// Variables that instructions set, where they are in history and which updates they make as the tree of executions changes;
// and subprocesses that compensate.
import { association, boundary, chain, end, multi, one, script, start, sub, throwing, user } from '../bpmn.mjs';
import { lookClosely } from '../looks/instance.mjs';

export default {
  'a variable local to a token that becomes the only one moves to the process: its updates and where they come from': async (t) => {
  await t.deploy(one('fpv1', start(), sub('s', [start('ss'), user('i'), end('se'), ...chain('ss', 'i', 'se')]), user('last'), user('z'), end(), ...chain('start', 's', 'last', 'z', 'end')));
  const v = (n) => ({ variables: { g: { value: n } } }); const l = (n) => ({ variables: { g: { value: n, local: true } } });
  let n = 0;
  for (const ins of [
    [{ type: 'startTransition', transitionId: 's-last', ...v(1) }],
    [{ type: 'startTransition', transitionId: 's-last', ...v(1) }, { type: 'cancel', activityId: 's' }],
    [{ type: 'startTransition', transitionId: 's-last' }, { type: 'cancel', activityId: 's' }, { type: 'startBeforeActivity', activityId: 'z', ...v(1) }],
    [{ type: 'startTransition', transitionId: 's-last' }, { type: 'cancel', activityId: 's' }, { type: 'startBeforeActivity', activityId: 'i', ...v(1) }],
    [{ type: 'startTransition', transitionId: 's-last', ...l(1) }, { type: 'cancel', activityId: 's' }],
    [{ type: 'startTransition', transitionId: 's-last', ...l(1) }, { type: 'cancel', activityId: 's' }, { type: 'startBeforeActivity', activityId: 'z', ...v(1) }],
    [{ type: 'startBeforeActivity', activityId: 'last', ...l(1) }, { type: 'cancel', activityId: 's' }, { type: 'startBeforeActivity', activityId: 'z', ...v(1) }],
    [{ type: 'startBeforeActivity', activityId: 'last', ...l(1) }, { type: 'cancel', activityId: 's' }, { type: 'startBeforeActivity', activityId: 'z', ...l(1) }],
    [{ type: 'startBeforeActivity', activityId: 'last', ...l(1) }, { type: 'startBeforeActivity', activityId: 'z', ...l(2) }, { type: 'cancel', activityId: 's' }, { type: 'cancel', activityId: 'z' }],
  ]) {
    const pi = await t.start('fpv1', n % 2 ? {} : { g: 0 });
    t.seeAnswer(`${++n}`, await t.post(`/process-instance/${pi}/modification`, { instructions: ins }));
    await lookClosely(t, pi, `${n}`);
  }
  for (let k = 0; k < 2; k++) {
    const pi = await t.start('fpv1', { g: 0 });
    await t.post(`/process-instance/${pi}/modification`, { instructions: [{ type: 'startBeforeActivity', activityId: 'last' }] });
    const e = (await t.must('GET', `/task?processInstanceId=${pi}&taskDefinitionKey=last`))[0];
    await t.put(`/execution/${e.executionId}/localVariables/g`, { value: 5 });
    await t.post(`/process-instance/${pi}/modification`, { instructions: k ? [{ type: 'cancel', activityId: 's' }] : [{ type: 'cancel', activityId: 's' }, { type: 'startBeforeActivity', activityId: 'z' }] });
    await lookClosely(t, pi, `local ${k}`);
  }
  },
  'a local variable of an instruction is changed by a start listener of its target': async (t) => {
  const set = { listeners: [{ event: 'start', expression: '${execution.setVariable("l", 5)}' }] };
  await t.deploy(one('fpv2', start(), user('a'), user('b', set), sub('s', [start('ss'), user('i', set), end('se'), ...chain('ss', 'i', 'se')], set), user('m', { ...set, multi: multi({ cardinality: 2 }) }), script('sc', 'execution.setVariable("l", 6); execution.setVariableLocal("k", 1); execution.setVariableLocal("k", 2)'), user('z'), end(), ...chain('start', 'a', 'b', 's', 'm', 'sc', 'z', 'end')));
  const l = { variables: { l: { value: 1, local: true }, g: { value: 2 } } };
  for (const place of ['b', 's', 'i', 'ss', 'm', 'm#multiInstanceBody', 'sc'])
    for (const cancel of [false, true]) {
      const pi = await t.start('fpv2', {});
      t.seeAnswer(`${place} ${cancel}`, await t.post(`/process-instance/${pi}/modification`, { instructions: [{ type: 'startBeforeActivity', activityId: place, ...l }, ...(cancel ? [{ type: 'cancel', activityId: 'a' }] : [])] }));
      await lookClosely(t, pi, `${place} ${cancel}`);
      if (!cancel) { const p2 = (await t.post('/process-definition/key/fpv2/start', { startInstructions: [{ type: 'startBeforeActivity', activityId: place, ...l }] })).body.id; await lookClosely(t, p2, `${place} start`); }
    }
  },
  'a subprocess compensates a task, a parallel and a sequential multi-instance task': async (t) => {
    for (const [key, options] of [['fpv3', {}], ['fpv3m', { multi: multi({ cardinality: 2 }) }], ['fpv3s', { multi: multi({ sequential: true, cardinality: 2 }) }]]) {
      await t.deploy(one(key, start(), user('b', options), boundary('cb', 'b', { compensate: true }), sub('hb', [start('h0'), user('hu'), end('h1'), ...chain('h0', 'hu', 'h1')], { isForCompensation: true }), association('cb', 'hb'), user('c'), throwing('undo', { compensate: true }), user('d'), end('fin'), ...chain('start', 'b', 'c', 'undo', 'd', 'fin')));
      const pi = await t.start(key, {});
      const n = options.multi ? ['b', 'b', 'c'] : ['b', 'c'];
      for (const k of n) await t.complete(pi, k);
      await lookClosely(t, pi, `${key} 1`);
      await t.complete(pi, 'hu');
      await lookClosely(t, pi, `${key} 2`);
    }
  },
};
