const minute = 60_000;
/** Zones change their offset only at a quarter of an hour. */
const quarter = 15 * minute;

let offsetQuarter = Number.NaN;
let offsetMinutes = 0;
let offsetText = '+0000';

/**
 * A time, milliseconds since 1970, as Camunda writes it: `2030-01-02T03:04:05.000+0000`, in the zone of this process.
 */
export const formatDate = (time: number): string => {
  const start = Math.floor(time / quarter);
  if (start !== offsetQuarter) {
    offsetQuarter = start;
    offsetMinutes = -new Date(time).getTimezoneOffset();
    offsetText = zone(offsetMinutes);
  }
  const local = new Date(time + offsetMinutes * minute).toISOString();
  return local.slice(local.charAt(0) === '+' ? 1 : 0, -1) + offsetText;
};

/** As formatDate, null staying null. */
export const formatDateOrNull = (time: number | null): string | null =>
  time === null ? null : formatDate(time);

/**
 * Reads `yyyy-MM-dd'T'HH:mm:ss.SSSZ` as java.text.SimpleDateFormat does, which Camunda leaves lenient: fields may have
 * fewer or more digits and roll over, blanks may precede them, what follows the zone is not looked at; but every field
 * must be there, and the zone is one of RFC 822 or a name, never `Z` or `+01:00`.
 *
 * Returns milliseconds since 1970, or undefined where the text is no such date.
 */
export const parseDate = (text: string): number | undefined => {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minutes, seconds, milliseconds, zoneText] = match;
  const offset = zoneOffset(zoneText as string);
  if (offset === undefined) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  date.setUTCHours(Number(hour), Number(minutes), Number(seconds), Number(milliseconds));
  const time = date.getTime() - offset * minute;
  return Number.isNaN(time) ? undefined : time;
};

const field = '[ \\t]*(-?\\d{1,18})';
const pattern = new RegExp(
  `^${field}-${field}-${field}T${field}:${field}:${field}\\.${field}[ \\t]*` +
    '([+-]\\d{4}|GMT[+-]\\d{1,2}:\\d\\d|(?!GMT[+-])[A-Za-z]{2,4})',
);

/** The names of RFC 822 and the common European ones, in minutes east of Greenwich. */
const zoneNames: Readonly<Record<string, number>> = {
  __proto__: null as never,
  UT: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  CET: 60,
  CEST: 120,
  EET: 120,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

const zoneOffset = (text: string): number | undefined => {
  const numeric = /^(?:GMT)?([+-])(\d{1,2}):?(\d\d)$/.exec(text);
  if (!numeric) return zoneNames[text.toUpperCase()];
  const hours = Number(numeric[2]);
  const minutes = Number(numeric[3]);
  if (hours > 23 || minutes > 59) return undefined;
  return (numeric[1] === '-' ? -1 : 1) * (hours * 60 + minutes);
};

const zone = (minutes: number): string => {
  const absolute = Math.abs(minutes);
  const hours = String(Math.floor(absolute / 60)).padStart(2, '0');
  return (minutes < 0 ? '-' : '+') + hours + String(absolute % 60).padStart(2, '0');
};
