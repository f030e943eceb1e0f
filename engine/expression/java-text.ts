import { JsonNode } from '../script/worker/spin/json-node.mjs';
import { isExpressionObject, noSuchMethod } from './expression.ts';
import { ofSpin } from './java-exception.ts';
import {
  classNameOf,
  fromJavaScript,
  isMap,
  JavaArray,
  JavaCharacter,
  JavaClass,
  JavaNumber,
  JodaDateTime,
} from './java-value.ts';
import { VariableMap } from './variable-map.ts';

/** A value as Java's toString writes it; null is "null", as inside of a list. */
export const javaText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean') return String(value);
  const own = fromJavaScript(value);
  if (own instanceof JavaNumber)
    return own.kind === 'Double' ? doubleText(own.toNumber()) : String(own.value);
  if (own instanceof JavaCharacter) return own.value;
  if (own instanceof Date) return dateText(own);
  if (own instanceof JodaDateTime) return isoText(own.date);
  if (own instanceof JavaClass) return `class ${own.name}`;
  if (Array.isArray(own) || own instanceof Set) return `[${elementTexts(own, own).join(', ')}]`;
  if (JsonNode.is(own)) return jsonText(own);
  if (own instanceof VariableMap) return variablesText(own);
  if (isMap(own)) return `{${entryTexts(own).join(', ')}}`;
  if (isExpressionObject(own)) {
    const text = own.invoke('toString', []);
    return typeof text === 'string' && (text as unknown) !== noSuchMethod ? text : own.className;
  }
  return own instanceof JavaArray || own instanceof Uint8Array
    ? `${classNameOf(own)}@0`
    : 'java.lang.Object';
};

/** What a node's toString throws passes as Java's. */
const jsonText = (node: JsonNode): string => ofSpin(() => node.toString());

/** VariableMapImpl.toString */
const variablesText = (variables: VariableMap): string => {
  const lines = [...variables.keys()].map(
    (name) => `  ${name} => ${javaText(variables.typed(name))}\n`,
  );
  return `{\n${lines.join('')}}`;
};

const elementTexts = (values: Iterable<unknown>, owner: unknown): string[] =>
  Array.from(values, (value) => (value === owner ? '(this Collection)' : javaText(value)));

const entryTexts = (map: object): string[] => {
  const entries = map instanceof Map ? [...map] : Object.entries(map);
  return entries.map(
    ([key, value]) => `${javaText(key)}=${value === map ? '(this Map)' : javaText(value)}`,
  );
};

/**
 * Double.toString: plain between 10^-3 and 10^7, else with an exponent, and always with a digit
 * after the point.
 */
export const doubleText = (value: number): string => {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  if (size >= 1e-3 && size < 1e7) return withPoint(String(value));
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${withPoint(digits)}E${exponent.replace('+', '')}`;
};

const withPoint = (digits: string): string => (digits.includes('.') ? digits : `${digits}.0`);

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** java.util.Date.toString, in the time zone of the process as Java takes that of its machine. */
const dateText = (date: Date): string => {
  const day = `${DAYS[date.getDay()]} ${MONTHS[date.getMonth()]} ${twoDigits(date.getDate())}`;
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
  return `${day} ${time} ${zoneName(date)} ${date.getFullYear()}`;
};

const zoneName = (date: Date): string => {
  const parts = new Intl.DateTimeFormat('en-US', { timeZoneName: 'short' }).formatToParts(date);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC';
};

/**
 * As Joda writes a DateTime: with milliseconds and the offset of the time zone, `Z` where there is
 * none.
 */
const isoText = (date: Date): string => {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
    .toISOString()
    .slice(0, -1);
  return local + offsetText(date, ':');
};

/** The offset of the time zone, such as `+02:00`. */
export const offsetText = (date: Date, separator: string): string => {
  const minutes = -date.getTimezoneOffset();
  if (minutes === 0 && separator === ':') return 'Z';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}${separator}${twoDigits(size % 60)}`;
};

/** Takes off all up to the space, as Java's trim does. */
export const javaTrim = (text: string): string => {
  let [begin, end] = [0, text.length];
  while (begin < end && text.charCodeAt(begin) <= 0x20) begin++;
  while (end > begin && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(begin, end);
};
