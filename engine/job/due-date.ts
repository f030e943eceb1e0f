import { getDate, parseDuration } from '@0dep/piso';
import { Cron } from 'croner';
import { jobFailure } from '../failure.ts';

/** When a timer is due, in milliseconds since 1970, and how it repeats. */
export interface Due {
  dueDate: number;
  /** The cycle with its start fixed, for a timer that fires more than once. */
  repeat: string | null;
}

type TimerKind = 'timeDate' | 'timeDuration' | 'timeCycle';

/** When a timer made now is due. `value` is a date, or a text by the rules of its kind (Camunda's business calendars). */
export const dueDateOf = (kind: TimerKind, value: string | Date, now: number): Due => {
  if (value instanceof Date) return { dueDate: value.getTime(), repeat: null };
  const text = value.trim();
  if (kind !== 'timeCycle') return { dueDate: kind === 'timeDate' ? dateOf(text, now) : intervalOf(text, now).next(now), repeat: null };
  return { dueDate: nextOfCycle(text, now) as number, repeat: text.startsWith('R') ? withStart(text, now) : text };
};

/** When a cycle is due after `now`, null where it has come to its end. `offset` shifts it, after a change by hand. */
export const nextOfCycle = (cycle: string, now: number, offset = 0): number | null => {
  if (cycle.startsWith('R')) return intervalOf(cycle, now).nextRepeat(now, offset);
  try {
    const next = new Cron(cycle, { sloppyRanges: true, alternativeWeekdays: true }).nextRun(new Date(now));
    return next ? next.getTime() : null;
  } catch (error) {
    throw jobFailure.badCycle(cycle, (error as Error).message);
  }
};

/** `P…` counts from now, everything else is a date (DueDateBusinessCalendar). */
export const dateOf = (text: string, now: number): number => {
  try {
    return text.startsWith('P') ? add(now, periodOf(text)) : getDate(text).getTime();
  } catch (error) {
    throw jobFailure.badDate(text, (error as Error).message);
  }
};

/** `R3/PT10S` counts its repetitions from now: R3/2030-01-02T03:04:05/PT10S (TimerEntity.replaceRepeatCycleAndDate). */
const withStart = (cycle: string, now: number): string => {
  const parts = cycle.split('/');
  return parts.length === 2 ? `${parts[0]}/${new Date(now).toISOString()}/${parts[1]}` : cycle;
};

/** An ISO 8601 interval with or without repetition (DurationHelper). */
const intervalOf = (text: string, now: number) => {
  const parts = text.split('/');
  const repeats = parts[0]?.startsWith('R') ? parts.shift()?.slice(1) : undefined;
  const times = repeats === undefined ? 0 : repeats === '' ? Number.MAX_SAFE_INTEGER : Number(repeats);
  const [first, second] = parts;
  if (first === undefined || parts.length > 2 || Number.isNaN(times)) throw jobFailure.badDuration(text);
  let start: number | null = null;
  let end: number | null = null;
  let period: Period;
  if (isPeriod(first)) {
    period = periodOf(first);
    if (second !== undefined) end = dateOf(second, now);
  } else {
    start = dateOf(first, now);
    if (second !== undefined && isPeriod(second)) period = periodOf(second);
    else {
      end = second === undefined ? null : dateOf(second, now);
      period = { months: 0, milliseconds: (end ?? start) - start };
    }
  }
  const from = start ?? (end === null ? now : null);
  return {
    next: (at: number): number => (repeats !== undefined ? (repeat(at, 0) ?? at) : (end ?? add(from ?? at, period))),
    nextRepeat: (at: number, offset: number): number | null => repeat(at, offset),
  };

  function repeat(at: number, offset: number): number | null {
    const now = at - offset;
    if (from !== null) {
      let current = from;
      for (let turn = 0; turn < times && current <= now; turn++) current = add(current, period);
      return current < now ? null : current + offset;
    }
    let next = end as number;
    let before = add(next, period, -1);
    for (let turn = 0; turn < times && before > now; turn++) {
      next = before;
      before = add(before, period, -1);
    }
    return next < now ? null : next + offset;
  }
};

interface Period {
  months: number;
  milliseconds: number;
}

const isPeriod = (text: string): boolean => /^-?P/.test(text);

/** Java's durations have no weeks. */
const periodOf = (text: string): Period => {
  try {
    const sign = text.startsWith('-') ? -1 : 1;
    const parts = parseDuration(text.replace(/^-/, '')).result as Partial<Record<'Y' | 'M' | 'W' | 'D' | 'H' | 'm' | 'S', number>>;
    if (parts.W !== undefined) throw new Error('weeks are not known');
    const { Y = 0, M = 0, D = 0, H = 0, m = 0, S = 0 } = parts;
    return { months: sign * (Y * 12 + M), milliseconds: sign * (((D * 24 + H) * 60 + m) * 60 + S) * 1000 };
  } catch (error) {
    throw jobFailure.badDuration(text, (error as Error).message);
  }
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
