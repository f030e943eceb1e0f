import { parseIsoDate } from './iso-date.ts';
import { type Period, parseDuePeriod, parseTimerPeriod } from './iso-period.ts';

/** An ISO 8601 interval, repeated or not: `PT1H`, `R3/PT1H`, `R/2030-01-01T00:00:00/P1D`, `P1D/2030-01-01T00:00:00`. */
export interface Interval {
  /** How often it is repeated, 0 where it is not. */
  times: number;
  isRepeated: boolean;
  start: number | null;
  end: number | null;
  period: Period;
}

/** Java's largest int: for ever. */
const mostTimes = 2 ** 31 - 1;

/** Throws an Error that says what is wrong with the text, in Java's words (DurationHelper). */
export const parseInterval = (text: string): Interval => {
  const parts = text.split('/');
  while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  if (parts.length > 3) throw new Error(`ENGINE-09023 Cannot parse duration '${text}'.`);
  const repeats = parts[0]?.startsWith('R') ? parts.shift()?.slice(1) : undefined;
  const times = repeats === undefined ? 0 : timesOf(repeats);
  const [first, second] = parts;
  if (first === undefined) throw new Error('Index 0 out of bounds for length 0');
  const common = { times, isRepeated: repeats !== undefined };
  if (first.startsWith('P')) {
    const end = second === undefined ? null : parseIsoDate(second);
    return { ...common, start: null, end, period: parseTimerPeriod(first) };
  }
  const start = parseIsoDate(first);
  if (second === undefined) throw new Error('Index 1 out of bounds for length 1');
  if (second.startsWith('P'))
    return { ...common, start, end: null, period: parseTimerPeriod(second) };
  const end = parseIsoDate(second);
  return { ...common, start, end, period: { months: 0, milliseconds: end - start } };
};

const timesOf = (text: string): number => {
  if (text === '') return mostTimes;
  const times = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(times <= mostTimes && times >= -mostTimes)) throw new Error(`For input string: "${text}"`);
  return times;
};

/** `P…` counts from now, everything else is a date. */
export const parseDate = (text: string, now: number): number =>
  text.startsWith('P') ? add(now, parseDuePeriod(text)) : parseIsoDate(text);

/** How often an interval is repeated, null where it is not; undefined where the text is no interval. */
export const timesOfInterval = (text: string): number | null | undefined => {
  try {
    const { isRepeated, times } = parseInterval(text);
    return isRepeated ? times : null;
  } catch {
    return undefined;
  }
};

/** When an interval that is not repeated ends. */
export const endOf = ({ start, end, period }: Interval, now: number): number =>
  end ?? add(start ?? now, period);

/** The first repetition after a time, null where there is none any more; `offset` shifts all of them. */
export const nextRepetition = (interval: Interval, at: number, offset: number): number | null => {
  const { times, period, end } = interval;
  const now = at - offset;
  const start = interval.start ?? (end === null ? now : null);
  if (start !== null) {
    const current = firstAfter(start, now, period, times);
    return current < now ? null : current + offset;
  }
  const next = lastBackTo(end as number, now, period, times);
  return next < now ? null : next + offset;
};

/** From a start, by at most so many periods, to the first time behind `now`; a period that leads nowhere leads nowhere. */
const firstAfter = (start: number, now: number, period: Period, times: number): number => {
  if (start > now) return start;
  const { months, milliseconds } = period;
  if (months === 0) {
    if (milliseconds <= 0) return start;
    const turns = Math.min(times, Math.floor((now - start) / milliseconds) + 1);
    return start + Math.max(0, turns) * milliseconds;
  }
  let current = start;
  for (let turn = 0; turn < times && current <= now; turn++) {
    const next = add(current, period);
    if (next <= current) break;
    current = next;
  }
  return current;
};

/** From an end back, by at most so many periods, to the last time that is still behind `now`. */
const lastBackTo = (end: number, now: number, period: Period, times: number): number => {
  const { months, milliseconds } = period;
  if (end <= now) return end;
  if (months === 0) {
    if (milliseconds <= 0) return end;
    const turns = Math.min(times, Math.ceil((end - now) / milliseconds) - 1);
    return end - Math.max(0, turns) * milliseconds;
  }
  let current = end;
  for (let turn = 0; turn < times; turn++) {
    const before = add(current, period, -1);
    if (before <= now || before >= current) break;
    current = before;
  }
  return current;
};

/** Months first, kept within the month that they lead to (31 January and a month is the end of February). */
const add = (time: number, { months, milliseconds }: Period, sign = 1): number => {
  if (months === 0) return time + sign * milliseconds;
  const date = new Date(time);
  const day = date.getDate();
  date.setDate(1);
  date.setMonth(date.getMonth() + sign * months);
  date.setDate(Math.min(day, new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate()));
  return date.getTime() + sign * milliseconds;
};
