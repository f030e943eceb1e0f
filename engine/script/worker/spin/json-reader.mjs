// Reads JSON as Jackson does: strictly, but for what follows the first value.
import { DEPTH, JsonNumber, wholeNumber } from './json-type.mjs';
import { failure } from './spin-error.mjs';

/** The first value of a text; what follows it does not count, as for Jackson. Throws `failure.unreadable`. */
export const parse = (text) => new Reader(text).read();

// biome-ignore lint/suspicious/noControlCharactersInRegex: a text of JSON must not have them
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const BLANK = /[ \t\r\n]*/y;
const WORD = /[\p{L}\p{N}_$]+/uy;
/** The longest number that Jackson reads. */
const DIGITS = 1000;

const UNICODE = /[0-9a-fA-F]{4}/y;
const ESCAPES = new Map([
  ...['"', '\\', '/'].map((character) => [character, character]),
  ...Object.entries({ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }),
]);
const WORDS = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

class Reader {
  #text;
  #place = 0;

  constructor(text) {
    this.#text = text;
  }

  read() {
    const value = this.#value(0);
    const isNumber = JsonNumber.is(value);
    // A number ends with the text or with a blank, or it was none.
    if (isNumber && this.#place < this.#text.length && this.#take(BLANK) === '')
      throw failure.unreadable();
    return value;
  }

  #value(depth) {
    if (depth > DEPTH) throw failure.unreadable();
    this.#take(BLANK);
    switch (this.#text[this.#place]) {
      case '{':
        return this.#object(depth + 1);
      case '[':
        return this.#array(depth + 1);
      case '"':
        return this.#string();
      default: {
        const word = this.#word();
        return word === undefined ? this.#number() : word;
      }
    }
  }

  #object(depth) {
    const object = new Map();
    this.#place++;
    if (this.#next('}')) return object;
    do {
      this.#take(BLANK);
      if (this.#text[this.#place] !== '"') throw failure.unreadable();
      const name = this.#string();
      this.#expect(':');
      object.set(name, this.#value(depth));
    } while (this.#next(','));
    this.#expect('}');
    return object;
  }

  #array(depth) {
    const array = [];
    this.#place++;
    if (this.#next(']')) return array;
    do array.push(this.#value(depth));
    while (this.#next(','));
    this.#expect(']');
    return array;
  }

  #string() {
    this.#place++;
    let string = '';
    for (;;) {
      string += this.#take(PLAIN);
      const end = this.#text[this.#place++];
      if (end === '"') return string;
      if (end !== '\\') throw failure.unreadable();
      string += this.#escaped();
    }
  }

  #escaped() {
    const character = this.#text[this.#place++];
    if (character !== 'u') {
      if (!ESCAPES.has(character)) throw failure.unreadable();
      return ESCAPES.get(character);
    }
    const code = this.#take(UNICODE);
    if (code === '') throw failure.unreadable();
    return String.fromCharCode(Number.parseInt(code, 16));
  }

  /** true, false or null; undefined where there is a number. */
  #word() {
    const start = this.#place;
    const word = this.#take(WORD);
    if (WORDS.has(word)) return WORDS.get(word);
    this.#place = start;
    return undefined;
  }

  #number() {
    NUMBER.lastIndex = this.#place;
    const found = NUMBER.exec(this.#text);
    if (found === null || found[0].length > DIGITS) throw failure.unreadable();
    const [text, fraction, exponent] = found;
    this.#place += text.length;
    return fraction === undefined && exponent === undefined
      ? wholeNumber(text)
      : new JsonNumber('Double', Number(text));
  }

  #take(pattern) {
    pattern.lastIndex = this.#place;
    const taken = pattern.exec(this.#text)?.[0] ?? '';
    this.#place += taken.length;
    return taken;
  }

  #next(character) {
    this.#take(BLANK);
    if (this.#text[this.#place] !== character) return false;
    this.#place++;
    return true;
  }

  #expect(character) {
    if (!this.#next(character)) throw failure.unreadable();
  }
}
