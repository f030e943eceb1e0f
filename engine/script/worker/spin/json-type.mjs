// JSON as Jackson reads and writes it. A tree consists of Maps, arrays, texts, booleans, null and JsonNumbers; a Map
// has no prototype to reach or to spoil, so "__proto__" is a key like any other.

/**
 * A number with the type that Java has for it: Integer, Long, BigInteger, Float or Double. The value is a bigint where a
 * number would not hold it exactly.
 */
export class JsonNumber {
  #kind;
  #value;

  constructor(kind, value) {
    this.#kind = kind;
    this.#value = value;
  }

  get kind() {
    return this.#kind;
  }

  get value() {
    return this.#value;
  }

  static is(value) {
    return typeof value === 'object' && value !== null && #kind in value;
  }
}

/** The JsonNumber of a whole number, with the smallest of Java's types that holds it. */
export const wholeNumber = (value) => {
  const near = Number(value);
  if ((near | 0) === near) return new JsonNumber('Integer', near | 0);
  if (Number.isSafeInteger(near)) return new JsonNumber('Long', near);
  const exact = BigInt(value);
  return new JsonNumber(BigInt.asIntN(64, exact) === exact ? 'Long' : 'BigInteger', exact);
};

/** Jackson's name of a node's type (JsonNodeType). */
export const typeOf = (tree) => {
  if (tree === null) return 'NULL';
  if (typeof tree === 'string') return 'STRING';
  if (typeof tree === 'boolean') return 'BOOLEAN';
  if (Array.isArray(tree)) return 'ARRAY';
  return JsonNumber.is(tree) ? 'NUMBER' : 'OBJECT';
};

export const isObject = (tree) => typeOf(tree) === 'OBJECT';

/** How deep Jackson reads (StreamReadConstraints); nothing deeper is written or compared either. */
export const DEPTH = 1000;

/**
 * How many parts of a tree are written, compared or copied: a list may hold another one twice, and that one a third, so
 * that a small tree would outgrow every memory.
 */
export const PARTS = 1_000_000;
