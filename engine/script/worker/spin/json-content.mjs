// What becomes of a value that is made JSON.
import { DEPTH, JsonNumber, wholeNumber } from './json-type.mjs';
import { failure } from './spin-error.mjs';

/**
 * The tree of a value of JavaScript, or of the engine, which gives numbers as JsonNumbers. `known` answers the tree of
 * what has one already. Throws Spin's exception for what is none of JSON's.
 */
export const read = (value, known, depth = 0) => {
  if (depth > DEPTH) throw failure.unwritable();
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return numberOf(value);
    case 'bigint':
      return wholeNumber(value);
    case 'undefined':
      return null;
    case 'object':
      return value === null || JsonNumber.is(value) ? value : partsOf(value, known, depth + 1);
    default:
      throw failure.noNode(typeof value);
  }
};

const numberOf = (value) =>
  Number.isSafeInteger(value) && !Object.is(value, -0)
    ? wholeNumber(value)
    : new JsonNumber('Double', value);

/** Not the one of a subclass, which answers what it likes. */
const { getTime } = Date.prototype;

const partsOf = (value, known, depth) => {
  const tree = known(value);
  if (tree !== undefined) return tree;
  if (Array.isArray(value) || value instanceof Set)
    return Array.from(value, (each) => read(each, known, depth));
  if (value instanceof Date) return numberOf(getTime.call(value));
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return new Map(entries.map(([name, each]) => [String(name), read(each, known, depth)]));
};
