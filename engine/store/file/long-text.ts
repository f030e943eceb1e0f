import type { Value } from '../query.ts';
import { decodeFrame } from './frame.ts';

/** A longer text is stored once, and not in every row that has it: a variable and its history share their value. */
const longerThan = 4_096;

/** Stands for a text: by its number in a journal, or by where in a file its line is. */
export interface TextReference {
  text: number;
  /** Of the line. */
  length?: number;
}

/** A column's value as JSON can say it; numbers that JSON has no word for are `{ number: "Infinity" }`. */
export type JsonValue = Value | null | { number: string } | TextReference;

/** Puts references in place of long texts. */
export const referToTexts = (
  values: JsonValue[],
  referenceOf: (text: string) => TextReference,
): JsonValue[] => {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (isLongText(value)) values[i] = referenceOf(value);
  }
  return values;
};

export const isLongText = (value: unknown): value is string =>
  typeof value === 'string' && value.length > longerThan;

/** The text in such a line; undefined where it is damaged. */
export const textIn = (line: Buffer): string | undefined => {
  const frame = decodeFrame(line, 0);
  return typeof frame === 'object' && frame.kind === 't'
    ? (JSON.parse(frame.payload.toString()) as string)
    : undefined;
};
