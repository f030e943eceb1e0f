import { malformed } from './iso-date.ts';

/** A stretch of time: months are counted by the calendar, the rest in milliseconds. */
export interface Period {
  months: number;
  milliseconds: number;
}

/** What a due date counts from now, as Joda reads it: weeks beside days, and any part may be negative. */
export const parseDuePeriod = (text: string): Period => {
  const found = JODA.exec(text);
  const [read = '', years, months, weeks, days, time, hours, minutes, seconds] = found ?? [];
  if (read.length < text.length || time === 'T') throw new Error(malformed(text, read.length));
  return period({ years, months, weeks, days, hours, minutes, seconds });
};

/**
 * The duration of a timer, as Java's own reader takes it: weeks alone, nothing negative, and fractions of seconds only.
 * Its other complaints are the text.
 */
export const parseTimerPeriod = (text: string): Period => {
  const fraction = text.match(/(?<!\d)(\d+\.\d+)[YMDH]/)?.[1];
  if (fraction !== undefined) throw new Error(`For input string: "${fraction}"`);
  const [, weeks] = /^P(\d+)W$/.exec(text) ?? [];
  if (weeks !== undefined) return period({ weeks });
  const found = JAVA.exec(text);
  if (!found) throw new Error(text);
  const [, years, months, days, hours, minutes, seconds] = found;
  return period({ years, months, days, hours, minutes, seconds });
};

const JODA =
  /^P(?:([+-]?\d+)Y)?(?:([+-]?\d+)M)?(?:([+-]?\d+)W)?(?:([+-]?\d+)D)?(T(?:([+-]?\d+)H)?(?:([+-]?\d+)M)?(?:([+-]?\d+(?:[.,]\d*)?)S)?)?/;
const JAVA =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d*)?)S)?)?$/;

type PartName = 'years' | 'months' | 'weeks' | 'days' | 'hours' | 'minutes' | 'seconds';

const period = (parts: Partial<Record<PartName, string | undefined>>): Period => {
  const of = (name: PartName) => Number(parts[name]?.replace(',', '.') ?? 0);
  const hours = (of('weeks') * 7 + of('days')) * 24 + of('hours');
  return {
    months: of('years') * 12 + of('months'),
    milliseconds: Math.round(((hours * 60 + of('minutes')) * 60 + of('seconds')) * 1000),
  };
};
