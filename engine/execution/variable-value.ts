import { classNameOf, fromJavaScript, JavaArray, JavaCharacter, JavaNumber, double, integer, isMap, javaTypeOf, long, short } from '../expression/java-value.ts';
import type { TypedColumns } from '../store/tables.ts';
import type { TypedValue } from './variable-scope.ts';

const nothing: TypedColumns = { type: 'null', textValue: null, textValue2: null, longValue: null, doubleValue: null, bytes: null };

/** Columns of a value, by Camunda's serializers: numbers have their text beside them, a Boolean is 0 or 1. */
export const columns = (type: string, given: Partial<TypedColumns> = {}): TypedColumns => ({ ...nothing, ...given, type });

const whole = (type: string, value: number): TypedColumns => columns(type, { longValue: value, textValue: String(value) });

/** A value of an expression, script or mapping as it is stored as a variable (Variables.untypedValue). */
export const fromValue = (given: unknown): TypedValue => {
  const value = fromJavaScript(given);
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
    default:
      return columns('object', { bytes: Buffer.from(JSON.stringify(toJson(value))).toString('base64'), textValue2: classNameOf(value), textValue: 'application/x-java-serialized-object' });
  }
};

/** What an expression or script sees of a stored variable. */
export const toValue = (row: TypedColumns): unknown => {
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
      return row.bytes === null ? null : JSON.parse(Buffer.from(row.bytes, 'base64').toString(), withoutPrototype);
    default:
      return row.bytes === null ? row.textValue : Buffer.from(row.bytes, 'base64').toString();
  }
};

/** Objects of JSON become maps, so that a key is never taken for something of JavaScript's. */
const withoutPrototype = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : value;

const toJson = (value: unknown): unknown => {
  if (value instanceof JavaNumber) return value.toNumber();
  if (value instanceof JavaCharacter) return value.value;
  if (value instanceof JavaArray) return value.items.map(toJson);
  if (value instanceof Set) return [...value].map(toJson);
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof Date) return value.getTime();
  if (!isMap(value)) return value ?? null;
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(entries.map(([key, each]) => [String(key), toJson(each)]));
};
