import { coerceToBoolean, coerceToDouble, coerceToLong, coerceToString } from './coerce.ts';
import { classCast, elException } from './java-exception.ts';
import {
  classNameOf,
  fromJavaScript,
  isMap,
  JavaArray,
  JavaCharacter,
  JavaClass,
  type JavaMap,
  JavaNumber,
} from './java-value.ts';

/**
 * EL's comparisons (JUEL's BooleanOperations): null equals only null, and is neither less nor
 * greater.
 */
export const comparisons = {
  '==': (left: unknown, right: unknown): boolean => areEqual(left, right),
  '!=': (left: unknown, right: unknown): boolean => !areEqual(left, right),
  '<': (left: unknown, right: unknown): boolean =>
    left !== right && left !== null && right !== null && isLess(left, right),
  '>': (left: unknown, right: unknown): boolean =>
    left !== right && left !== null && right !== null && isGreater(left, right),
  '<=': (left: unknown, right: unknown): boolean =>
    left === right || (left !== null && right !== null && !isGreater(left, right)),
  '>=': (left: unknown, right: unknown): boolean =>
    left === right || (left !== null && right !== null && !isLess(left, right)),
};

/** EL's `empty`: null, the empty text, and arrays, lists, sets and maps with nothing in them. */
export const isEmpty = (value: unknown): boolean => {
  if (value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  if (value instanceof Set) return value.size === 0;
  if (isMap(value)) return mapSize(value) === 0;
  return arrayLength(value) === 0;
};

export const mapSize = (map: JavaMap): number =>
  map instanceof Map ? map.size : Object.keys(map).length;

const arrayLength = (value: unknown): number =>
  value instanceof JavaArray ? value.items.length : 1;

const isDouble = (value: unknown): boolean =>
  value instanceof JavaNumber && value.kind === 'Double';

const areEqual = (left: unknown, right: unknown): boolean => {
  if (left === right) return true;
  if (left === null || right === null) return false;
  if (isDouble(left) || isDouble(right))
    return Object.is(coerceToDouble(left), coerceToDouble(right));
  if (left instanceof JavaNumber || right instanceof JavaNumber)
    return coerceToLong(left) === coerceToLong(right);
  if (typeof left === 'boolean' || typeof right === 'boolean')
    return coerceToBoolean(left) === coerceToBoolean(right);
  if (typeof left === 'string' || typeof right === 'string')
    return coerceToString(left) === coerceToString(right);
  return javaEquals(left, right);
};

const isLess = (left: unknown, right: unknown): boolean => {
  if (isDouble(left) || isDouble(right)) return coerceToDouble(left) < coerceToDouble(right);
  if (left instanceof JavaNumber || right instanceof JavaNumber)
    return coerceToLong(left) < coerceToLong(right);
  if (typeof left === 'string' || typeof right === 'string')
    return coerceToString(left) < coerceToString(right);
  return compareOrdered(left, right) < 0;
};

const isGreater = (left: unknown, right: unknown): boolean => {
  if (isDouble(left) || isDouble(right)) return coerceToDouble(left) > coerceToDouble(right);
  if (left instanceof JavaNumber || right instanceof JavaNumber)
    return coerceToLong(left) > coerceToLong(right);
  if (typeof left === 'string' || typeof right === 'string')
    return coerceToString(left) > coerceToString(right);
  return compareOrdered(left, right) > 0;
};

/**
 * What Comparable.compareTo says of values that are neither numbers nor texts: of one class, or it
 * fails.
 */
const compareOrdered = (left: unknown, right: unknown): number => {
  const [a, b] = [orderOf(left), orderOf(right)];
  const [leftClass, rightClass] = [classNameOf(left), classNameOf(right)];
  if (a !== undefined && b !== undefined && leftClass === rightClass) return compare(a, b);
  if (a !== undefined) throw classCast(rightClass, leftClass);
  if (b !== undefined) throw classCast(leftClass, rightClass);
  throw elException(`Cannot compare 'class ${leftClass}' and 'class ${rightClass}'`);
};

/** By what a Comparable value is ordered, undefined for one that is none. */
const orderOf = (value: unknown): number | string | undefined => {
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Date) return value.getTime();
  return value instanceof JavaCharacter ? value.value : undefined;
};

/** -1, 0 or 1 */
export const compare = (left: number | string | bigint, right: number | string | bigint): number =>
  left < right ? -1 : left > right ? 1 : 0;

/**
 * Java's equals: an Integer and a Long are never equal, lists and maps are where their elements
 * are.
 */
export const javaEquals = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  const [left, right] = [fromJavaScript(one), fromJavaScript(other)];
  if (left instanceof JavaNumber && right instanceof JavaNumber) {
    return left.kind === right.kind && Object.is(left.value, right.value);
  }
  if (left instanceof Date && right instanceof Date) return left.getTime() === right.getTime();
  if (left instanceof JavaCharacter && right instanceof JavaCharacter)
    return left.value === right.value;
  if (left instanceof JavaClass && right instanceof JavaClass) return left.name === right.name;
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      left.length === right.length &&
      left.every((element, index) => javaEquals(element, right[index]))
    );
  }
  if (left instanceof Set && right instanceof Set) {
    const others = [...right];
    return (
      left.size === right.size &&
      [...left].every((element) => others.some((o) => javaEquals(element, o)))
    );
  }
  return isMap(left) && isMap(right) && equalMaps(left, right);
};

const equalMaps = (left: JavaMap, right: JavaMap): boolean => {
  const others = new Map(entriesOf(right));
  const entries = entriesOf(left);
  return (
    entries.length === others.size &&
    entries.every(([key, value]) => others.has(key) && javaEquals(value, others.get(key)))
  );
};

export const entriesOf = (map: JavaMap): [unknown, unknown][] =>
  map instanceof Map ? [...map] : Object.entries(map);
