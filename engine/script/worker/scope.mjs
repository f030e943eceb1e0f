// `execution` and `task` as scripts see them: a copy of what the engine sent. Reads see the script's own writes, and
// each write is noted for the engine, which applies them in order when the script has ended.
import { decode, define, encode } from './value.mjs';

/* global harden */

/** What an object of a script stands for; methods find it here, so that they are made and hardened only once. */
const states = new WeakMap();
const stateOf = (object) => {
  const state = states.get(object);
  if (!state) throw new TypeError('Called on something else');
  return state;
};

/**
 * `layers` are the variables of the scope and of those around it, the innermost first, as Maps of encoded values;
 * `writes` takes [target, method, ...arguments] of every change; `around` is the execution of a task.
 */
export const scopeObject = (target, properties, { layers, writes, longs, around }) => {
  const object = Object.create(prototypeOf(target, properties));
  const values = new Map(Object.entries(properties));
  states.set(object, { target, values, layers, writes, longs, around });
  return Object.freeze(object);
};

const note = ({ target, writes }, method, ...args) => {
  if (writes.length >= WRITES) throw new RangeError('The script changes too much');
  writes.push([target, method, ...args]);
};
const holding = (layers, name) => layers.find((layer) => layer.has(name));
const read = (layer, name, longs) => (layer?.has(name) ? decode(layer.get(name), longs) : null);
const visible = (layers) => {
  const all = new Map();
  for (const layer of layers)
    for (const [name, value] of layer) if (!all.has(name)) all.set(name, value);
  return all;
};

/** The methods that `execution` and `task` share (org.camunda.bpm.engine.delegate.VariableScope). */
const shared = {
  getVariable(name) {
    const { layers, longs } = stateOf(this);
    return read(holding(layers, `${name}`), `${name}`, longs);
  },
  getVariableLocal(name) {
    const { layers, longs } = stateOf(this);
    return read(layers[0], `${name}`, longs);
  },
  hasVariable(name) {
    return holding(stateOf(this).layers, `${name}`) !== undefined;
  },
  hasVariableLocal(name) {
    return stateOf(this).layers[0].has(`${name}`);
  },
  hasVariables() {
    return stateOf(this).layers.some((layer) => layer.size > 0);
  },
  hasVariablesLocal() {
    return stateOf(this).layers[0].size > 0;
  },
  getVariables() {
    const { layers, longs } = stateOf(this);
    return javaMap(visible(layers), longs);
  },
  getVariablesLocal() {
    const { layers, longs } = stateOf(this);
    return javaMap(layers[0], longs);
  },
  getVariableNames() {
    return javaSet([...visible(stateOf(this).layers).keys()]);
  },
  getVariableNamesLocal() {
    return javaSet([...stateOf(this).layers[0].keys()]);
  },
  setVariable(name, value) {
    const state = stateOf(this);
    const key = `${name}`;
    const encoded = encode(value, state.longs);
    note(state, 'setVariable', key, encoded);
    (holding(state.layers, key) ?? state.layers[state.layers.length - 1]).set(key, encoded);
  },
  setVariableLocal(name, value) {
    const state = stateOf(this);
    const key = `${name}`;
    const encoded = encode(value, state.longs);
    note(state, 'setVariableLocal', key, encoded);
    state.layers[0].set(key, encoded);
  },
  setVariables(map) {
    for (const [name, value] of entries(map)) this.setVariable(name, value);
  },
  setVariablesLocal(map) {
    for (const [name, value] of entries(map)) this.setVariableLocal(name, value);
  },
  removeVariable(name) {
    const state = stateOf(this);
    const key = `${name}`;
    note(state, 'removeVariable', key);
    holding(state.layers, key)?.delete(key);
  },
  removeVariableLocal(name) {
    const state = stateOf(this);
    const key = `${name}`;
    note(state, 'removeVariableLocal', key);
    state.layers[0].delete(key);
  },
};

const prototypes = new Map();

/** The shared methods, a getter for each property, and what can be set. */
const prototypeOf = (target, properties) => {
  const known = prototypes.get(target);
  if (known) return known;
  const prototype = { ...shared };
  for (const name of Object.keys(properties))
    prototype[name.startsWith('is') ? name : `get${capital(name)}`] = function get() {
      const { values, longs } = stateOf(this);
      return decode(values.get(name), longs);
    };
  for (const name of target === 'task' ? TASK_SETTERS : ['processBusinessKey'])
    prototype[`set${capital(name)}`] = function set(value) {
      const state = stateOf(this);
      const encoded = encode(value, state.longs);
      note(state, `set${capital(name)}`, encoded);
      state.values.set(name, encoded);
      if (name === 'processBusinessKey') state.values.set('businessKey', encoded);
    };
  if (target === 'task') {
    for (const method of TASK_LINKS)
      prototype[method] = function link(id) {
        note(stateOf(this), method, `${id}`);
      };
    prototype.getExecution = function getExecution() {
      return stateOf(this).around ?? null;
    };
  }
  prototypes.set(target, harden(prototype));
  return prototype;
};

const WRITES = 10_000;

const TASK_SETTERS = [
  'name',
  'description',
  'priority',
  'assignee',
  'owner',
  'dueDate',
  'followUpDate',
];
const TASK_LINKS = [
  'addCandidateUser',
  'addCandidateGroup',
  'deleteCandidateUser',
  'deleteCandidateGroup',
];

const capital = (name) => name[0].toUpperCase() + name.slice(1);
const entries = (map) => (map instanceof Map ? [...map] : Object.entries(map));

const hidden = (object, methods) => {
  for (const [name, value] of Object.entries(methods))
    Object.defineProperty(object, name, { value, enumerable: false });
  return object;
};

/** Entries as properties, and the methods of a java.util.Map. */
const javaMap = (variables, longs) => {
  const object = {};
  for (const [name, value] of variables) define(object, name, decode(value, longs));
  const has = (name) => Object.hasOwn(object, `${name}`) && variables.has(`${name}`);
  return hidden(object, {
    get: (name) => (has(name) ? object[`${name}`] : null),
    containsKey: has,
    keySet: () => javaSet([...variables.keys()]),
    size: () => variables.size,
    isEmpty: () => variables.size === 0,
  });
};

/** An array with the methods of a java.util.Set. */
const javaSet = (names) =>
  hidden([...names], {
    contains: (name) => names.includes(name),
    size: () => names.length,
    isEmpty: () => names.length === 0,
  });
