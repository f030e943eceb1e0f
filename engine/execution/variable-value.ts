import { isExpressionObject } from '../expression/expression.ts';
import { HostBean } from '../expression/host-bean.ts';
import {
  classNameOf,
  double,
  fromJavaScript,
  integer,
  isMap,
  JavaArray,
  JavaCharacter,
  JavaNumber,
  javaTypeOf,
  long,
  short,
} from '../expression/java-value.ts';
import { jsonOf } from '../expression/json-value.ts';
import { variableFailure } from '../failure.ts';
import { JsonNode, JsonPathQuery } from '../script/worker/spin/json-node.mjs';
import type { TypedColumns } from '../store/tables.ts';
import type { TypedValue } from './variable-scope.ts';

const nothing: TypedColumns = {
  type: 'null',
  textValue: null,
  textValue2: null,
  longValue: null,
  doubleValue: null,
  bytes: null,
};

/** Columns of a value, by Camunda's serializers: numbers have their text beside them, a Boolean is 0 or 1. */
export const columns = (type: string, given: Partial<TypedColumns> = {}): TypedColumns => ({
  ...nothing,
  ...given,
  type,
});

const whole = (type: string, value: number): TypedColumns =>
  columns(type, { longValue: value, textValue: String(value) });

const typedValues = new WeakMap<object, TypedValue>();

/** An object stands for a value with its type: as a variable, it is that value. */
export const rememberTyped = (object: object, value: TypedValue): void => {
  typedValues.set(object, value);
};

/** A value of an expression, script or mapping as it is stored as a variable (Variables.untypedValue). */
export const fromValue = (given: unknown): TypedValue => {
  const value = fromJavaScript(given);
  const typed = typeof value === 'object' && value !== null ? typedValues.get(value) : undefined;
  if (typed) return typed;
  switch (javaTypeOf(value)) {
    case 'Null':
      return nothing;
    case 'String':
      return columns('string', { textValue: value as string });
    case 'Boolean':
      return columns('boolean', { longValue: value ? 1 : 0 });
    case 'Integer':
      return whole('integer', (value as JavaNumber).toNumber());
    case 'Long':
      return whole('long', (value as JavaNumber).toNumber());
    case 'Short':
      return whole('short', (value as JavaNumber).toNumber());
    case 'Double':
      return columns('double', { doubleValue: (value as JavaNumber).toNumber() });
    case 'Date':
      return columns('date', { longValue: (value as Date).getTime() });
    case 'Bytes':
      return columns('bytes', { bytes: Buffer.from(value as Uint8Array).toString('base64') });
    case 'Json':
      return columns('json', {
        bytes: Buffer.from(nodeText(value as JsonNode)).toString('base64'),
      });
    default:
      return columns('object', {
        bytes: Buffer.from(jsonText(value)).toString('base64'),
        textValue2: classNameOf(value),
        textValue: 'application/x-java-serialized-object',
      });
  }
};

/** What a script or a form sees of a stored variable; refused where its JSON is none. */
export const toValue = (row: TypedColumns & { name?: string }): unknown => {
  switch (row.type) {
    case 'string':
      return row.textValue;
    case 'integer':
      return row.longValue === null ? null : integer(row.longValue);
    case 'short':
      return row.longValue === null ? null : short(row.longValue);
    case 'long':
      return row.longValue === null ? null : long(row.longValue);
    case 'double':
      return row.doubleValue === null ? null : double(row.doubleValue);
    case 'boolean':
      return row.longValue === null ? null : row.longValue === 1;
    case 'date':
      return row.longValue === null ? null : new Date(row.longValue);
    case 'bytes':
    case 'file':
      return row.bytes === null ? null : new Uint8Array(Buffer.from(row.bytes, 'base64'));
    case 'object':
    case 'json':
      return row.bytes === null
        ? null
        : parsed(Buffer.from(row.bytes, 'base64').toString(), row.name ?? '');
    default:
      return row.bytes === null ? row.textValue : Buffer.from(row.bytes, 'base64').toString();
  }
};

/** What an expression sees of it: JSON as a node of Spin. */
export const toExpressionValue = (row: TypedColumns & { name?: string }): unknown =>
  row.type === 'json' && row.bytes !== null ? nodeOf(row, row.bytes) : toValue(row);

/** The node of a row that was read before: as in Camunda, what an expression changes of it is seen until the command ends. */
const nodes = new WeakMap<TypedColumns, { bytes: string; node: JsonNode }>();

const nodeOf = (row: TypedColumns & { name?: string }, bytes: string): JsonNode => {
  const known = nodes.get(row);
  if (known?.bytes === bytes) return known.node;
  const node = withName(row.name ?? '', () => jsonOf(Buffer.from(bytes, 'base64').toString()));
  nodes.set(row, { bytes, node });
  return node;
};

const withName = <T>(name: string, read: () => T): T => {
  try {
    return read();
  } catch (error) {
    throw variableFailure.cannotDeserialize(name, (error as Error).message);
  }
};

/** The text of a node; a Failure where an expression has put it into itself. */
export const nodeText = (node: JsonNode): string => {
  try {
    return node.toString();
  } catch (error) {
    throw variableFailure.cannotSerialize(`a node: ${(error as Error).message}`);
  }
};

const parsed = (json: string, name: string): unknown =>
  withName(name, () => JSON.parse(json, withoutPrototype));

/** Objects of JSON become maps, so that a key is never taken for something of JavaScript's. */
const withoutPrototype = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : value;

const jsonText = (value: unknown): string => {
  try {
    return JSON.stringify(toJson(value, []));
  } catch (error) {
    if (error instanceof RangeError)
      throw variableFailure.cannotSerialize('a value that is nested so deeply');
    // An object of the embedding program, of which JSON cannot be made.
    if (error instanceof TypeError) throw variableFailure.cannotSerialize(classNameOf(value));
    throw error;
  }
};

/** `around`: the lists and maps that the value is in, of which none may be in itself. */
const toJson = (given: unknown, around: readonly unknown[]): unknown => {
  const value = fromJavaScript(given);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof JavaNumber) return value.toNumber();
  if (value instanceof JavaCharacter) return value.value;
  if (value instanceof Date) return value.getTime();
  if (typeof value !== 'object') throw variableFailure.cannotSerialize(`a ${typeof value}`);
  if (around.includes(value)) throw variableFailure.cannotSerialize('a value that contains itself');
  const inner = (each: unknown) => toJson(each, [...around, value]);
  if (value instanceof JavaArray) return value.items.map(inner);
  if (value instanceof Set) return [...value].map(inner);
  if (Array.isArray(value)) return value.map(inner);
  // Camunda's own objects hold what Java cannot serialize.
  if (isExpressionObject(value)) throw variableFailure.cannotSerialize(value.className);
  if (JsonNode.is(value) || JsonPathQuery.is(value) || value instanceof HostBean)
    throw variableFailure.cannotSerialize(classNameOf(value));
  if (!isMap(value)) return value;
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(entries.map(([key, each]) => [String(key), inner(each)]));
};
