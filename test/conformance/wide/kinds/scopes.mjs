// Subprocesses, transactions, called processes, and what is compensated.
import { association, boundary, call, end, process, script, start, sub, throwing, transaction, user } from '../../bpmn.mjs';
import { activity } from '../activity.mjs';
import { drawAsync, drawExtras, drawListeners, options } from '../extras.mjs';
import { drawGuards, drawHandlers, handlers, SCOPE_EVENTS } from '../guards.mjs';
import { drawEnding } from './events.mjs';

/** What is in a scope: a start, the children in a row, an end, and event subprocesses. */
export const inside = (r, node) => {
  const id = node.id;
  const first = r.place(`${id}_start`);
  const last = r.place(`${id}_end`);
  const parts = [start(first, node.extras?.starts), end(last, { ...node.extras?.endsLater, ...node.extras?.ends })];
  let before = first;
  for (const child of node.children) {
    const b = r.block(child);
    parts.push(b.parts, r.link(before, b.in));
    before = b.out;
  }
  return [parts, r.link(before, last), handlers(r, node)];
};

/** How a scope begins and ends. */
export const drawEdges = (c) => ({
  ...(c.d.chance(0.06) ? { starts: drawAsync(c) } : {}),
  ...(c.d.chance(0.25) ? { ends: drawEnding(c) } : {}),
  ...(c.d.chance(0.06) ? { endsLater: { asyncBefore: true } } : {}),
});

const subprocess = {
  weight: 3,
  composite: true,
  draw: (c) => {
    const id = c.id('sub');
    const used = new Set();
    const inner = c.within('sub', () => ({ children: [c.block()], extras: { ...drawExtras(c, id, { several: 0.3 }), ...drawEdges(c) }, handlers: drawHandlers(c, used) }));
    return { id, ...inner, guards: drawGuards(c, SCOPE_EVENTS, used, 0.45) };
  },
  render: (r, node) => activity(r, node, sub(node.id, inside(r, node), options(node))),
};

/** A transaction is canceled by a cancel end event in it; its boundary event for that is nearly always there. */
const canceled = {
  weight: 1.5,
  composite: true,
  draw: (c) => {
    const id = c.id('transaction');
    const used = new Set();
    const inner = c.within('transaction', () => ({
      children: [c.d.chance(0.6) ? c.kind('undoable') : c.block(), ...(c.d.chance(0.5) ? [c.kind('ending')] : [])],
      extras: { ...drawExtras(c, id), ...drawEdges(c) },
      handlers: drawHandlers(c, used, 0.15),
    }));
    const guards = drawGuards(c, SCOPE_EVENTS, used, 0.2);
    if (c.d.chance(0.92)) guards.push({ kind: 'bound', id: c.id('bound'), trigger: { cancel: true }, interrupting: true, children: [], extras: {} });
    return { id, ...inner, guards };
  },
  render: (r, node) => activity(r, node, transaction(node.id, inside(r, node), options(node))),
};

const MAPPINGS = {
  all: '<camunda:in variables="all"/>',
  some: '<camunda:in source="x" target="x"/><camunda:in sourceExpression="${y + 1}" target="y"/><camunda:in source="missing" target="z"/>',
  key: '<camunda:in businessKey="#{execution.processBusinessKey}"/>',
  back: '<camunda:out variables="all"/>',
  one: '<camunda:out source="x" target="called"/><camunda:out sourceExpression="${x}" target="y"/>',
};

const called = {
  weight: 1.8,
  composite: true,
  draw: (c) => {
    const id = c.id('call');
    const mappings = [c.d.pick(['all', 'all', 'all', 'some']), ...(c.d.chance(0.3) ? ['key'] : []), ...(c.d.chance(0.5) ? [c.d.pick(['back', 'one'])] : [])];
    const process = c.within('process', () => ({ kind: 'calledProcess', id: c.id('called'), children: [c.block(), ...(c.d.chance(0.3) ? [c.kind('ending')] : [])], extras: drawEdges(c), handlers: drawHandlers(c, new Set(), 0.15) }));
    return { id, mappings, children: [process], extras: drawExtras(c, id, { several: 0.25 }), guards: drawGuards(c, SCOPE_EVENTS, new Set(), 0.5) };
  },
  render: (r, node) => {
    const [child] = node.children;
    const key = r.other(child.id, (inner, id) => process(id, inside(inner, child)));
    return activity(r, node, call(node.id, key, { ...options(node), ext: node.mappings.map((name) => MAPPINGS[name]).join('') }));
  },
};

const HANDLERS = {
  user: (id) => user(id, { isForCompensation: true }),
  script: (id) => script(id, `execution.setVariable('undone_${id}', 1)`, { isForCompensation: true }),
  sub: (id, r) => sub(id, [start(r.place(`${id}_start`)), user(r.place(`${id}_user`)), end(r.place(`${id}_end`)), r.link(`${id}_start`, `${id}_user`), r.link(`${id}_user`, `${id}_end`)], { isForCompensation: true }),
};

/** An activity with a handler that undoes it. */
const undoable = {
  weight: 1.5,
  draw: (c) => {
    const host = c.kind(c.canNest ? c.d.pick(['user', 'set', 'subprocess', 'called']) : c.d.pick(['user', 'set', 'external']));
    // Camunda refuses a second handler of its own within it.
    host.handlers = host.handlers?.filter(({ trigger }) => !trigger.compensate);
    return { id: c.id('undo'), handler: c.d.pick(['user', 'user', 'script', 'sub']), children: [host] };
  },
  render: (r, node) => {
    const b = r.block(node.children[0]);
    const host = node.children[0].id;
    const on = r.place(`${node.id}_on`);
    const handler = r.place(node.id);
    return { ...b, parts: [b.parts, boundary(on, host, { compensate: true }), HANDLERS[node.handler](handler, r), association(on, handler)] };
  },
};

/** Some of it is undone at once, or only one activity by its reference. */
const undone = {
  weight: 1.2,
  composite: true,
  draw: (c) => {
    const id = c.id('undone');
    return { id, children: [c.kind('undoable'), ...(c.d.chance(0.6) ? [c.kind(c.d.pick(['undoable', 'user', 'subprocess']))] : [])], extras: { ...drawAsync(c), ...drawListeners(c, id), ...(c.d.chance(0.4) ? { only: true } : {}) } };
  },
  render: (r, node) => {
    const blocks = node.children.map((child) => r.block(child));
    const [first] = node.children;
    const only = node.extras?.only && first.kind === 'undoable' ? first.children[0].id : true;
    const parts = [blocks.map((b) => b.parts), blocks.slice(1).map((b, i) => r.link(blocks[i].out, b.in)), throwing(r.place(node.id), { ...options(node), compensate: only }), r.link(blocks.at(-1).out, node.id)];
    return { in: blocks[0].in, out: node.id, parts };
  },
};

export const scopes = { subprocess, canceled, called, undoable, undone };
