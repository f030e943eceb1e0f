// Gateways and flows: nested, in loops, with several tokens; looked at closely.
import { and, boundary, catching, chain, end, eventGateway, eventSub, flow, multi, one, or, script, start, sub, task, user, xor } from '../bpmn.mjs';
import { closely } from '../looks/executions.mjs';

const begin = async (t, xml, variables = {}, more = {}) => { await t.deploy(xml); return t.start('p', variables, more); };
const taskId = async (t, pi, key) => (await t.tasks(pi, key))[0]?.id;
const done = async (t, pi, key, variables = {}) => t.seeAnswer(`complete ${key}`, await t.post(`/task/${await taskId(t, pi, key)}/complete`, { variables: Object.fromEntries(Object.entries(variables).map(([k, value]) => [k, { value }])) }));

export default {
  'nested inclusive gateways, the inner one with one branch': async (t) => {
    const pi = await begin(t, one('p', start(), or('f'), or('g', { default: 'g-b' }), user('a'), user('b'), or('gj'), user('c'), or('fj'), user('z'), flow('f', 'g', { if: '${x > 0}' }), flow('f', 'c', { if: '${x > 1}' }), flow('g', 'a', { if: '${x > 2}' }), ...chain('start', 'f'), ...chain('g', 'b', 'gj'), ...chain('a', 'gj', 'fj'), ...chain('c', 'fj', 'z')), { x: 2 });
    await closely(t, pi);
    await done(t, pi, 'b');
    await closely(t, pi, 'b');
    await done(t, pi, 'c');
    await closely(t, pi, 'z');
  },
  'an inclusive join in a loop: a token can come round again': async (t) => {
    const pi = await begin(t, one('p', start(), xor('m'), or('f'), user('a'), user('b'), or('j'), user('r'), xor('x', { default: 'x-z' }), user('z'), ...chain('start', 'm', 'f', 'a', 'j', 'r', 'x', 'z'), ...chain('f', 'b', 'j'), flow('x', 'm', { if: '${again}' })), { again: true });
    await done(t, pi, 'a');
    await closely(t, pi, 'a waits');
    await done(t, pi, 'b');
    await done(t, pi, 'r');
    await closely(t, pi, 'second round');
    await done(t, pi, 'b');
    await done(t, pi, 'a');
    await done(t, pi, 'r', { again: false });
    await closely(t, pi, 'z');
  },
  'an inclusive join that a boundary event can still reach; the host ends otherwise': async (t) => {
    const pi = await begin(t, one('p', start(), and('f'), user('a'), boundary('b', 'a', { timer: 'PT1H' }), user('x'), user('c'), or('j'), user('z'), ...chain('start', 'f', 'a', 'x'), ...chain('f', 'c', 'j', 'z'), ...chain('b', 'j')));
    await done(t, pi, 'c');
    await closely(t, pi, 'c waits');
    await done(t, pi, 'a');
    await closely(t, pi, 'a goes elsewhere');
    await done(t, pi, 'x');
    await closely(t, pi, 'then');
  },
  'an inclusive join waits for a token in a subprocess before it, and for one at a transition': async (t) => {
    const pi = await begin(t, one('p', start(), and('f'), sub('s', [start('is'), and('g'), user('a'), user('b'), ...chain('is', 'g', 'a'), ...chain('g', 'b')]), task('c', { asyncBefore: true }), user('d'), or('j'), user('z'), ...chain('start', 'f', 's', 'j', 'z'), ...chain('f', 'c', 'j'), ...chain('f', 'd', 'j')));
    await done(t, pi, 'd');
    await closely(t, pi, 'd waits');
    await done(t, pi, 'a');
    await done(t, pi, 'b');
    await closely(t, pi, 'the subprocess waits');
    await t.runJobs(pi);
    await closely(t, pi, 'z');
  },
  'an inclusive join inside a multi-instance subprocess and with tokens of another instance': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), or('f'), user('a'), user('b'), or('j'), user('c'), ...chain('is', 'f', 'a', 'j', 'c'), ...chain('f', 'b', 'j')], { multi: multi({ cardinality: 2 }) }), user('z'), ...chain('start', 's', 'z')));
    await done(t, pi, 'a');
    await done(t, pi, 'a');
    await closely(t, pi, 'both wait');
    await done(t, pi, 'b');
    await closely(t, pi, 'one goes on');
  },
  'two tokens at an inclusive join by one flow': async (t) => {
    const pi = await begin(t, one('p', start(), and('f'), xor('m'), user('a'), user('b'), or('j'), user('z'), ...chain('start', 'f', 'm', 'a', 'j', 'z'), flow('f', 'm', { id: 'twice' }), ...chain('f', 'b', 'j')));
    await done(t, pi, 'a');
    await closely(t, pi, 'one');
    await done(t, pi, 'a');
    await closely(t, pi, 'two');
    await done(t, pi, 'b');
    await closely(t, pi, 'three');
  },
  'a parallel join with more tokens than flows': async (t) => {
    const pi = await begin(t, one('p', start(), and('f'), xor('m'), user('a'), user('b'), and('j'), user('z'), ...chain('start', 'f', 'm', 'a', 'j', 'z'), flow('f', 'm', { id: 'twice' }), ...chain('f', 'b', 'j')));
    await closely(t, pi);
    await done(t, pi, 'a');
    await done(t, pi, 'a');
    await closely(t, pi, 'two by one flow');
    await done(t, pi, 'b');
    await closely(t, pi, 'the surplus');
    await done(t, pi, 'z');
    await closely(t, pi, 'z is over');
  },
  'a parallel join whose token is asynchronous, before and after': async (t) => {
    const pi = await begin(t, one('p', start(), and('f'), user('a'), user('b'), and('j', { asyncBefore: true, asyncAfter: true }), user('z'), ...chain('start', 'f', 'a', 'j', 'z'), ...chain('f', 'b', 'j')));
    await done(t, pi, 'a');
    await closely(t, pi, 'before, one');
    await t.runJobs(pi);
    await closely(t, pi, 'waiting');
    await done(t, pi, 'b');
    await t.runJobs(pi);
    await closely(t, pi, 'behind');
    await t.runJobs(pi);
    await closely(t, pi, 'z');
  },
  'a fork that is asynchronous behind: a job for each branch': async (t) => {
    const pi = await begin(t, one('p', start(), and('f', { asyncAfter: true }), user('a'), task('b'), and('j'), user('z'), ...chain('start', 'f', 'a', 'j', 'z'), ...chain('f', 'b', 'j')));
    await closely(t, pi);
    await t.runJobs(pi);
    await closely(t, pi, 'one round');
    await t.runJobs(pi, { all: true });
    await closely(t, pi, 'then');
  },
  'an inclusive gateway with asynchronous branches and an end event on one': async (t) => {
    const pi = await begin(t, one('p', start(), or('f', { default: 'f-c' }), user('a', { asyncBefore: true }), user('b'), end('eb'), task('c'), or('j'), user('z'), flow('f', 'a', { if: '${x > 0}' }), flow('f', 'b', { if: '${x > 1}' }), ...chain('start', 'f', 'c', 'j', 'z'), ...chain('a', 'j'), ...chain('b', 'eb')), { x: 2 });
    await closely(t, pi);
    await t.runJobs(pi);
    await done(t, pi, 'a');
    await closely(t, pi, 'a');
    const q = await t.start('p', { x: 0 });
    await closely(t, q, 'the default');
  },
  'conditional flows on activities: a task, a subprocess, an event, with a default': async (t) => {
    const pi = await begin(t, one('p', start(), user('a', { default: 'a-d' }), user('b'), user('c'), user('d'), flow('a', 'b', { if: '${x > 0}' }), flow('a', 'c', { if: '${x > 1}' }), ...chain('start', 'a', 'd')), { x: 2 });
    await done(t, pi, 'a');
    await closely(t, pi, 'two');
    const q = await t.start('p', { x: 0 });
    await done(t, q, 'a');
    await closely(t, q, 'default');
    const r = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), ...chain('is', 'a')], { default: 's-d' }), user('b'), user('c'), user('d'), flow('s', 'b', { if: '${x > 0}' }), flow('s', 'c', { if: '${x > 1}' }), ...chain('start', 's', 'd')), { x: 2 });
    await done(t, r, 'a');
    await closely(t, r, 'subprocess');
    const m = await begin(t, one('p', start(), user('a', { multi: multi({ cardinality: 2 }) }), user('b'), user('c'), flow('a', 'b', { if: '${x > 0}' }), flow('a', 'c', { if: '${x > 1}' }), ...chain('start', 'a')), { x: 2 });
    await done(t, m, 'a');
    await done(t, m, 'a');
    await closely(t, m, 'multi-instance');
  },
  'no condition true: on a task, a subprocess, a gateway inside, a boundary event; the text': async (t) => {
    const pi = await begin(t, one('p', start(), user('a'), user('b'), user('c'), flow('a', 'b', { if: '${x > 0}' }), flow('a', 'c', { if: '${x > 1}' }), ...chain('start', 'a')), { x: 0 });
    await done(t, pi, 'a');
    await closely(t, pi, 'task');
    const q = await begin(t, one('p', start(), sub('s', [start('is'), user('a'), xor('g'), user('b'), user('c'), ...chain('is', 'a', 'g'), flow('g', 'b', { if: '${x > 0}' }), flow('g', 'c', { if: '${x > 1}' })]), ...chain('start', 's')), { x: 0 });
    await done(t, q, 'a');
    await closely(t, q, 'gateway');
    const r = await begin(t, one('p', start(), user('a'), boundary('b', 'a', { message: 'm', cancelActivity: 'false' }), user('c'), user('d'), flow('b', 'c', { if: '${x > 0}' }), flow('b', 'd', { if: '${x > 1}' }), ...chain('start', 'a')), { x: 0 });
    t.seeAnswer('m', await t.post('/message', { messageName: 'm' }));
    await closely(t, r, 'boundary');
    const s = await begin(t, one('p', start(), user('a'), or('g'), user('b'), user('c'), ...chain('start', 'a', 'g'), flow('g', 'b', { if: '${x > 0}' }), flow('g', 'c', { if: '${x > 1}' })), { x: 0 });
    await done(t, s, 'a');
    await closely(t, s, 'inclusive');
  },
  'conditions on the flows of a start event, of an event gateway and of a parallel gateway': async (t) => {
    await t.tryDeploy('start event', one('p', start(), user('a'), user('b'), flow('start', 'a', { if: '${x > 0}' }), flow('start', 'b', { if: '${x > 1}' })));
    const pi = await t.start('p', { x: 2 });
    await closely(t, pi);
    t.seeAnswer('none', await t.post('/process-definition/key/p/start', { variables: { x: { value: 0 } } }));
  },
  'a gateway without outgoing flows, and one with a default alone': async (t) => {
    await t.tryDeploy('exclusive with a default alone', one('p', start(), xor('g', { default: 'g-a' }), user('a'), ...chain('start', 'g', 'a')));
    for (const [k, g] of Object.entries({ xor, and, or })) {
      await t.tryDeploy(k, one('p', start(), g('g'), ...chain('start', 'g')));
      const r = await t.post('/process-definition/key/p/start', {});
      t.seeAnswer(`start ${k}`, r);
      if (r.status === 200) await closely(t, r.body.id, k);
    }
  },
  'a token ends in each branch: the scope around it ends with the last one': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), and('f'), user('a'), end('e1'), user('b'), end('e2'), sub('s2', [start('iis'), user('c'), ...chain('iis', 'c')]), ...chain('is', 'f', 'a', 'e1'), ...chain('f', 'b', 'e2'), ...chain('f', 's2')]), user('z'), ...chain('start', 's', 'z')));
    for (const k of ['b', 'c', 'a']) { await done(t, pi, k); await closely(t, pi, k); }
  },
  'join and fork in one parallel gateway, tokens beside, and expansion of the tree': async (t) => {
    const pi = await begin(t, one('p', start(), and('f'), user('a', { inputs: { l: '1' } }), user('b'), and('j'), user('c'), user('d'), user('e'), ...chain('start', 'f', 'a', 'j', 'c'), ...chain('f', 'b', 'j', 'd'), ...chain('f', 'e')));
    t.seeAnswer('local', await t.put(`/task/${await taskId(t, pi, 'e')}/localVariables/mine`, { value: 1 }));
    const e = (await t.get(`/execution?processInstanceId=${pi}&activityId=e`)).body[0].id;
    t.seeAnswer('local to the execution', await t.put(`/execution/${e}/localVariables/exec`, { value: 1 }));
    await done(t, pi, 'a');
    await done(t, pi, 'b');
    await closely(t, pi, 'joined');
    await done(t, pi, 'c');
    await done(t, pi, 'd');
    await closely(t, pi, 'e alone');
    await done(t, pi, 'e');
    await closely(t, pi, 'end');
  },
  'an event gateway in a loop with a timer, in a subprocess with a boundary event': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), xor('m'), eventGateway('g'), catching('c', { message: 'm' }), catching('t', { timer: 'PT1H' }), user('u'), ...chain('is', 'm', 'g', 'c', 'u'), ...chain('g', 't', 'm')]), boundary('b', 's', { signal: 'sg' }), user('x'), ...chain('start', 's'), ...chain('b', 'x')));
    await t.runJobs(pi);
    await t.runJobs(pi);
    await closely(t, pi, 'third round');
    t.seeAnswer('sg', await t.post('/signal', { name: 'sg' }));
    await closely(t, pi, 'interrupted');
  },
  'an exclusive gateway with a script condition, listeners on its flows, and a loop that counts': async (t) => {
    const back = flow('x', 'a', { if: 'execution.getVariable("n") < 3', language: 'javascript' });
    const pi = await begin(t, one('p', start(), script('a', "execution.setVariable('n', execution.getVariable('n') + 1)"), xor('x', { default: 'x-z' }), user('z'), back, ...chain('start', 'a', 'x', 'z')), { n: 0 });
    await closely(t, pi);
  },
  'terminate, nested: in a subprocess of a multi-instance subprocess, in an event subprocess of it': async (t) => {
    const pi = await begin(t, one('p', start(), sub('s', [start('is'), and('f'), sub('s2', [start('iis'), and('g'), user('k'), end('kill', { terminate: true }), user('o'), ...chain('iis', 'g', 'k', 'kill'), ...chain('g', 'o')]), user('beside'), ...chain('is', 'f', 's2'), ...chain('f', 'beside'), eventSub('h', [start('hs', { message: 'm', isInterrupting: false }), user('hu'), end('he', { terminate: true }), ...chain('hs', 'hu', 'he')])], { multi: multi({ cardinality: 2 }) }), user('z'), ...chain('start', 's', 'z')));
    await done(t, pi, 'k');
    await closely(t, pi, 'inner');
    t.seeAnswer('m', await t.post('/message', { messageName: 'm', all: true }));
    await done(t, pi, 'hu');
    await closely(t, pi, 'event subprocess');
  },
  'a complex gateway, and several flows between the same two elements': async (t) => {
    const pi = await begin(t, one('p', start(), and('f'), user('a'), ...chain('start', 'f', 'a'), flow('f', 'a', { id: 'two' }), flow('f', 'a', { id: 'three' })));
    await closely(t, pi);
    await done(t, pi, 'a');
    await closely(t, pi, 'two left');
  },
};
