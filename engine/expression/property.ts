import { coerceToInteger, parseInteger } from './coerce.ts';
import { type ExpressionObject, isExpressionObject, noSuchMethod } from './expression.ts';
import { illegalArgument, invoking, numberFormat, propertyNotFound } from './java-exception.ts';
import { javaText } from './java-text.ts';
import {
  byte,
  classNameOf,
  fromJavaScript,
  isMap,
  JavaArray,
  JavaCharacter,
  JavaNumber,
} from './java-value.ts';
import { capitalized, getterOf } from './methods.ts';
import { valueOfKey } from './value-of-key.ts';

/**
 * A property of a value, neither of them null: an element of a list or an array by its index, the
 * value of a map's key, or what a getter answers, as EL's resolvers find it. Nothing that
 * JavaScript knows of the value is ever looked at.
 */
export const propertyOf = (base: unknown, key: unknown): unknown => {
  if (Array.isArray(base)) return elementOf(base, key);
  if (isMap(base)) return fromJavaScript(valueOfKey(base, key));
  if (base instanceof JavaArray) return elementOf(base.items, key);
  if (base instanceof Uint8Array) return byteOf(base, key);
  const name = javaText(key);
  const value = invoking(() =>
    isExpressionObject(base) ? engineProperty(base, name) : getterOf(base, name)?.(),
  );
  if (value === undefined) {
    throw propertyNotFound(
      `The class '${classNameOf(base)}' does not have the property '${name}'.`,
    );
  }
  return fromJavaScript(value);
};

const elementOf = (elements: readonly unknown[], key: unknown): unknown => {
  const element = elements[indexOf(key)];
  return element === undefined ? null : fromJavaScript(element);
};

const byteOf = (bytes: Uint8Array, key: unknown): unknown => {
  const value = bytes[indexOf(key)];
  return value === undefined ? null : byte(value);
};

/** ListELResolver.toInteger */
const indexOf = (key: unknown): number => {
  if (key instanceof JavaNumber || key instanceof JavaCharacter) return coerceToInteger(key);
  if (typeof key !== 'string') throw illegalArgument(null);
  const index = parseInteger(key);
  if (index === undefined) throw numberFormat(key);
  return index;
};

const engineProperty = (base: ExpressionObject, name: string): unknown => {
  const value = base.property(name);
  if (value !== undefined) return value;
  for (const prefix of ['get', 'is']) {
    const answer = base.invoke(prefix + capitalized(name), []);
    if (answer !== noSuchMethod) return answer === undefined ? null : answer;
  }
  return getterOf(base, name)?.();
};
