import { JsonNode } from '../script/worker/spin/json-node.mjs';
import { type ExpressionObject, isExpressionObject } from './expression.ts';
import { HostBean } from './host-bean.ts';
import {
  fromJavaScript,
  isMap,
  JavaArray,
  JavaCharacter,
  JavaClass,
  JavaNumber,
  JodaDateTime,
} from './java-value.ts';

/**
 * A value of an expression as a function of the host gets it: JavaScript's own and a copy, so that
 * what the host does with it changes nothing here. Maps become objects without prototype, sets become
 * lists, Longs beyond 2^53 bigints; a bean comes as what was registered. `show` makes what is given
 * for `execution` and the like.
 */
export const toHost = (given: unknown, show: (object: ExpressionObject) => unknown): unknown => {
  const value = fromJavaScript(given);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof JavaNumber || value instanceof JavaCharacter) return value.value;
  if (value instanceof Date) return new Date(value);
  if (value instanceof JodaDateTime) return new Date(value.date);
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (value instanceof JavaClass) return value.name;
  if (value instanceof HostBean) return value.target;
  if (JsonNode.is(value)) return value.unwrap();
  if (value instanceof JavaArray) return value.items.map((each) => toHost(each, show));
  if (Array.isArray(value) || value instanceof Set)
    return Array.from(value, (each) => toHost(each, show));
  if (isExpressionObject(value)) return show(value);
  if (!isMap(value)) return value;
  const object = Object.create(null) as Record<string, unknown>;
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  for (const [key, each] of entries) object[String(key)] = toHost(each, show);
  return object;
};
