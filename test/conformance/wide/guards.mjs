// Boundary events and event subprocesses: {trigger, interrupting, children: [what is done then]}.
// What may happen again and again begins with a user task: else a model could trigger itself for ever.
import { boundary, end, eventSub, start, user, xor } from '../bpmn.mjs';
import { drawAsync, drawListeners, options } from './extras.mjs';
import { drawTrigger, interrupts } from './triggers.mjs';

/** What may happen to a scope, inside of it or at its edge. */
export const SCOPE_EVENTS = ['message', 'signal', 'timer', 'conditional', 'error', 'error', 'escalation', 'escalation'];

const drawReaction = (c, kind, trigger, more = {}) => ({
  kind,
  id: c.id(kind),
  trigger,
  interrupting: more.interrupting ?? c.d.chance(0.5),
  children: c.d.chance(0.35) ? [c.block(2)] : [],
  extras: { ...more.extras },
});

const drawMany = (c, kind, kinds, used, number, extras = () => ({})) =>
  Array.from({ length: number }, () => {
    const interrupting = c.d.chance(0.5);
    const trigger = drawTrigger(c, kinds, used, { repeats: !interrupting });
    return trigger && drawReaction(c, kind, trigger, { interrupting, extras: extras() });
  }).filter(Boolean);

/** None, one or several boundary events on an activity; `used` are the triggers that its scope has already. */
export const drawGuards = (c, kinds, used = new Set(), p = 0.35) =>
  drawMany(c, 'bound', kinds, used, c.d.chance(p) ? c.d.pick([1, 1, 2, 3]) : 0, () => ({ ...(c.d.chance(0.3) ? { rejoins: true } : {}), ...drawAsync(c) }));

/** None, one or several event subprocesses of a scope. */
export const drawHandlers = (c, used = new Set(), p = 0.3) =>
  c.within(c.scope === 'process' ? 'process' : 'sub', () => [
    ...drawMany(c, 'esub', SCOPE_EVENTS, used, c.d.chance(p) ? c.d.pick([1, 1, 2]) : 0, () => drawListeners(c, 'esub')),
    ...(c.scope !== 'process' && c.d.chance(0.08) ? [drawReaction(c, 'esub', { compensate: true }, { interrupting: true })] : []),
  ]);

/** The way from an event on: a user task, what was drawn, and then the end, or the element `to`. */
const reaction = (r, node, from, to) => {
  const first = r.place(`${node.id}_user`);
  const parts = [user(first), r.link(from, first)];
  let last = first;
  for (const child of node.children) {
    const b = r.block(child);
    parts.push(b.parts, r.link(last, b.in));
    last = b.out;
  }
  const target = to ?? r.place(`${node.id}_end`);
  if (!to) parts.push(end(target));
  parts.push(r.link(last, target));
  return parts;
};

/** An activity with its boundary events; where one of their ways comes back, all leave at a gateway behind. */
export const guarded = (r, { guards = [] }, block) => {
  const parts = [block.parts];
  let out = block.out;
  if (guards.some(({ extras }) => extras?.rejoins)) {
    out = r.place(`${block.host}_back`);
    parts.push(xor(out), r.link(block.out, out));
  }
  for (const guard of guards) {
    const id = r.place(guard.id);
    parts.push(boundary(id, block.host, { ...options(guard), ...guard.trigger, cancelActivity: interrupts(guard) }));
    parts.push(reaction(r, guard, id, guard.extras?.rejoins ? out : undefined));
  }
  return { in: block.in, out, parts };
};

/** The event subprocesses of a scope. */
export const handlers = (r, { handlers: list = [] }) =>
  list.map((node) => {
    const on = r.place(`${node.id}_on`);
    const trigger = node.trigger.compensate ? node.trigger : { ...node.trigger, isInterrupting: interrupts(node) };
    return eventSub(r.place(node.id), [start(on, trigger), reaction(r, node, on)], options(node));
  });
