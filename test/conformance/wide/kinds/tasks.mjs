// Activities without anything inside.
import { external, receive, script, service, task, user } from '../../bpmn.mjs';
import { drawExtras, drawTaskListeners, options } from '../extras.mjs';
import { drawGuards } from '../guards.mjs';
import { drawMessage } from '../triggers.mjs';
import { activity } from '../activity.mjs';

const EVENTS = ['message', 'signal', 'timer', 'conditional'];
/** `more` draws what a kind has of its own; `message` is one that its scope waits for already. */
const kind = (weight, prefix, make, { events = EVENTS, more = () => ({}), extras = () => ({}) } = {}) => ({
  weight,
  draw: (c) => {
    const id = c.id(prefix);
    const own = more(c);
    const used = new Set(own.message ? [`message ${own.message}`] : []);
    return { id, ...own, extras: { ...drawExtras(c, id), ...extras(c, id) }, guards: drawGuards(c, events, used, 0.2) };
  },
  render: (r, node) => activity(r, node, make(node, options(node))),
});

export const tasks = {
  user: kind(5, 'user', ({ id }, o) => user(id, o), { events: [...EVENTS, 'error', 'escalation'], extras: drawTaskListeners }),
  receive: kind(1, 'receive', ({ id, message }, o) => receive(id, message, o), { more: (c) => ({ message: drawMessage(c) }) }),
  external: kind(1.5, 'ext', ({ id }, o) => external(id, 'work', o), { events: [...EVENTS, 'error', 'error'] }),
  set: kind(1.5, 'set', ({ id, code }, o) => script(id, code, o), { more: ({ d }) => ({ code: `execution.setVariable('${d.pick(['x', 'x', 'y', 'z'])}', ${d.upTo(4)})` }) }),
  calc: kind(0.7, 'calc', ({ id, expression, into }, o) => service(id, expression, { ...o, resultVariable: into }), {
    more: ({ d }) => ({ expression: d.pick(['${x + 1}', "${execution.getVariable('y')}"]), into: d.pick(['x', 'y', 'z']) }),
  }),
  plain: kind(1, 'task', ({ id }, o) => task(id, o)),
};
