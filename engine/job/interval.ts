import { getDate, parseDuration } from '@0dep/piso';

/** A stretch of time: months are counted by the calendar, the rest in milliseconds. */
export interface Period {
  months: number;
  milliseconds: number;
}

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

/** Throws an Error that says what is wrong with the text (DurationHelper). */
export const parseInterval = (text: string, now: number): Interval => {
  const parts = text.split('/');
  const repeats = parts[0]?.startsWith('R') ? parts.shift()?.slice(1) : undefined;
  const times = repeats === '' ? mostTimes : Number(repeats ?? 0);
  const [first, second] = parts;
  if (first === undefined || parts.length > 2 || !(times <= mostTimes)) throw invalid(text);
  const common = { times, isRepeated: repeats !== undefined };
  if (isPeriod(first)) {
    const end = second === undefined ? null : parseDate(second, now);
    return { ...common, start: null, end, period: parsePeriod(first) };
  }
  const start = parseDate(first, now);
  if (second === undefined) throw new Error(`'${text}' has no duration`);
  if (isPeriod(second)) return { ...common, start, end: null, period: parsePeriod(second) };
  const end = parseDate(second, now);
  return { ...common, start, end, period: { months: 0, milliseconds: end - start } };
};

/** `P…` counts from now, everything else is a date. */
export const parseDate = (text: string, now: number): number => {
  if (text.startsWith('P')) return add(now, parsePeriod(text));
  try {
    return getDate(text).getTime();
  } catch {
    throw invalid(text);
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
    return start + Math.min(times, Math.floor((now - start) / milliseconds) + 1) * milliseconds;
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
    return end - Math.min(times, Math.ceil((end - now) / milliseconds) - 1) * milliseconds;
  }
  let current = end;
  for (let turn = 0; turn < times; turn++) {
    const before = add(current, period, -1);
    if (before <= now || before >= current) break;
    current = before;
  }
  return current;
};

const isPeriod = (text: string): boolean => /^-?P/.test(text);

const parsePeriod = (text: string): Period => {
  const sign = text.startsWith('-') ? -1 : 1;
  let parts: Partial<Record<'Y' | 'M' | 'W' | 'D' | 'H' | 'm' | 'S', number>>;
  try {
    parts = parseDuration(text.replace(/^-/, '')).result as typeof parts;
  } catch {
    throw invalid(text);
  }
  const { Y = 0, M = 0, W = 0, D = 0, H = 0, m = 0, S = 0 } = parts;
  const hours = (W * 7 + D) * 24 + H;
  return { months: sign * (Y * 12 + M), milliseconds: sign * ((hours * 60 + m) * 60 + S) * 1000 };
};

const invalid = (text: string): Error => new Error(`Invalid format: "${text}"`);

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
