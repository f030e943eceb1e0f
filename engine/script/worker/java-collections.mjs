// Collections as scripts get them from the engine: JavaScript's own, with the methods of Java's beside.
import { decode, define } from './value.mjs';

const hidden = (object, methods) => {
  for (const [name, value] of Object.entries(methods))
    Object.defineProperty(object, name, { value, enumerable: false });
  return object;
};

/** Entries as properties, and the methods of a java.util.Map; `typed` answers a value with its type. */
export const javaMap = (variables, longs, typed) => {
  const object = {};
  for (const [name, value] of variables) define(object, name, decode(value, longs));
  const has = (name) => Object.hasOwn(object, `${name}`) && variables.has(`${name}`);
  return hidden(object, {
    get: (name) => (has(name) ? object[`${name}`] : null),
    getValueTyped: (name) => (has(name) ? typed(`${name}`) : null),
    containsKey: has,
    keySet: () => javaSet([...variables.keys()]),
    values: () => javaSet(Object.values(object)),
    size: () => variables.size,
    isEmpty: () => variables.size === 0,
  });
};

/** An array with the methods of a java.util.Set. */
export const javaSet = (items) =>
  hidden([...items], {
    contains: (item) => items.includes(item),
    size: () => items.length,
    isEmpty: () => items.length === 0,
  });

/** The names in a collection; null is none. */
export const namesIn = (collection) => {
  if (collection === null || collection === undefined) return [];
  if (!Array.isArray(collection) && !(collection instanceof Set))
    throw new TypeError('no applicable overload found: a collection of names is needed');
  return [...collection].map((name) => `${name}`);
};

/** The entries of a map or an object; null has none. */
export const entriesIn = (map) => {
  if (map === null || map === undefined) return [];
  if (typeof map !== 'object')
    throw new TypeError('no applicable overload found: a map of variables is needed');
  return map instanceof Map ? [...map] : Object.entries(map);
};
