// `execution` and `task` as scripts see them: a copy of what the engine sent. Reads see the script's own writes, and
// each write is noted for the engine, which applies them in order when the script has ended.
import { javaSet, namesIn } from './java-collections.mjs';
import { capital, incidentObject, linkObject } from './java-objects.mjs';
import { keepState, note, State, stateOf, textOrNull } from './scope-state.mjs';
import { variableMethods } from './scope-variables.mjs';
import { decode, encode } from './value.mjs';

/* global harden */

/**
 * The object that a script gets (see ../request.ts). `writes` takes [target, method, ...arguments] of every change.
 * Layers are the variables of the scope and of those around it, the innermost first, as Maps of encoded values.
 */
export const scopeOf = (request, { writes, longs }) => {
  const run = { writes, longs, types: new Map(), incidents: [...(request.incidentIds ?? [])] };
  run.now = request.now;
  const layersOf = (layers) => layers.map((layer) => layerOf(layer, run.types));
  const layers = layersOf(request.layers);
  const { superExecution, processInstance, candidates } = request;
  run.superExecution =
    superExecution &&
    scopeObject('superExecution', superExecution.properties, layersOf(superExecution.layers), run);
  run.processInstance =
    processInstance && scopeObject('processInstance', processInstance, layers.slice(-1), run);
  const activities = new Map(request.activities?.map(([id, index]) => [id, layers[index]]));
  if (request.name === 'execution')
    return scopeObject('execution', request.properties, layers, run, { activities });
  const around =
    request.execution &&
    scopeObject('execution', request.execution, layers.slice(1), run, { activities });
  return scopeObject('task', request.properties, layers, run, { around, candidates });
};

const scopeObject = (target, properties, layers, run, more) => {
  const object = Object.create(prototypeOf(target, properties));
  keepState(object, new State(run, target, layers, properties, more));
  return Object.freeze(object);
};

/** Entries may have the type of the value beside it: all or none. */
const layerOf = (entries, types) => {
  const layer = new Map(entries);
  if (entries[0]?.length > 2)
    types.set(layer, new Map(entries.map(([name, , type]) => [name, type])));
  return layer;
};

/** Beside the shared ones (DelegateExecution). */
const ofExecutions = {
  getProcessInstance() {
    const { target, values, run } = stateOf(this);
    if (target === 'superExecution') throw new TypeError(UNKNOWN);
    return values.get('parentId') === null ? this : (run.processInstance ?? null);
  },
  getSuperExecution() {
    const { target, values, run } = stateOf(this);
    if (target === 'superExecution') throw new TypeError(UNKNOWN);
    return values.get('parentId') === null ? (run.superExecution ?? null) : null;
  },
  createIncident(...args) {
    const state = stateOf(this);
    if (args.length < 2 || args.length > 3)
      throw new TypeError(`Arity error - expected: 2-3 actual: ${args.length}`);
    const { values, incidents } = state;
    if (incidents.length === 0) throw new RangeError('The script creates too many incidents');
    const [incidentType, configuration, incidentMessage = null] = args.map(textOrNull);
    note(state, 'createIncident', incidentType, configuration, incidentMessage);
    const id = incidents.shift();
    return incidentObject({
      id,
      causeIncidentId: id,
      rootCauseIncidentId: id,
      incidentTimestamp: new Date(state.now),
      incidentType,
      configuration,
      incidentMessage,
      executionId: values.get('id'),
      activityId: values.get('currentActivityId'),
      processInstanceId: values.get('processInstanceId'),
      processDefinitionId: values.get('processDefinitionId'),
      tenantId: values.get('tenantId'),
    });
  },
  resolveIncident(id) {
    note(stateOf(this), 'resolveIncident', textOrNull(id));
  },
};

const UNKNOWN =
  'Of the calling execution, a script sees neither its process instance nor its caller';

/** Beside the shared ones (DelegateTask). */
const ofTasks = {
  getExecution() {
    return stateOf(this).around ?? null;
  },
  getCaseExecution() {
    return null;
  },
  getCandidates() {
    const { candidates = [] } = stateOf(this);
    return javaSet(candidates.map(linkObject));
  },
  addCandidateUsers(users) {
    for (const id of someNames(users)) this.addCandidateUser(id);
  },
  addCandidateGroups(groups) {
    for (const id of someNames(groups)) this.addCandidateGroup(id);
  },
  complete() {
    const state = stateOf(this);
    note(state, 'complete');
    state.values.set('taskState', 'Completed');
  },
};

const someNames = (collection) => {
  if (collection === null || collection === undefined)
    throw new TypeError('Cannot invoke "java.util.Collection.iterator()" of null');
  return namesIn(collection);
};

for (const [who, property] of [
  ['User', 'userId'],
  ['Group', 'groupId'],
]) {
  const link = (state, method, type, ...args) => {
    note(state, method, ...args);
    // Those that are taken away are seen until the command has ended.
    if (method.startsWith('add') && type === 'candidate')
      state.candidates?.push({ type, [property]: args[0], taskId: state.values.get('id') });
  };
  for (const verb of ['add', 'delete']) {
    const candidate = `${verb}Candidate${who}`;
    ofTasks[candidate] = function candidateLink(id) {
      link(stateOf(this), candidate, 'candidate', textOrNull(id));
    };
    const identity = `${verb}${who}IdentityLink`;
    ofTasks[identity] = function identityLink(id, type) {
      link(stateOf(this), identity, textOrNull(type), textOrNull(id), textOrNull(type));
    };
  }
}

const prototypes = new Map();

/** The shared methods, a getter for each property, and what can be set. */
const prototypeOf = (target, properties) => {
  const known = prototypes.get(target);
  if (known) return known;
  const prototype = { ...variableMethods, ...(target === 'task' ? ofTasks : ofExecutions) };
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
  prototypes.set(target, harden(prototype));
  return prototype;
};

const TASK_SETTERS = [
  'name',
  'description',
  'priority',
  'assignee',
  'owner',
  'dueDate',
  'followUpDate',
];
