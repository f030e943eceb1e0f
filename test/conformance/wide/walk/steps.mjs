// The steps of a walk, plain data in words: {do: 'complete user3@1', variables}, {modify: […]}, {restart: […]} …
// They are drawn from what is seen, or given: what was drawn once can be walked again, and shrunk.
import { knownInStep } from '../../known-differences.mjs';

const INSTRUCTIONS = ['startBeforeActivity', 'startBeforeActivity', 'startAfterActivity', 'startTransition'];

const integer = (value) => ({ value, type: 'Integer' });
const drawVariables = (d, p = 0.3) => (d.chance(p) ? { [d.pick(['x', 'x', 'y', 'z'])]: integer(d.upTo(4)) } : {});
const flags = (d) => ({ ...(d.chance(0.15) ? { skipIoMappings: true } : {}), ...(d.chance(0.15) ? { skipCustomListeners: true } : {}) });

/** How the walk begins: one instance, or beside it a twin, of the same business key or another. */
export const drawStart = (d) => ({
  start: { x: integer(d.upTo(4)), y: integer(d.upTo(4)), z: integer(d.upTo(4)) },
  businessKey: 'one',
  ...(d.chance(0.12) ? { twin: d.pick(['one', 'two']) } : {}),
});

const drawPlace = (d, model) => {
  const type = d.pick(INSTRUCTIONS);
  return type === 'startTransition' ? { type, transitionId: d.pick(model.flows) } : { type, activityId: d.pick(model.places) };
};

const drawModification = (d, model, { nodes }) => {
  const cancelable = nodes.filter((n) => !n.isRoot);
  const instruction = () => {
    if (d.chance(0.55) || !cancelable.length) return { ...drawPlace(d, model), ...(d.chance(0.2) ? { variables: { [d.pick(['x', 'y'])]: { ...integer(d.upTo(4)), local: d.chance(0.5) } } } : {}) };
    const node = d.pick(cancelable);
    return node.transitionId || d.chance(0.5) ? { type: 'cancel', node: node.name } : { type: 'cancel', activityId: node.activityId };
  };
  return { modify: Array.from({ length: d.pick([1, 1, 2, 2, 3]) }, instruction), ...flags(d) };
};

/** Rare ones of the moves that a task or an external task has. */
const RARE = ['error', 'escalation', 'local', 'external failure', 'external error'];

/** One thing to do to an instance that runs; undefined if there is nothing. */
export const drawWork = (d, model, situation) => {
  const usual = situation.moves.filter(({ kind }) => !RARE.includes(kind));
  const rare = situation.moves.filter(({ kind }) => RARE.includes(kind));
  const roll = d.upTo(100);
  if (situation.members.length && roll < 9) return { set: d.pick(['x', 'x', 'y', 'z']), to: integer(d.upTo(4)) };
  if (situation.members.length && roll < 19) return drawModification(d, model, situation);
  if (situation.members.length && roll < 23) return { correlate: `m${1 + d.upTo(3)}`, ...(d.chance(0.7) ? { businessKey: d.pick(['one', 'one', 'two']) } : {}), ...(d.chance(0.3) ? { all: true } : {}), variables: drawVariables(d, 0.2) };
  if (situation.members.length && roll < 25) return { broadcast: `s${1 + d.upTo(2)}`, variables: drawVariables(d, 0.2) };
  if (rare.length && roll < 35) return { do: d.pick(rare).what, variables: drawVariables(d, 1) };
  return usual.length ? { do: d.pick(usual).what, variables: drawVariables(d) } : undefined;
};

/** A restart at random places, of the first instance, the latest, or both. */
export const drawRestart = (d, model) => ({
  restart: Array.from({ length: d.pick([1, 1, 1, 2, 2, 3]) }, () => drawPlace(d, model)),
  ...(d.chance(0.3) ? { initialVariables: true } : {}),
  ...(d.chance(0.2) ? { withoutBusinessKey: true } : {}),
  ...flags(d),
  ...(d.chance(0.3) ? { of: d.pick(['latest', 'latest', 'latest', 'both']) } : {}),
});

/** Draws until a step meets no known difference. */
export const clearOfKnown = (draw, { xml }) => {
  for (;;) {
    const step = draw();
    if (step === undefined || knownInStep(step, xml) === undefined) return step;
  }
};
