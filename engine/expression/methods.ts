import { JsonNode, JsonPathQuery } from '../script/worker/spin/json-node.mjs';
import { javaEquals } from './comparison.ts';
import { isExpressionObject } from './expression.ts';
import { javaText } from './java-text.ts';
import { classNameOf, isMap, JavaClass, JavaNumber, JodaDateTime } from './java-value.ts';
import { collectionMethods, listMethods, mapMethods } from './methods-of-collections.ts';
import { dateMethods } from './methods-of-dates.ts';
import { jodaMethods } from './methods-of-joda.ts';
import { jsonMethods, jsonPathMethods } from './methods-of-json.ts';
import {
  booleanMethods,
  doubleMethods,
  integerMethods,
  longMethods,
  shortMethods,
} from './methods-of-numbers.ts';
import { stringMethods } from './methods-of-strings.ts';
import { declareMethods, extendMethods, type Methods } from './signature.ts';
import { VariableMap } from './variable-map.ts';

/**
 * The methods that can be called on a value: a closed list, those of Java's classes that make sense
 * without Java. Nothing that JavaScript knows of a value can be called.
 */
export const methodsOf = (value: unknown): Methods => {
  if (typeof value === 'string') return methods.string;
  if (typeof value === 'boolean') return methods.boolean;
  if (value instanceof JavaNumber) return methods[value.kind];
  if (value instanceof Date) return methods.date;
  if (Array.isArray(value)) return methods.list;
  if (value instanceof Set) return methods.set;
  if (value instanceof JodaDateTime) return methods.joda;
  if (value instanceof JavaClass) return methods.class;
  if (JsonNode.is(value)) return methods.json;
  if (JsonPathQuery.is(value)) return methods.jsonPath;
  if (value instanceof VariableMap) return methods.variableMap;
  if (isExpressionObject(value)) return value.methods ?? objectMethods;
  return isMap(value) ? methods.map : objectMethods;
};

/** What a bean property asks: `getX()`, or `isX()`; undefined where there is neither. */
export const getterOf = (base: unknown, name: string): (() => unknown) | undefined => {
  const all = methodsOf(base);
  const candidates = [
    ...(all.get(`get${capitalized(name)}`) ?? []),
    ...(all.get(`is${capitalized(name)}`) ?? []),
  ];
  const getter = candidates.find((method) => method.parameters.length === 0);
  return getter && (() => getter.call(base, []));
};

export const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export const objectMethods = declareMethods<unknown>({
  'boolean equals(Object)': (value, other: unknown) => javaEquals(value, other),
  'String toString()': (value) => javaText(value),
  'Class getClass()': (value) => new JavaClass(classNameOf(value)),
});

const classMethods = declareMethods<JavaClass>({
  'String getName()': (value) => value.name,
  'String getSimpleName()': (value) => value.name.replace(/^.*[.$]/, ''),
});

const variableMapMethods = declareMethods<VariableMap>({
  'TypedValue getValueTyped(String)': (map, name: string) => map.typed(name),
});

const methods = {
  string: extendMethods(stringMethods, objectMethods),
  boolean: extendMethods(booleanMethods, objectMethods),
  Integer: extendMethods(integerMethods, objectMethods),
  Long: extendMethods(longMethods, objectMethods),
  Short: extendMethods(shortMethods, objectMethods),
  Byte: objectMethods,
  Double: extendMethods(doubleMethods, objectMethods),
  date: extendMethods(dateMethods, objectMethods),
  list: extendMethods(listMethods, collectionMethods, objectMethods),
  set: extendMethods(collectionMethods, objectMethods),
  map: extendMethods(mapMethods, objectMethods),
  variableMap: extendMethods(variableMapMethods, mapMethods, objectMethods),
  joda: extendMethods(jodaMethods, objectMethods),
  class: extendMethods(classMethods, objectMethods),
  json: extendMethods(jsonMethods, objectMethods),
  jsonPath: extendMethods(jsonPathMethods, objectMethods),
};
