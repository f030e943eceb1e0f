import { Cron } from 'croner';
import { jobFailure } from '../failure.ts';
import { endOf, nextRepetition, parseDate, parseInterval } from './interval.ts';

/** When a timer is due, in milliseconds since 1970, and how it repeats. */
export interface Due {
  dueDate: number;
  /** The cycle with its start fixed, for a timer that fires more than once. */
  repeat: string | null;
}

type TimerKind = 'timeDate' | 'timeDuration' | 'timeCycle';

/** When a timer made now is due. `text` is a date, or a text by the rules of its kind (Camunda's business calendars). */
export const dueDateOf = (kind: TimerKind, text: string | Date, now: number): Due => {
  if (text instanceof Date) return { dueDate: text.getTime(), repeat: null };
  if (kind === 'timeDate') return { dueDate: dateOf(text, now), repeat: null };
  if (kind === 'timeDuration') return { dueDate: endOfDuration(text, now), repeat: null };
  const dueDate = nextOfCycle(text, now) as number;
  return { dueDate, repeat: text.startsWith('R') ? withStart(text, now) : text };
};

/** `P…` counts from now, everything else is a date (DueDateBusinessCalendar). */
export const dateOf = (text: string, now: number): number => {
  try {
    return parseDate(text, now);
  } catch (error) {
    throw jobFailure.badDueDate(text, (error as Error).message);
  }
};

/** When a duration or interval ends; of a repeated one the first time (DurationBusinessCalendar). */
const endOfDuration = (text: string, now: number): number => {
  try {
    const interval = parseInterval(text);
    return interval.isRepeated ? (nextRepetition(interval, now, 0) ?? now) : endOf(interval, now);
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
    if (cycle.startsWith('R')) return nextRepetition(parseInterval(cycle), now, offset);
    refuseWord(cycle);
    const fields = cycle.trim().split(/\s+/);
    if (fields.length < 6) throw new Error('Unexpected end of expression.');
    if (fields[3] !== '?' && fields[5] !== '?')
      throw new Error(
        'Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.',
      );
    const cron = new Cron(cycle, { sloppyRanges: true, alternativeWeekdays: true });
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

/** Quartz takes a letter at the beginning for the first of three of a name, which seconds do not have. */
const refuseWord = (cycle: string): void => {
  const [first = ''] = cycle.trim().toUpperCase().split(/\s+/);
  if (!/^[A-Z]/.test(first) || /^(LW?$|L-\d*W?)/.test(first)) return;
  throw new Error(
    first.length < 3
      ? `Illegal cron expression format (java.lang.StringIndexOutOfBoundsException: begin 0, end 3, length ${first.length})`
      : `Illegal characters for this position: '${first.slice(0, 3)}'`,
  );
};
