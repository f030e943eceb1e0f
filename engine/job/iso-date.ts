const TIME = String.raw`(\d{1,2})(?:[.,](\d+)|:(\d{1,2})(?:[.,](\d+)|:(\d{1,2})(?:[.,](\d+))?)?)?`;
const OFFSET = String.raw`(Z|[+-]\d{2}(?::?\d{2}(?::?\d{2})?)?)`;
const DATE = String.raw`([+-]?\d{1,9})(?:-W(\d{1,2})(?:-(\d))?|-(\d{3})|-(\d{1,2})(?:-(\d{1,2}))?)?`;
/** Year, week, its day, day of the year, month, day; the time, and the offset. */
const DATE_TIME = new RegExp(`^${DATE}(?:T(?:(${TIME})${OFFSET}?|${OFFSET})?)?`);
const TIME_ONLY = new RegExp(`^T(${TIME})${OFFSET}?`);

/**
 * A date or time by ISO 8601, in as many of its forms as Joda takes, in milliseconds since 1970; in the zone of the
 * process, if it names no offset. Throws an Error in Joda's words (ISODateTimeFormat.dateTimeParser).
 */
export const parseIsoDate = (text: string): number => {
  const timeOnly = text.match(TIME_ONLY);
  const found = timeOnly ?? text.match(DATE_TIME);
  if (!found) throw new Error(`Invalid format: "${text}"`);
  const rest = text.slice(found[0].length);
  if (rest !== '') throw new Error(`Invalid format: "${text}" is malformed at "${rest}"`);
  const [year, month, day] = timeOnly ? [1970, 1, 1] : dateIn(text, found);
  const times = found.slice(timeOnly ? 1 : 7);
  const clock = clockOf(text, times);
  const offset = times[7] ?? times[8];
  const local = new Date(2000, 0, 1);
  local.setFullYear(year, month - 1, day);
  local.setHours(0, 0, 0, 0);
  local.setMilliseconds(clock);
  if (offset === undefined) return checked(text, local.getTime());
  const utc = new Date(0);
  utc.setUTCFullYear(year, month - 1, day);
  return checked(text, utc.getTime() + clock - millisecondsOf(offset));
};

/** JavaScript's dates end in the year 275760. */
const checked = (text: string, time: number): number => {
  if (Number.isNaN(time)) throw new Error(`"${text}" is too far away`);
  return time;
};

const dateIn = (text: string, found: RegExpMatchArray): [number, number, number] => {
  const [, year = '', week, weekday, ordinal, month, day] = found;
  const number = Number(year);
  if (week !== undefined) {
    const weeks = inRange(text, 'weekOfWeekyear', week, 1, 53);
    return dayOfWeek(number, weeks, inRange(text, 'dayOfWeek', weekday ?? '1', 1, 7));
  }
  if (ordinal !== undefined)
    return [number, 1, inRange(text, 'dayOfYear', ordinal, 1, isLeap(number) ? 366 : 365)];
  const months = inRange(text, 'monthOfYear', month ?? '1', 1, 12);
  const days = [31, isLeap(number) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][months - 1];
  return [number, months, inRange(text, 'dayOfMonth', day ?? '1', 1, days as number)];
};

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** The first week of a year is that of 4 January. */
const dayOfWeek = (year: number, week: number, weekday: number): [number, number, number] => {
  const fourth = new Date(0);
  fourth.setUTCFullYear(year, 0, 4);
  const monday = 4 - ((fourth.getUTCDay() + 6) % 7);
  return [year, 1, monday + (week - 1) * 7 + weekday - 1];
};

const inRange = (text: string, field: string, value: string, low: number, high: number): number => {
  const number = Number(value);
  if (number < low || number > high)
    throw new Error(
      `Cannot parse "${text}": Value ${number} for ${field} must be in the range [${low},${high}]`,
    );
  return number;
};

/** Hours, minutes, seconds, each of which may be the last and have a fraction. */
const clockOf = (text: string, times: readonly (string | undefined)[]): number => {
  const [, hour = '0', ofHour, minute = '0', ofMinute, second = '0', ofSecond] = times;
  const fraction = (digits: string | undefined, unit: number): number =>
    digits === undefined ? 0 : Math.floor(Number(`0.${digits}`) * unit);
  return (
    inRange(text, 'hourOfDay', hour, 0, 23) * 3_600_000 +
    fraction(ofHour, 3_600_000) +
    inRange(text, 'minuteOfHour', minute, 0, 59) * 60_000 +
    fraction(ofMinute, 60_000) +
    inRange(text, 'secondOfMinute', second, 0, 59) * 1_000 +
    fraction(ofSecond, 1_000)
  );
};

const millisecondsOf = (offset: string): number => {
  const [hours = 0, minutes = 0, seconds = 0] = (offset.match(/\d{2}/g) ?? []).map(Number);
  const size = ((hours * 60 + minutes) * 60 + seconds) * 1_000;
  return offset.startsWith('-') ? -size : size;
};
