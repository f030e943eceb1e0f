// One script, of which the next one sees nothing.
import { bpmnErrorOf } from './bpmn-error.mjs';
import { clean, compartmentFor } from './compartment.mjs';
import { scopeObject } from './scope.mjs';
import { decode, define, encode } from './value.mjs';

/**
 * Evaluates a request of ../request.ts. Answers { result } or { error } or { bpmnError }, and the script's `writes` up to
 * then. A promise is waited for. Never throws for anything that a script does.
 */
export const evaluate = async (request) => {
  const writes = [];
  const longs = new Map();
  const names = request.layers.flat().map(([key]) => key);
  const compartment = compartmentFor(request.source, names);
  try {
    prepare(compartment.globalThis, request, writes, longs);
    const result = compartment.evaluate(request.source);
    const settled = result instanceof Promise ? await result : result;
    return { result: resultOf(settled, longs), writes: [...writes] };
  } catch (thrown) {
    const bpmnError = bpmnErrorOf(thrown);
    return { ...(bpmnError ? { bpmnError } : { error: describe(thrown) }), writes: [...writes] };
  } finally {
    clean(compartment.globalThis);
  }
};

const prepare = (globals, { source, name, layers, properties, execution }, writes, longs) => {
  const maps = layers.map((layer) => new Map(layer));
  Object.setPrototypeOf(globals, unknownNames(source));
  for (const layer of [...layers].reverse())
    for (const [key, value] of layer) define(globals, key, decode(value, longs));
  const around =
    execution && scopeObject('execution', execution, { layers: maps.slice(1), writes, longs });
  define(globals, name, scopeObject(name, properties, { layers: maps, writes, longs, around }));
};

/**
 * SES reads a name that nobody has declared as undefined, and in strict mode such a name cannot be assigned. Scripts of
 * Camunda are sloppy: reading fails, assigning makes a global. Looking a name up is `has`, then `get`; `get` alone is
 * `globalThis.name`, which does not fail, nor does `typeof name`.
 */
const unknownNames = (source) => {
  const asked = new Set([...source.matchAll(TYPE_OF)].map(([, name]) => name));
  let lookedUp;
  return new Proxy(
    {},
    {
      has(target, key) {
        if (typeof key === 'symbol') return Reflect.has(target, key);
        lookedUp = key;
        return true;
      },
      get(target, key, receiver) {
        const found = lookedUp === key && !asked.has(key) && !Reflect.has(target, key);
        if (typeof key !== 'symbol') lookedUp = undefined;
        if (found) throw new ReferenceError(`${key} is not defined`);
        return Reflect.get(target, key, receiver);
      },
      set: (_target, key, value, receiver) =>
        Reflect.defineProperty(receiver, key, {
          value,
          writable: true,
          enumerable: true,
          configurable: true,
        }),
    },
  );
};

const TYPE_OF = /\btypeof\s*\(?\s*([A-Za-z_$][\w$]*)/g;

/** A function or symbol is no value of a process: a script that ends with one has no result. */
const resultOf = (value, longs) =>
  typeof value === 'function' || typeof value === 'symbol' ? null : encode(value, longs);

const LONGEST = 2000;

/** What was thrown, as GraalJS words it. The script may have made that object to do harm when it is looked at. */
const describe = (thrown) => {
  try {
    if (typeof thrown !== 'object' || thrown === null) return String(thrown).slice(0, LONGEST);
    if (!(thrown instanceof Error)) return 'Object';
    return `${String(thrown.name)}: ${asGraal(String(thrown.message))}`.slice(0, LONGEST);
  } catch {
    return 'Error';
  }
};

const asGraal = (message) =>
  message.replace(
    /^Cannot (read|set) properties of (null|undefined) \((?:reading|setting) ('.*')\)$/,
    'Cannot $1 property $3 of $2',
  );
