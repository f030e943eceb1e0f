// What the objects of a script stand for, which nothing that the script can reach tells of.

/** Methods find it here, so that they are made and hardened only once. */
const states = new WeakMap();
export const stateOf = (object) => {
  const state = states.get(object);
  if (!state) throw new TypeError('Called on something else');
  return state;
};

/** What one object stands for; `run` is what those of a run share. One shape for all: they are made for each call. */
export class State {
  #properties;
  #values;

  constructor(run, target, layers, properties, { activities, around, candidates } = {}) {
    this.run = run;
    this.writes = run.writes;
    this.longs = run.longs;
    this.types = run.types;
    this.incidents = run.incidents;
    this.now = run.now;
    this.target = target;
    this.layers = layers;
    this.activities = activities;
    this.around = around;
    this.candidates = candidates;
    this.#properties = properties;
  }

  /** Its properties, as the script has changed them; few scripts ask for any. */
  get values() {
    this.#values ??= new Map(Object.entries(this.#properties));
    return this.#values;
  }
}

export const keepState = (object, state) => states.set(object, state);

/** Notes a change for the engine. */
export const note = ({ target, writes }, method, ...args) => {
  if (writes.length >= WRITES) throw new RangeError('The script changes too much');
  writes.push([target, method, ...args]);
};

const WRITES = 10_000;

export const textOrNull = (value) => (value === null || value === undefined ? null : `${value}`);
