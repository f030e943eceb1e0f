import { Cron } from 'croner';
import { jobFailure } from '../failure.ts';
import { checkCron, plainCron } from './cron.ts';
import { endOf, nextRepetition, parseDate, parseInterval } from './interval.ts';

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
  if (kind !== 'timeCycle') {
    const dueDate = kind === 'timeDate' ? dateOf(value, now) : endOfDuration(value, now);
    return { dueDate, repeat: null };
  }
  const text = value.trim();
  const dueDate = nextOfCycle(text, now);
  if (dueDate === null) throw jobFailure.neverDue();
  return { dueDate, repeat: text.startsWith('R') ? withStart(text, now) : text };
};

/** JavaScript's dates end there. */
const LAST = 8.64e15;

const withinReach = (time: number): number => {
  if (Math.abs(time) <= LAST) return time;
  throw new Error('it is too far away');
};

/** `P…` counts from now, everything else is a date (DueDateBusinessCalendar). */
export const dateOf = (text: string, now: number): number => {
  try {
    return withinReach(parseDate(text, now));
  } catch (error) {
    throw jobFailure.badDueDate(text, (error as Error).message);
  }
};

/** When a duration or interval ends; of a repeated one the first time (DurationBusinessCalendar). */
const endOfDuration = (text: string, now: number): number => {
  try {
    const interval = parseInterval(text);
    return withinReach(
      interval.isRepeated ? (nextRepetition(interval, now, 0) ?? now) : endOf(interval, now),
    );
  } catch (error) {
    throw jobFailure.badDueDate(text, (error as Error).message);
  }
};

/**
 * When a cycle is due after `now`, null where it has come to its end: an interval that begins with R, or a cron
 * expression as Quartz reads it. `offset` shifts it, after a change by hand (CycleBusinessCalendar).
 */
export const nextOfCycle = (cycle: string, now: number, offset = 0): number | null => {
  try {
    if (cycle.startsWith('R')) {
      const next = nextRepetition(parseInterval(cycle), now, offset);
      return next === null ? null : withinReach(next);
    }
    checkCron(cycle);
    const cron = new Cron(plainCron(cycle), { sloppyRanges: true, alternativeWeekdays: true });
    return cron.nextRun(new Date(now))?.getTime() ?? null;
  } catch (error) {
    throw jobFailure.badCycle(cycle, (error as Error).message);
  }
};

/** `R3/PT10S` counts its repetitions from now: R3/2030-01-02T03:04:05/PT10S (TimerEntity.replaceRepeatCycleAndDate). */
const withStart = (cycle: string, now: number): string => {
  const parts = cycle.split('/');
  return parts.length === 2 ? `${parts[0]}/${new Date(now).toISOString()}/${parts[1]}` : cycle;
};
