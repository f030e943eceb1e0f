// Scopes that stay behind for compensation, and what still happens in them; instances that have ended, but go on.
import { and, association, boundary, chain, end, eventSub, multi, one, script, start, sub, task, throwing, transaction, user } from '../bpmn.mjs';
import { closely } from '../looks/executions.mjs';

const before = (activityId) => ({ type: 'startBeforeActivity', activityId });
const along = (transitionId) => ({ type: 'startTransition', transitionId });
const undoable = (id, o = {}) => [task(id, o), boundary(`${id}_b`, id, { compensate: true }), user(`${id}_u`, { isForCompensation: 'true' }), association(`${id}_b`, `${id}_u`)];
/** Restarts an instance, which is canceled first where it still runs; the id of the new one. */
const again = async (t, key, pi, ...instructions) => {
  if ((await t.get(`/process-instance/${pi}`)).status === 200) await t.cancel(pi);
  const history = () => t.must('GET', `/history/process-instance?processDefinitionKey=${key}`);
  const known = (await history()).map(({ id }) => id);
  await t.restart(await t.definitionId(key), { processInstanceIds: [pi], instructions });
  const [made] = (await history()).filter(({ id }) => !known.includes(id));
  t.see('made', [made.state, made.startActivityId, made.endActivityId, made.restartedProcessInstanceId !== null, made.removalTime !== null]);
  return made.id;
};
const deleted = async (t, pi) => t.seeAnswer('deleted', await t.del(`/process-instance/${pi}`));
const jobsOf = async (t, pi, activityId) => {
  const definitions = await t.must('GET', `/job-definition?activityIdIn=${activityId}`);
  const jobs = await t.jobs(`processInstanceId=${pi}`);
  return jobs.filter(({ jobDefinitionId }) => definitions.some(({ id }) => id === jobDefinitionId));
};
const complete = async (t, pi, key) => {
  const [task] = await t.tasks(pi, key);
  const { status, body } = task ? await t.post(`/task/${task.id}/complete`) : { status: 'no task' };
  t.see(`complete ${key}`, [status, body?.type]);
};
const execute = async (t, pi, activityId, label = activityId) => {
  const [job] = await jobsOf(t, pi, activityId);
  t.seeAnswer(label, job ? await t.post(`/job/${job.id}/execute`) : { status: 'no job' });
};

export default {
  'a condition is not asked by an instance that has ended, although a later instruction goes on': async (t) => {
    await t.deploy(one('fks1', start(), user('a'), boundary('b', 'a', { conditional: '${x == 0}' }), user('b_user'), end('end'), eventSub('es', [start('on', { conditional: '${x > 1}', changed: 'x' }), user('in'), ...chain('on', 'in')]), ...chain('start', 'a', 'end'), ...chain('b', 'b_user')));
    const pi = await again(t, 'fks1', await t.start('fks1', { x: 3 }), along('a-end'), before('b'));
    await closely(t, pi);
    await deleted(t, pi);
  },
  'nor where an event subprocess that does not interrupt has ended it': async (t) => {
    await t.deploy(one('fks2', start(), user('a'), user('z'), end('end'), eventSub('es', [start('on', { conditional: '${x == 1}', changed: 'x', isInterrupting: false }), user('in'), end('ie'), ...chain('on', 'in', 'ie')]), ...chain('start', 'a', 'z', 'end')));
    const pi = await again(t, 'fks2', await t.start('fks2', { x: 1 }), before('ie'), before('z'));
    await closely(t, pi);
    await deleted(t, pi);
  },
  'an event subprocess interrupts what took the place of the instance: history calls that its end': async (t) => {
    await t.deploy(one('fks3', start(), user('a'), boundary('b', 'a', { signal: 's' }), user('b_user'), end('end'), eventSub('es', [start('on', { conditional: '${x > 1}', changed: 'x' }), user('in'), ...chain('on', 'in')]), ...chain('start', 'a', 'end'), ...chain('b', 'b_user')));
    const pi = await again(t, 'fks3', await t.start('fks3', { x: 2 }), before('b'));
    await closely(t, pi);
    await complete(t, pi, 'in');
    await t.instance(pi);
  },
  'a kept execution that is its own parent keeps its instance from being deleted': async (t) => {
    await t.deploy(one('fks4', start(), sub('s', [start('is'), task('a'), boundary('a_b', 'a', { compensate: true }), script('a_u', "execution.setVariable('undone', 1)", { isForCompensation: 'true' }), association('a_b', 'a_u'), eventSub('es', [start('on', { compensate: true }), user('in'), ...chain('on', 'in')]), ...chain('is', 'a')], { multi: multi({ sequential: true, cardinality: 3 }) }), end('end'), ...chain('start', 's', 'end')));
    const pi = await again(t, 'fks4', await t.start('fks4'), before('a_u'));
    await closely(t, pi);
    await deleted(t, pi);
  },
  'a timer of an event subprocess goes off in a transaction that is kept': async (t) => {
    const pi = await t.deploy(one('fks5', start(), transaction('tx', [start('is'), ...undoable('a'), ...chain('is', 'a'), eventSub('es', [start('on', { timer: 'PT2H' }), user('in'), end('ie'), ...chain('on', 'in', 'ie')])]), task('z', { asyncBefore: true }), ...chain('start', 'tx', 'z'))).then(() => t.start('fks5'));
    await closely(t, pi, 'kept');
    await execute(t, pi, 'on');
    await closely(t, pi, 'gone off');
    await complete(t, pi, 'in');
    await closely(t, pi, 'gone on');
    await deleted(t, pi);
  },
  'the same beside tokens: where it goes on, a fork finds them in its way': async (t) => {
    await t.deploy(one('fks6', start(), transaction('tx', [start('is'), ...undoable('a'), ...chain('is', 'a'), eventSub('es', [start('on', { timer: 'PT2H' }), user('in'), end('ie'), ...chain('on', 'in', 'ie')])]), and('fork'), task('left'), task('right', { asyncBefore: true }), and('join'), end('end'), ...chain('start', 'tx', 'fork', 'left', 'join', 'end'), ...chain('fork', 'right', 'join')));
    const pi = await t.start('fks6');
    await execute(t, pi, 'on');
    await closely(t, pi, 'gone off');
    await complete(t, pi, 'in');
    await closely(t, pi, 'forked');
    await execute(t, pi, 'right');
    await closely(t, pi, 'joined');
    await deleted(t, pi);
  },
  'a timer at a multi-instance activity goes off while that is compensated': async (t) => {
    await t.deploy(one('fks7', start(), user('a', { multi: multi({ cardinality: 2 }) }), boundary('a_b', 'a', { compensate: true }), user('a_u', { isForCompensation: 'true' }), association('a_b', 'a_u'), boundary('late', 'a', { timer: 'PT2H' }), user('late_user'), throwing('th', { compensate: true }), end('end'), ...chain('start', 'a', 'th', 'end'), ...chain('late', 'late_user')));
    const pi = await t.start('fks7');
    await t.complete(pi, 'a');
    await t.complete(pi, 'a');
    await closely(t, pi, 'compensating');
    await execute(t, pi, 'late');
    await closely(t, pi, 'canceled');
    await complete(t, pi, 'late_user');
    await closely(t, pi, 'after the timer');
    await deleted(t, pi);
  },
  'a job that was to leave an activity finds it interrupted by a timer': async (t) => {
    await t.deploy(one('fks8', start(), sub('s', [start('is'), script('a', "execution.setVariable('y', 1)", { asyncAfter: true, multi: multi({ sequential: true, cardinality: 1 }) }), boundary('late', 'a', { timer: 'PT2H' }), user('late_user'), end('ie'), ...chain('is', 'a', 'ie'), ...chain('late', 'late_user')], { multi: multi({ cardinality: 2 }) }), ...chain('start', 's')));
    const pi = await t.start('fks8');
    await execute(t, pi, 'late');
    await closely(t, pi, 'interrupted');
    for (const label of ['first', 'second']) await execute(t, pi, 'a%23multiInstanceBody', label);
    await closely(t, pi, 'after the jobs');
  },
  'a boundary event is started of a multi-instance activity whose handler stands in the instance itself': async (t) => {
    await t.deploy(one('fks9', start(), user('a'), task('m', { multi: multi({ sequential: true, cardinality: 2, asyncAfter: true }) }), boundary('m_b', 'm', { compensate: true }), user('m_u', { isForCompensation: 'true' }), association('m_b', 'm_u'), boundary('late', 'm', { timer: 'PT2H' }), user('late_user'), ...chain('start', 'a', 'm'), ...chain('late', 'late_user')));
    const pi = await t.start('fks9');
    for (const activityId of ['m_u', 'late']) {
      const { status, body } = await t.post(`/process-instance/${pi}/modification`, { instructions: [before(activityId)] });
      t.see(activityId, [status, body?.type]);
      await closely(t, pi, activityId);
    }
  },
};
