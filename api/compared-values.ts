import { Failure, restFailure } from '../engine/index.ts';
import { coercion } from './coercion.ts';
import { parseDate } from './date-format.ts';
import { Decimal } from './json.ts';

/** A value of a query's parameter that is not of its kind; the message ends what the caller is told. */
export class Unconvertible extends Error {}

/** A text as milliseconds since 1970, null for a blank one; throws Unconvertible (DateConverter). */
export const convertDate = (text: string): number | null => {
  if (text.startsWith('"') || text.endsWith('"')) {
    throw new Unconvertible(
      `Cannot convert value ${text} to java type java.util.Date because of double quotes`,
    );
  }
  try {
    return coercion.date(text);
  } catch {
    throw new Unconvertible(`Cannot convert value "${text}" to java type java.util.Date`);
  }
};

/**
 * The value of a comparison with a variable: a text that reads as a date is a Date, and a blank one is null
 * (ConditionQueryParameterDto.resolveValue); anything else stays as JSON gave it.
 */
export const comparedValue = (json: unknown): unknown => {
  if (json instanceof Decimal) return json.value;
  if (typeof json !== 'string') return json;
  const text = json.trim();
  if (text === '' || text === 'null') return null;
  const time = parseDate(text);
  return time === undefined ? json : new Date(time);
};

/**
 * The value of a comparison in `dueDates` or `createTimes`, in milliseconds since 1970, once it is asked for: whether it
 * is a date is looked at only when it is applied (JobQueryDto.ApplyDates).
 */
export const comparedDate = (json: unknown, parameter: string) => (): number => {
  if (json === null || json === '')
    throw new Failure(500, 'NullValueException', 'Provided date is null');
  if (typeof json !== 'string')
    throw new Failure(500, 'ClassCastException', `A date in ${parameter} is no text`, null);
  const words = parameter
    .replace(/s$/, '')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  try {
    return convertDate(json) as number;
  } catch (error) {
    throw restFailure.invalidRequest(`Invalid ${words} format: ${(error as Error).message}`);
  }
};
