// What any activity may have beside its kind: asynchronous continuations, mappings, listeners, several instances.
// It is drawn as the plain object `extras` of a node; the shrinker takes away its keys one by one.
import { multi } from '../bpmn.mjs';

const count = (name) => `var n = execution.getVariable('${name}'); execution.setVariable('${name}', n == null ? 1 : n + 1)`;
const trace = (word) => `var s = execution.getVariable('trace'); execution.setVariable('trace', (s == null ? '' : s + ' ') + '${word}')`;

/** Asynchronous continuations, in every combination. */
export const drawAsync = ({ d }, { after = true } = {}) => ({
  ...(d.chance(0.1) ? { asyncBefore: true } : {}),
  ...(after && d.chance(0.08) ? { asyncAfter: true } : {}),
});

/** A listener that counts in the process, notes the order, or sets a variable of its own scope. */
const drawListener = ({ d }, id, events) => {
  const event = d.pick(events);
  return d.pick([
    { event, script: count(`${event}_${id}`) },
    { event, script: count(`${event}_${id}`) },
    { event, script: trace(`${event}_${id}`) },
    { event, expression: `\${execution.setVariableLocal('local_${id}', ${d.upTo(9)})}` },
  ]);
};
export const drawListeners = (c, id, events = ['start', 'end']) => (c.d.chance(0.12) ? { listeners: [drawListener(c, id, events)] } : {});

const drawMappings = ({ d }, id) => ({
  ...(d.chance(0.1) ? { inputs: { [`in_${id}`]: d.pick([`\${x}`, String(d.upTo(9)), `\${execution.getVariable('y')}`]) } } : {}),
  ...(d.chance(0.1) ? { outputs: d.pick([{ [`out_${id}`]: `\${execution.getVariable('x')}` }, { y: String(d.upTo(4)) }, { z: `\${execution.getVariable('z')}` }]) } : {}),
});

/** Several instances of an activity. A sequential body is as likely as a parallel one; a list is made just before. */
export const drawMulti = ({ d }, p = 0.12) => {
  if (!d.chance(p)) return {};
  return {
    multi: {
      sequential: d.chance(0.45),
      ...(d.chance(0.35) ? { collection: 'list', elementVariable: 'item' } : { cardinality: d.chance(0.1) ? 0 : 2 + d.upTo(2) }),
      ...(d.chance(0.25) ? { condition: d.pick(['${nrOfCompletedInstances == 1}', '${nrOfCompletedInstances == 2}', '${x > 2}']) } : {}),
      ...(d.chance(0.12) ? { asyncBefore: true } : {}),
      ...(d.chance(0.08) ? { asyncAfter: true } : {}),
    },
  };
};

/** All of it, for a task or a subprocess. */
export const drawExtras = (c, id, { several = 0.12 } = {}) => {
  const extras = { ...drawAsync(c), ...drawMappings(c, id), ...drawListeners(c, id), ...drawMulti(c, several) };
  if (extras.multi) delete extras.outputs; // Camunda refuses them there
  return extras;
};

/** The options that bpmn.mjs understands. */
export const options = ({ extras = {} }) => ({
  asyncBefore: extras.asyncBefore,
  asyncAfter: extras.asyncAfter,
  inputs: extras.inputs,
  outputs: extras.outputs,
  listeners: extras.listeners,
  taskListeners: extras.taskListeners,
  multi: extras.multi && multi(extras.multi),
});

export const drawTaskListeners = ({ d }, id) =>
  d.chance(0.1) ? { taskListeners: [{ event: d.pick(['create', 'complete', 'delete']), expression: `\${task.setVariable('task_${id}', ${d.upTo(9)})}` }] } : {};

/** A condition on one of the variables, which fails where it is unknown, or does not. */
export const drawCondition = ({ d }) => {
  const name = d.pick(['x', 'x', 'y', 'z']);
  return d.chance(0.6) ? `\${${name} > ${d.upTo(3)}}` : `\${execution.getVariable('${name}') > ${d.upTo(3)}}`;
};
