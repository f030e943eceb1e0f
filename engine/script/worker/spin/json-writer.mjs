// Writes and compares trees as Jackson does, and copies them into JavaScript's own objects. A tree may hold the same list twice, and that one another twice, or itself:
// what is written or compared is bounded.
import { DEPTH, isObject, JsonNumber, PARTS } from './json-type.mjs';
import { failure } from './spin-error.mjs';

const CHARACTERS = 20_000_000;

/** The text of a tree, without blanks. */
export const write = (tree) => {
  const writer = new Writer();
  writer.write(tree, 0);
  return writer.text;
};

class Writer {
  text = '';
  #parts = 0;

  write(tree, depth) {
    if (++this.#parts > PARTS || depth > DEPTH || this.text.length > CHARACTERS)
      throw failure.unwritable();
    if (typeof tree === 'string') this.text += quoted(tree);
    else if (Array.isArray(tree)) this.#array(tree, depth + 1);
    else if (tree instanceof Map) this.#object(tree, depth + 1);
    else this.text += JsonNumber.is(tree) ? numberJson(tree) : String(tree);
  }

  #array(array, depth) {
    let separator = '[';
    for (const each of array) {
      this.text += separator;
      this.write(each, depth);
      separator = ',';
    }
    this.text += separator === '[' ? '[]' : ']';
  }

  #object(object, depth) {
    let separator = '{';
    for (const [name, each] of object) {
      this.text += `${separator}${quoted(name)}:`;
      this.write(each, depth);
      separator = ',';
    }
    this.text += separator === '{' ? '{}' : '}';
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON must escape
const ESCAPED = /["\\\u0000-\u001f]/g;
const SHORT = new Map(
  Object.entries({ '"': '"', '\\': '\\', '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't' }),
);

const quoted = (text) => `"${text.replace(ESCAPED, escaped)}"`;

const escaped = (character) => {
  const short = SHORT.get(character);
  if (short !== undefined) return `\\${short}`;
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
};

/** Jackson quotes what JSON has no number for. */
const numberJson = (number) => {
  const text = numberText(number);
  return Number.isFinite(Number(text)) ? text : `"${text}"`;
};

/** Java's text of a number. */
export const numberText = ({ kind, value }) => {
  if (kind === 'Float') return decimalText(shortestFloat(value));
  return kind === 'Double' ? decimalText(value) : String(value);
};

/** Double.toString */
const decimalText = (value) => {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  if (size >= 1e-3 && size < 1e7) return withPoint(String(value));
  const [digits, exponent] = value.toExponential().split('e');
  return `${withPoint(digits)}E${exponent.replace('+', '')}`;
};

const withPoint = (digits) => (digits.includes('.') ? digits : `${digits}.0`);

/** The number with the fewest digits that is the same float. */
export const shortestFloat = (value) => {
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
};

/** JsonNode.asText: nothing for what has parts. */
export const textOf = (tree) => {
  if (typeof tree === 'object' && tree !== null && !JsonNumber.is(tree)) return '';
  return JsonNumber.is(tree) ? numberText(tree) : String(tree);
};

/** JsonNode.equals: numbers of different types differ, the order of an object's properties does not matter. */
export const equal = (one, other) => new Comparison().equal(one, other, 0);

class Comparison {
  #parts = 0;

  equal(one, other, depth) {
    if (one === other) return true;
    if (++this.#parts > PARTS || depth > DEPTH) throw failure.unwritable();
    if (JsonNumber.is(one))
      return JsonNumber.is(other) && one.kind === other.kind && Object.is(one.value, other.value);
    if (Array.isArray(one)) {
      if (!Array.isArray(other) || one.length !== other.length) return false;
      return one.every((each, index) => this.equal(each, other[index], depth + 1));
    }
    if (!(one instanceof Map && other instanceof Map) || one.size !== other.size) return false;
    for (const [name, each] of one)
      if (!other.has(name) || !this.equal(each, other.get(name), depth + 1)) return false;
    return true;
  }
}

/** A tree as JavaScript has it; its objects have no prototype. */
export const plain = (tree) => {
  let parts = 0;
  const copy = (each, depth) => {
    if (++parts > PARTS || depth > DEPTH) throw failure.unwritable();
    if (JsonNumber.is(each)) return each.kind === 'Float' ? shortestFloat(each.value) : each.value;
    if (Array.isArray(each)) return each.map((inner) => copy(inner, depth + 1));
    if (!isObject(each)) return each;
    const object = Object.create(null);
    for (const [name, inner] of each) object[name] = copy(inner, depth + 1);
    return object;
  };
  return copy(tree, 0);
};
