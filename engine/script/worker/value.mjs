// Values on their way to and from the engine, as JSON. What JSON has no word for is an array of a tag and
// its content: ["d", milliseconds] a Date, ["l", [...]] a list, ["m", [[key, value], ...]] a map,
// ["b", base64] bytes, ["L", digits] a Long beyond 32 bits, ["n", text] NaN, an infinity or -0.
// ["j", text] a JSON node of Spin's. ../wire.ts is the engine's side of it.

import { JsonNode, json, treeOf } from './spin/json-node.mjs';
import { write } from './spin/json-writer.mjs';

/** More parts than that, or deeper, is refused here already; the engine checks again. */
const PARTS = 100_000;
const DEPTH = 64;
const CHARACTERS = 1_000_000;

/** A value of the engine as scripts see it. `longs` collects the Longs whose JavaScript number is not the whole truth. */
export const decode = (value, longs) => {
  if (!Array.isArray(value)) return value;
  const [tag, content] = value;
  switch (tag) {
    case 'd':
      return new Date(content ?? Number.NaN);
    case 'l':
      return content.map((each) => decode(each, longs));
    case 'm': {
      const object = {};
      for (const [key, each] of content) define(object, key, decode(each, longs));
      return object;
    }
    case 'b':
      return new Uint8Array(Buffer.from(content, 'base64'));
    case 'j':
      return json(content);
    case 'L': {
      longs.set(Number(content), content);
      return Number(content);
    }
    default:
      return Number(content);
  }
};

const tooManyParts = () => new RangeError('A value of the script has too many parts');

/** Sets an own property, also one that is called `__proto__`; what is fixed, as `undefined` among globals, stays. */
export const define = (object, key, value) =>
  Reflect.defineProperty(object, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });

/** What objects of the engine's stand for, in this form. */
export const encodings = new WeakMap();

/** A value of a script for the engine. Runs getters and proxies of the script, and throws what they throw. */
export const encode = (value, longs) => {
  let parts = 0;
  let characters = 0;
  const text = (each) => {
    characters += each.length;
    if (characters > CHARACTERS) throw new RangeError('A value of the script is too large');
    return each;
  };
  const walk = (each, depth) => {
    if (++parts > PARTS) throw tooManyParts();
    if (depth > DEPTH) throw new RangeError('A value of the script is too deep');
    switch (typeof each) {
      case 'string':
        return text(each);
      case 'boolean':
        return each;
      case 'number':
        if (longs.has(each)) return ['L', longs.get(each)];
        return Number.isFinite(each) && !Object.is(each, -0)
          ? each
          : ['n', Object.is(each, -0) ? '-0' : `${each}`];
      case 'bigint':
        return ['L', text(`${BigInt.asIntN(64, each)}`)];
      case 'object':
        if (encodings.has(each)) return encodings.get(each);
        return each === null ? null : object(each, depth + 1);
      case 'undefined':
        return null;
      default:
        throw new TypeError(`Cannot find serializer for value of type ${typeof each}`);
    }
  };
  const object = (each, depth) => {
    if (JsonNode.is(each)) return ['j', text(write(treeOf(each)))];
    if (isDate(each)) return ['d', timeOf(each)];
    if (isBytes(each)) return ['b', text(base64(each))];
    if (Array.isArray(each)) {
      const items = [];
      const { length } = each;
      for (let index = 0; index < length; index++) items.push(walk(each[index], depth));
      return ['l', items];
    }
    if (each instanceof Set) return ['l', [...each].map((item) => walk(item, depth))];
    if (each instanceof Map)
      return ['m', [...each].map(([key, item]) => [text(String(key)), walk(item, depth)])];
    const keys = Object.keys(each);
    if (keys.length > PARTS) throw tooManyParts();
    return ['m', keys.map((key) => [text(key), walk(each[key], depth)])];
  };
  return walk(value, 0);
};

const { getTime } = Date.prototype;

const timeOf = (date) => {
  const time = getTime.call(date);
  if (Number.isNaN(time)) throw new RangeError('Invalid time value');
  return time;
};

const isDate = (value) => {
  try {
    getTime.call(value);
    return true;
  } catch {
    return false;
  }
};

const typeOfArray = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype),
  Symbol.toStringTag,
).get;

/** Whether it is a Uint8Array, and not only looks so: Node would ask what only looks so, and hand it functions of its own. */
export const isBytes = (value) => typeOfArray.call(value) === 'Uint8Array';

/** The bytes of a Uint8Array as they are, whatever it says of itself. */
export const base64 = (bytes) => Buffer.from(new Uint8Array(bytes)).toString('base64');
