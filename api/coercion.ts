import { parseDate } from './date-format.ts';
import { Decimal, unreadableBody } from './json.ts';

/**
 * How Jackson, as Camunda configures it, makes the values of a Java class from JSON: a text or a number is taken for
 * each other where that is possible, a blank text and `null` stand for nothing, and any other shape is refused.
 *
 * Each function answers null where JSON gives nothing, and throws unreadableBody for what it refuses.
 */
export const coercion = {
  string(json: unknown): string | null {
    if (json === null || typeof json === 'string') return json;
    if (typeof json === 'number' || typeof json === 'boolean') return String(json);
    if (json instanceof Decimal) return json.text;
    throw unreadableBody();
  },

  boolean(json: unknown): boolean | null {
    if (json === null || typeof json === 'boolean') return json;
    if (typeof json === 'number') return json !== 0;
    if (typeof json !== 'string') throw unreadableBody();
    const text = json.trim();
    if (isNothing(text)) return null;
    if (truths.has(text)) return true;
    if (falsehoods.has(text)) return false;
    throw unreadableBody();
  },

  /** 32 bits. */
  integer: (json: unknown): number | null => whole(json, -(2 ** 31), 2 ** 31 - 1),

  /** 64 bits, as far as a number can tell them apart. */
  long: (json: unknown): number | null => whole(json, -(2 ** 63), 2 ** 63),

  double(json: unknown): number | null {
    if (json === null || typeof json === 'number') return json;
    if (json instanceof Decimal) return json.value;
    if (typeof json !== 'string') throw unreadableBody();
    const text = json.trim();
    if (isNothing(text)) return null;
    if (!/^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|NaN|[+-]?Infinity)$/.test(text))
      throw unreadableBody();
    return Number(text);
  },

  /** Milliseconds since 1970, which JSON may also give as a number. */
  date(json: unknown): number | null {
    if (json === null || typeof json === 'number') return json;
    if (typeof json !== 'string') throw unreadableBody();
    const text = json.trim();
    if (isNothing(text)) return null;
    const time = parseDate(text);
    if (time === undefined) throw unreadableBody();
    return time;
  },

  list(json: unknown): unknown[] | null {
    if (json === null || Array.isArray(json)) return json;
    throw unreadableBody();
  },

  strings: (json: unknown): (string | null)[] | null =>
    coercion.list(json)?.map(coercion.string) ?? null,

  /** The members of a JSON object: ask for them with `member`. */
  object(json: unknown): JsonObject | null {
    if (json === null) return null;
    if (typeof json !== 'object' || Array.isArray(json) || json instanceof Decimal)
      throw unreadableBody();
    return json as JsonObject;
  },
} as const;

export type JsonObject = Readonly<Record<string, unknown>>;

/** An object's own member; undefined where it has none. */
export const member = (object: JsonObject, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;

const truths = new Set(['true', 'True', 'TRUE']);
const falsehoods = new Set(['false', 'False', 'FALSE']);
const isNothing = (trimmed: string) => trimmed === '' || trimmed === 'null';

const whole = (json: unknown, least: number, most: number): number | null => {
  if (json === null) return null;
  let value: number;
  if (typeof json === 'number') value = json;
  else if (json instanceof Decimal) value = json.value;
  else if (typeof json === 'string') {
    const text = json.trim();
    if (isNothing(text)) return null;
    if (!/^[+-]?\d+$/.test(text)) throw unreadableBody();
    value = Number(text);
  } else throw unreadableBody();
  if (!(value >= least && value <= most)) throw unreadableBody();
  return Math.trunc(value) + 0;
};
