// The variables of `execution` and `task`: a copy, on which the script's own changes are seen.
import { entriesIn, javaMap, javaSet, namesIn } from './java-collections.mjs';
import { typedObject } from './java-objects.mjs';
import { note, stateOf, textOrNull } from './scope-state.mjs';
import { decode, encode } from './value.mjs';

const holding = (layers, name) => layers.find((layer) => layer.has(name));
const read = (layer, name, longs) => (layer?.has(name) ? decode(layer.get(name), longs) : null);
const put = ({ types }, layer, name, encoded) => {
  types.get(layer)?.delete(name);
  layer.set(name, encoded);
};
const typed = ({ types, longs }, layer, name) =>
  layer?.has(name) ? typedObject(layer.get(name), longs, types.get(layer)?.get(name)) : null;
const visible = (layers) => {
  const all = new Map();
  for (const layer of layers)
    for (const [name, value] of layer) if (!all.has(name)) all.set(name, value);
  return all;
};
const mapOf = (state, layers) => {
  const now = layers.map((layer) => new Map(layer));
  now.forEach((copy, index) => {
    state.types.set(copy, new Map(state.types.get(layers[index])));
  });
  return javaMap(visible(now), state.longs, (name) => typed(state, holding(now, name), name));
};

/** The methods that `execution` and `task` share (org.camunda.bpm.engine.delegate.VariableScope). */
export const variableMethods = {
  getVariableScopeKey() {
    return stateOf(this).target === 'task' ? 'task' : 'execution';
  },
  getVariable(name) {
    const { layers, longs } = stateOf(this);
    return read(holding(layers, `${name}`), `${name}`, longs);
  },
  getVariableLocal(name) {
    const { layers, longs } = stateOf(this);
    return read(layers[0], `${name}`, longs);
  },
  getVariableTyped(name) {
    const state = stateOf(this);
    return typed(state, holding(state.layers, `${name}`), `${name}`);
  },
  getVariableLocalTyped(name) {
    const state = stateOf(this);
    return typed(state, state.layers[0], `${name}`);
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
    const state = stateOf(this);
    return mapOf(state, state.layers);
  },
  getVariablesLocal() {
    const state = stateOf(this);
    return mapOf(state, state.layers.slice(0, 1));
  },
  getVariablesTyped() {
    return this.getVariables();
  },
  getVariablesLocalTyped() {
    return this.getVariablesLocal();
  },
  getVariableNames() {
    return javaSet([...visible(stateOf(this).layers).keys()]);
  },
  getVariableNamesLocal() {
    return javaSet([...stateOf(this).layers[0].keys()]);
  },
  setVariable(name, value, ...where) {
    const state = stateOf(this);
    const key = `${name}`;
    const encoded = encode(value, state.longs);
    // What a boolean there is for is Camunda's own business.
    if (where.length > 0 && typeof where[0] !== 'boolean') {
      setAt(state, key, encoded, textOrNull(where[0]));
      return;
    }
    note(state, 'setVariable', key, encoded);
    put(state, holding(state.layers, key) ?? state.layers[state.layers.length - 1], key, encoded);
  },
  setVariableLocal(name, value) {
    const state = stateOf(this);
    const key = `${name}`;
    const encoded = encode(value, state.longs);
    note(state, 'setVariableLocal', key, encoded);
    put(state, state.layers[0], key, encoded);
  },
  setVariables(map) {
    for (const [name, value] of entriesIn(map)) this.setVariable(name, value);
  },
  setVariablesLocal(map) {
    for (const [name, value] of entriesIn(map)) this.setVariableLocal(name, value);
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
  removeVariables(...names) {
    if (names.length === 0) this.removeVariablesLocal();
    else for (const name of namesIn(names[0])) this.removeVariable(name);
  },
  removeVariablesLocal(...names) {
    if (names.length > 0) {
      for (const name of namesIn(names[0])) this.removeVariableLocal(name);
      return;
    }
    const state = stateOf(this);
    note(state, 'removeVariablesLocal');
    state.layers[0].clear();
  },
};

/** Local to the scope of an activity. The engine refuses what is none around here, when it applies it. */
const setAt = (state, name, encoded, activityId) => {
  if (state.target === 'task')
    throw new TypeError('no applicable overload found: a task has no setVariable of an activity');
  note(state, 'setVariable', name, encoded, activityId);
  const layer = state.activities?.get(activityId);
  if (layer) put(state, layer, name, encoded);
};
