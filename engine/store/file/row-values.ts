import type { StoredRow } from '../memory/slot.ts';
import type { Value } from '../query.ts';
import type { JsonValue, TextReference } from './long-text.ts';

/** The values of a row in the order of the columns; undefined where it has others. Absent ones are null. */
export const valuesOf = (row: StoredRow, columns: readonly string[]): JsonValue[] | undefined => {
  const values = new Array<JsonValue>(columns.length);
  let isPlain = Object.keys(row).length === columns.length;
  for (let i = 0; i < columns.length; i++) {
    const value = row[columns[i] as string];
    if (value === undefined) isPlain = false;
    values[i] = encodeValue(value);
  }
  return isPlain || Object.keys(row).every((name) => columns.includes(name)) ? values : undefined;
};

export const encodeValue = (value: unknown): JsonValue => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (Number.isFinite(value) && !Object.is(value, -0)) return value;
      return { number: Object.is(value, -0) ? '-0' : String(value) };
    case 'undefined':
      return null;
    default:
      if (value === null) return null;
      throw new Error(`A column cannot hold ${typeof value} values.`);
  }
};

/** Finds the text that a reference stands for. */
export type TextOf = (reference: TextReference) => string;

export const decodeValue = (value: JsonValue, textOf: TextOf): Value | null => {
  if (typeof value !== 'object' || value === null) return value;
  return 'text' in value ? textOf(value) : Number(value.number);
};

/** Makes rows from their values in the order of the columns; the first value is at `from`. */
export const rowMaker = (
  columns: readonly string[],
  from: number,
  textOf: TextOf,
): ((values: readonly JsonValue[]) => StoredRow) => {
  // A copy of an object with all columns is faster and smaller than one that gets them one by one.
  const empty = Object.fromEntries(columns.map((name) => [name, null]));
  const template = JSON.parse(JSON.stringify(empty)) as Record<string, Value | null>;
  return (values) => {
    const row = { ...template };
    for (let i = 0; i < columns.length; i++) {
      row[columns[i] as string] = decodeValue(values[i + from] ?? null, textOf);
    }
    return row as StoredRow;
  };
};

/** About how long the JSON of the values becomes. */
export const lengthOf = (values: readonly JsonValue[]): number => {
  let length = 0;
  for (const value of values) length += typeof value === 'string' ? value.length + 3 : 6;
  return length;
};
