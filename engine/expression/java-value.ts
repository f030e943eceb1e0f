import { JsonNode, JsonPathQuery } from '../script/worker/spin/json-node.mjs';
import { NODE } from '../script/worker/spin/spin-error.mjs';
import { isExpressionObject } from './expression.ts';
import { SortedMap } from './sorted-map.ts';
import { VariableMap } from './variable-map.ts';

/**
 * The values that expressions work on. Java's types are kept, because a variable that an expression
 * sets has the type of its result (`${a + b}` of two Integers is a Long):
 *
 *   null, string, boolean      themselves
 *   Integer Long Short Double  JavaNumber (Byte too, an element of bytes)
 *   java.util.Date             Date
 *   byte[]                     Uint8Array
 *   List, Set                  JavaScript's array and Set
 *   Map                        Map, or an object without prototype or with Object.prototype, of
 *                              which only its own properties count
 *   Character, Object[]        JavaCharacter, JavaArray: results of methods of strings
 *   Class, Joda's DateTime     JavaClass, JodaDateTime: results of getClass() and dateTime()
 *   Spin's nodes               JsonNode, JsonPathQuery (script/worker/spin): results of S() and JSON()
 *   an object of the engine    ExpressionObject
 */
export class JavaNumber {
  /**
   * A bigint only where a Long is beyond what a number holds exactly. Integers are within their
   * type's range.
   */
  constructor(
    readonly kind: NumberKind,
    readonly value: number | bigint,
  ) {}

  /** As a JavaScript number, for JSON and for rows: a Long beyond 2^53 loses its last digits. */
  toNumber(): number {
    return Number(this.value);
  }
}

export type NumberKind = 'Integer' | 'Long' | 'Short' | 'Byte' | 'Double';

/** A Java `char`: one UTF-16 unit. */
export class JavaCharacter {
  constructor(readonly value: string) {}
}

/** A Java array of objects, such as `split` answers: no List, so it has an index and no methods. */
export class JavaArray {
  constructor(
    readonly items: readonly unknown[],
    readonly elementClass = 'java.lang.Object',
  ) {}
}

/** What `getClass()` answers: a name and nothing more. */
export class JavaClass {
  constructor(readonly name: string) {}
}

/**
 * An org.joda.time.DateTime, which `dateTime()` answers: a moment, looked at in the time zone of
 * the process.
 */
export class JodaDateTime {
  constructor(readonly date: Date) {}
}

export const integer = (value: number): JavaNumber => new JavaNumber('Integer', value | 0);
export const short = (value: number): JavaNumber => new JavaNumber('Short', (value << 16) >> 16);
export const byte = (value: number): JavaNumber => new JavaNumber('Byte', (value << 24) >> 24);
export const double = (value: number): JavaNumber => new JavaNumber('Double', value);

/** A Long of a whole number: beyond 64 bits it wraps round, as in Java. */
export const long = (value: number | bigint): JavaNumber => {
  // "+ 0" makes the 0 that a Long has of a -0.
  if (typeof value === 'number' && Number.isSafeInteger(value))
    return new JavaNumber('Long', value + 0);
  const wrapped = BigInt.asIntN(64, BigInt(value));
  const near = Number(wrapped);
  return new JavaNumber('Long', Number.isSafeInteger(near) ? near : wrapped);
};

/**
 * A value from elsewhere (a context, a list, a map) as it counts in expressions: a JavaScript
 * number is an Integer where it is whole and has 32 bits, else a Double, the rule by which Camunda
 * takes numbers of scripts; a bigint is a Long.
 */
export const fromJavaScript = (value: unknown): unknown => {
  if (typeof value === 'object') return value;
  if (typeof value === 'number')
    return (value | 0) === value && !Object.is(value, -0) ? integer(value) : double(value);
  if (typeof value === 'bigint') return long(value);
  return value === undefined ? null : value;
};

/** The type that a variable with this value has in the REST API. */
export type JavaType =
  | Exclude<NumberKind, 'Byte'>
  | 'String'
  | 'Boolean'
  | 'Date'
  | 'Bytes'
  | 'Json'
  | 'Null'
  | 'Object';

/** Says as what a variable is stored; plain numbers count as fromJavaScript says. */
export const javaTypeOf = (value: unknown): JavaType => {
  if (value === null || value === undefined) return 'Null';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  const own = fromJavaScript(value);
  if (own instanceof JavaNumber) return own.kind === 'Byte' ? 'Object' : own.kind;
  if (own instanceof Date) return 'Date';
  if (own instanceof Uint8Array) return 'Bytes';
  return JsonNode.is(own) ? 'Json' : 'Object';
};

/** The name of a value's class, as error texts have it; `value` is not null. */
export const classNameOf = (value: unknown): string => {
  if (typeof value === 'string') return 'java.lang.String';
  if (typeof value === 'boolean') return 'java.lang.Boolean';
  if (value instanceof JavaNumber) return `java.lang.${value.kind}`;
  if (value instanceof Date) return 'java.util.Date';
  if (Array.isArray(value)) return 'java.util.ArrayList';
  if (value instanceof VariableMap) return 'org.camunda.bpm.engine.variable.impl.VariableMapImpl';
  if (value instanceof SortedMap) return 'java.util.TreeMap';
  if (isMap(value)) return 'java.util.LinkedHashMap';
  if (value instanceof Set) return 'java.util.LinkedHashSet';
  if (value instanceof JavaCharacter) return 'java.lang.Character';
  if (value instanceof JavaArray) return `[L${value.elementClass};`;
  if (value instanceof Uint8Array) return '[B';
  if (value instanceof JavaClass) return 'java.lang.Class';
  if (value instanceof JodaDateTime) return 'org.joda.time.DateTime';
  if (JsonNode.is(value)) return NODE;
  if (JsonPathQuery.is(value))
    return `${NODE.replace('JacksonJsonNode', 'query')}.JacksonJsonPathQuery`;
  return isExpressionObject(value) ? value.className : 'java.lang.Object';
};

export type JavaMap = Map<unknown, unknown> | Readonly<Record<string, unknown>>;

/** Whether a value counts as a Map. Instances of classes do not: nothing of them can be reached. */
export const isMap = (value: unknown): value is JavaMap => {
  if (value instanceof Map) return true;
  if (typeof value !== 'object' || value === null || isExpressionObject(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};
