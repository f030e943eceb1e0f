// Events in the flow: those that wait, those that throw, links; and ends in the midst of a branch.
import { catching, end, task, throwing, xor } from '../../bpmn.mjs';
import { drawAsync, drawCondition, drawListeners, options } from '../extras.mjs';
import { drawError, drawEscalation, drawSignal, drawTrigger } from '../triggers.mjs';

const drawn = (c, prefix, more) => {
  const id = c.id(prefix);
  return { id, ...more, extras: { ...drawAsync(c), ...drawListeners(c, id) } };
};
const single = (r, { id }, element) => ({ in: r.place(id), out: id, parts: [element] });

const caught = {
  weight: 2.5,
  draw: (c) => drawn(c, 'catch', { trigger: drawTrigger(c, ['message', 'signal', 'timer', 'conditional'], new Set()) }),
  render: (r, node) => single(r, node, catching(node.id, { ...options(node), ...node.trigger })),
};

const thrown = {
  weight: 1.5,
  draw: (c) => drawn(c, 'throw', { event: c.d.pick([{ signal: drawSignal(c) }, { signal: drawSignal(c) }, { escalation: drawEscalation(c) }, { escalation: drawEscalation(c) }, { compensate: true }, {}]) }),
  render: (r, node) => single(r, node, throwing(node.id, { ...options(node), ...node.event })),
};

/** A throwing link is no activity of its own, so no place. */
const link = {
  weight: 0.5,
  draw: (c) => drawn(c, 'link'),
  render: (r, node) => ({ in: `${node.id}_to`, out: r.place(node.id), parts: [throwing(`${node.id}_to`, { link: node.id }), catching(node.id, { ...options(node), link: node.id })] }),
};

/** What an end event may do: an error, an escalation … */
export const drawEnding = (c) =>
  c.d.pick([
    { error: drawError(c) }, { error: drawError(c) }, { escalation: drawEscalation(c) }, { terminate: true }, { terminate: true }, { signal: drawSignal(c) }, { compensate: true }, {},
    ...(c.scope === 'transaction' ? [{ cancel: true }, { cancel: true }, { cancel: true }, { cancel: true }, { cancel: true }] : []),
  ]);

/** A branch that ends here if its condition holds. */
const ending = {
  weight: 2,
  draw: (c) => ({ ...drawn(c, 'xor', { event: drawEnding(c) }), condition: drawCondition(c) }),
  render: (r, node) => {
    const on = r.place(`${node.id}_on`);
    const last = r.place(`${node.id}_end`);
    const other = r.link(node.id, on);
    return { in: r.place(node.id), out: on, parts: [xor(node.id, { default: other.id }), task(on), end(last, { ...options(node), ...node.event }), other, r.link(node.id, last, { if: node.condition })] };
  },
};

export const events = { caught, thrown, link, ending };
