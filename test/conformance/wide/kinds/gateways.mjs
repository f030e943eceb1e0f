// Branches, loops and races.
import { and, catching, eventGateway, or, script, task, xor } from '../../bpmn.mjs';
import { drawAsync, drawCondition, drawListeners, options } from '../extras.mjs';
import { drawTrigger } from '../triggers.mjs';

const drawBlocks = (c, number) => Array.from({ length: number }, () => c.block());

const drawPair = (c, prefix, number) => {
  const id = c.id(prefix);
  return { id, extras: { ...drawAsync(c), ...drawListeners(c, id), ...(c.d.chance(0.1) ? { joinsLater: true } : {}) }, children: drawBlocks(c, number) };
};

/** The gateway that a pair begins with, and the one it ends with. */
const pair = (r, node, gateway, more = {}) => {
  const split = r.place(node.id);
  const join = r.place(`${node.id}_join`);
  return { split, join, parts: [gateway(split, { ...options(node), ...more }), gateway(join, node.extras?.joinsLater ? { asyncBefore: true } : {})] };
};

/** A branch on conditions, of which the last is the default. */
const choice = (gateway) => ({
  draw: (c) => {
    const node = drawPair(c, gateway === or ? 'or' : 'xor', c.d.pick([2, 2, 3]));
    return { ...node, conditions: node.children.map(() => drawCondition(c)) };
  },
  render: (r, node) => {
    const other = r.place(`${node.id}_other`);
    const last = r.link(node.id, other);
    const { split, join, parts } = pair(r, node, gateway, { default: last.id });
    parts.push(task(other), last, r.link(other, join));
    node.children.forEach((child, i) => {
      const b = r.block(child);
      parts.push(b.parts, r.link(split, b.in, { if: node.conditions[i] }), r.link(b.out, join));
    });
    return { in: split, out: join, parts };
  },
});

const sequence = {
  weight: 3,
  composite: true,
  draw: (c) => ({ id: c.id('seq'), children: drawBlocks(c, c.d.pick([2, 2, 3])) }),
  render: (r, { children }) => {
    const blocks = children.map((child) => r.block(child));
    return { in: blocks[0].in, out: blocks.at(-1).out, parts: [blocks.map((b) => b.parts), blocks.slice(1).map((b, i) => r.link(blocks[i].out, b.in))] };
  },
};

const parallel = {
  weight: 2.5,
  composite: true,
  draw: (c) => drawPair(c, 'fork', c.d.pick([2, 2, 3])),
  render: (r, node) => {
    const { split, join, parts } = pair(r, node, and);
    for (const child of node.children) {
      const b = r.block(child);
      parts.push(b.parts, r.link(split, b.in), r.link(b.out, join));
    }
    return { in: split, out: join, parts };
  },
};

/** What is inside is done twice. */
const loop = {
  weight: 1.5,
  composite: true,
  draw: (c) => ({ id: c.id('loop'), extras: drawAsync(c), children: [c.d.chance(0.35) ? c.kind('inclusive') : c.block()] }),
  render: (r, node) => {
    const [enter, leave, count, out] = ['', '_leave', '_count', '_out'].map((suffix) => r.place(node.id + suffix));
    const turns = `turns_${node.id}`;
    const b = r.block(node.children[0]);
    const other = r.link(leave, out);
    const again = r.link(leave, enter, { if: `\${${turns} < 2}` });
    const code = `var n = execution.getVariable('${turns}'); execution.setVariable('${turns}', n == null ? 1 : n + 1)`;
    const parts = [xor(enter, options(node)), b.parts, script(count, code), xor(leave, { default: other.id }), task(out), r.link(enter, b.in), r.link(b.out, count), r.link(count, leave), again, other];
    return { in: enter, out, parts };
  },
};

/** An event-based gateway: two to four events, and what follows each. */
const race = {
  weight: 1.2,
  composite: true,
  draw: (c) => {
    const used = new Set();
    const events = Array.from({ length: c.d.pick([2, 2, 3, 4]) }, () => drawTrigger(c, ['message', 'signal', 'timer', 'conditional'], used));
    const children = events.filter(Boolean).map((trigger) => ({ kind: 'raceWay', id: c.id('event'), trigger, children: c.d.chance(0.35) ? [c.block()] : [] }));
    return { id: c.id('race'), extras: drawAsync(c, { after: false }), children };
  },
  render: (r, node) => {
    const join = r.place(`${node.id}_join`);
    const parts = [eventGateway(r.place(node.id), options(node)), xor(join)];
    for (const { id, trigger, children } of node.children) {
      parts.push(catching(r.place(id), trigger), r.link(node.id, id));
      const blocks = children.map((child) => r.block(child));
      for (const b of blocks) parts.push(b.parts, r.link(id, b.in), r.link(b.out, join));
      if (!blocks.length) parts.push(r.link(id, join));
    }
    return { in: node.id, out: join, parts };
  },
};

export const gateways = {
  sequence,
  parallel,
  exclusive: { weight: 1.2, composite: true, ...choice(xor) },
  inclusive: { weight: 1.5, composite: true, ...choice(or) },
  loop,
  race,
};
