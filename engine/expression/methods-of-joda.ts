import { JavaException } from './java-exception.ts';
import { offsetText, twoDigits } from './java-text.ts';
import { JodaDateTime } from './java-value.ts';
import { declareMethods } from './signature.ts';

/**
 * Methods of org.joda.time.DateTime, for due dates such as `${dateTime().plusWeeks(2).toDate()}`.
 */
export const jodaMethods = declareMethods<JodaDateTime>({
  'Date toDate()': ({ date }) => new Date(date.getTime()),
  'long getMillis()': ({ date }) => date.getTime(),
  'String toString(String)': ({ date }, pattern: string) => formatted(date, pattern),
  'DateTime plusYears(int)': ({ date }, years: number) => plusMonths(date, years * 12),
  'DateTime plusMonths(int)': ({ date }, months: number) => plusMonths(date, months),
  'DateTime plusWeeks(int)': ({ date }, weeks: number) => plusDays(date, weeks * 7),
  'DateTime plusDays(int)': ({ date }, days: number) => plusDays(date, days),
  'DateTime plusHours(int)': ({ date }, hours: number) => plusMillis(date, hours * HOUR),
  'DateTime plusMinutes(int)': ({ date }, minutes: number) => plusMillis(date, minutes * MINUTE),
  'DateTime plusSeconds(int)': ({ date }, seconds: number) => plusMillis(date, seconds * SECOND),
  'DateTime plusMillis(int)': ({ date }, millis: number) => plusMillis(date, millis),
  'DateTime minusYears(int)': ({ date }, years: number) => plusMonths(date, -years * 12),
  'DateTime minusMonths(int)': ({ date }, months: number) => plusMonths(date, -months),
  'DateTime minusWeeks(int)': ({ date }, weeks: number) => plusDays(date, -weeks * 7),
  'DateTime minusDays(int)': ({ date }, days: number) => plusDays(date, -days),
  'DateTime minusHours(int)': ({ date }, hours: number) => plusMillis(date, -hours * HOUR),
  'DateTime minusMinutes(int)': ({ date }, minutes: number) => plusMillis(date, -minutes * MINUTE),
  'DateTime minusSeconds(int)': ({ date }, seconds: number) => plusMillis(date, -seconds * SECOND),
  'DateTime minusMillis(int)': ({ date }, millis: number) => plusMillis(date, -millis),
  'DateTime withTimeAtStartOfDay()': ({ date }) =>
    changed(date, (copy) => copy.setHours(0, 0, 0, 0)),
  'DateTime withDayOfMonth(int)': ({ date }, day: number) =>
    withField(date, 'dayOfMonth', day, 1, lastDayOfMonth(date), (copy) => copy.setDate(day)),
  'DateTime withDayOfWeek(int)': ({ date }, day: number) =>
    withField(date, 'dayOfWeek', day, 1, 7, (copy) =>
      copy.setDate(date.getDate() + day - dayOfWeek(date)),
    ),
  'DateTime withHourOfDay(int)': ({ date }, hour: number) =>
    withField(date, 'hourOfDay', hour, 0, 23, (copy) => copy.setHours(hour)),
  'DateTime withMinuteOfHour(int)': ({ date }, minute: number) =>
    withField(date, 'minuteOfHour', minute, 0, 59, (copy) => copy.setMinutes(minute)),
  'DateTime withSecondOfMinute(int)': ({ date }, second: number) =>
    withField(date, 'secondOfMinute', second, 0, 59, (copy) => copy.setSeconds(second)),
  'DateTime withMillisOfSecond(int)': ({ date }, millis: number) =>
    withField(date, 'millisOfSecond', millis, 0, 999, (copy) => copy.setMilliseconds(millis)),
  'int getYear()': ({ date }) => date.getFullYear(),
  'int getMonthOfYear()': ({ date }) => date.getMonth() + 1,
  'int getDayOfMonth()': ({ date }) => date.getDate(),
  'int getDayOfWeek()': ({ date }) => dayOfWeek(date),
  'int getHourOfDay()': ({ date }) => date.getHours(),
  'int getMinuteOfHour()': ({ date }) => date.getMinutes(),
  'int getSecondOfMinute()': ({ date }) => date.getSeconds(),
  'int getMillisOfSecond()': ({ date }) => date.getMilliseconds(),
  'boolean isBefore(long)': ({ date }, time: number | bigint) => date.getTime() < time,
  'boolean isAfter(long)': ({ date }, time: number | bigint) => date.getTime() > time,
});

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const changed = (date: Date, change: (copy: Date) => void): JodaDateTime => {
  const copy = new Date(date.getTime());
  change(copy);
  return new JodaDateTime(copy);
};

const plusMillis = (date: Date, millis: number) =>
  new JodaDateTime(new Date(date.getTime() + millis));
/** The time of the day stays, also where the clocks are changed in between. */
const plusDays = (date: Date, days: number) =>
  changed(date, (copy) => copy.setDate(date.getDate() + days));

/** The day stays, or becomes the month's last one where it has no such day. */
const plusMonths = (date: Date, months: number) =>
  changed(date, (copy) => {
    copy.setDate(1);
    copy.setMonth(date.getMonth() + months);
    copy.setDate(Math.min(date.getDate(), lastDayOfMonth(copy)));
  });

const lastDayOfMonth = (date: Date): number =>
  new Date(date.getFullYear(), date.getMonth() + 1, 0).getDate();

/** 1 is Monday, 7 Sunday. */
const dayOfWeek = (date: Date): number => date.getDay() || 7;

const withField = (
  date: Date,
  field: string,
  value: number,
  least: number,
  most: number,
  change: (copy: Date) => void,
): JodaDateTime => {
  if (value < least || value > most) {
    throw new JavaException(
      'org.joda.time.IllegalFieldValueException',
      `Value ${value} for ${field} must be in the range [${least},${most}]`,
    );
  }
  return changed(date, change);
};

/** Joda's DateTimeFormat, of numbers: year, month, day, time and offset; letters in quotes stay. */
const formatted = (date: Date, pattern: string): string =>
  pattern.replace(
    /'([^']*)'|([A-Za-z])\2*/g,
    (run: string, quoted: string | undefined, letter: string | undefined) => {
      if (letter === undefined) return quoted === '' ? "'" : (quoted ?? run);
      const value = FIELDS[letter]?.(date, run.length);
      if (value === undefined) {
        throw new JavaException(
          'java.lang.IllegalArgumentException',
          `Illegal pattern component: ${run}`,
        );
      }
      return value.padStart(run.length, '0');
    },
  );

const FIELDS: Readonly<Record<string, (date: Date, size: number) => string>> = {
  y: (date, size) =>
    size === 2 ? twoDigits(date.getFullYear() % 100) : String(date.getFullYear()),
  M: (date) => String(date.getMonth() + 1),
  d: (date) => String(date.getDate()),
  H: (date) => String(date.getHours()),
  h: (date) => String(date.getHours() % 12 || 12),
  m: (date) => String(date.getMinutes()),
  s: (date) => String(date.getSeconds()),
  S: (date, size) =>
    String(date.getMilliseconds()).padStart(3, '0').padEnd(size, '0').slice(0, size),
  e: (date) => String(dayOfWeek(date)),
  Z: (date, size) => offsetText(date, size === 1 ? '' : ':'),
};
