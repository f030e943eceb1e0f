// What the objects of a script stand for, which nothing that the script can reach tells of.

/** Methods find it here, so that they are made and hardened only once. */
const states = new WeakMap();
export const stateOf = (object) => {
  const state = states.get(object);
  if (!state) throw new TypeError('Called on something else');
  return state;
};

export const keepState = (object, state) => states.set(object, state);

/** Notes a change for the engine. */
export const note = ({ target, writes }, method, ...args) => {
  if (writes.length >= WRITES) throw new RangeError('The script changes too much');
  writes.push([target, method, ...args]);
};

const WRITES = 10_000;

export const textOrNull = (value) => (value === null || value === undefined ? null : `${value}`);
