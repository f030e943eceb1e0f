// Dates as Camunda reads them (DateTimeUtil, by Joda's ISO parser): a calendar date, a day of a year or a week, each as
// short as one likes, with a time or without, or a time alone; and the words in which what is wrong is refused.

/** A text that is no date; the message is Camunda's. */
export class NotAnIsoDate extends Error {}

/** Milliseconds since 1970, in the engine's time zone where the text names none. Throws NotAnIsoDate. */
export const parseIsoDate = (text: string): number => {
  const fields: Fields = {};
  const end = dateAndTime(text, 0, fields);
  if (end.isRefused || end.at < text.length) throw new NotAnIsoDate(malformed(text, end.at));
  return timeOf(fields, (name, value, from, to) => {
    throw new NotAnIsoDate(
      `Cannot parse "${text}": Value ${value} for ${name} must be in the range [${from},${to}]`,
    );
  });
};

type Name =
  | 'year'
  | 'month'
  | 'day'
  | 'dayOfYear'
  | 'week'
  | 'dayOfWeek'
  | 'hour'
  | 'minute'
  | 'second';
type Fields = Partial<Record<Name | 'milliseconds' | 'offset', number>>;

/** How far a part of the text was read, or where it was refused. */
interface End {
  at: number;
  isRefused: boolean;
}
type Part = (text: string, at: number, fields: Fields) => End;

const upTo = (at: number): End => ({ at, isRefused: false });
const refusedAt = (at: number): End => ({ at, isRefused: true });

/** The end of what an expression finds here, or a refusal at this very place. */
const found = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
};

const literal = (word: string): Part => {
  return (text, at) => {
    const end = at + word.length;
    return text.slice(at, end).toUpperCase() === word ? upTo(end) : refusedAt(at);
  };
};

const digits = (name: Name, most: number): Part => {
  const pattern = name === 'year' ? /[+-]?\d{1,9}/y : new RegExp(`\\d{1,${most}}`, 'y');
  return (text, at, fields) => {
    const number = found(pattern, text, at);
    if (number === undefined) return refusedAt(at);
    fields[name] = Number(number);
    return upTo(at + number.length);
  };
};

/** A fraction of an hour, a minute or a second. */
const fraction = (milliseconds: number): Part => {
  return (text, at, fields) => {
    const number = found(/[.,]\d{1,9}/y, text, at);
    if (number === undefined) return refusedAt(/[.,]/.test(text[at] ?? '') ? at + 1 : at);
    fields.milliseconds = Math.floor(Number(`0.${number.slice(1)}`) * milliseconds);
    return upTo(at + number.length);
  };
};

const offset: Part = (text, at, fields) => {
  if (/z/i.test(text[at] ?? '')) {
    fields.offset = 0;
    return upTo(at + 1);
  }
  const zone = found(/[+-]\d\d(?::?\d\d(?::?\d\d)?)?/y, text, at);
  if (zone === undefined) return refusedAt(at);
  const [hours = 0, minutes = 0, seconds = 0] = (zone.match(/\d\d/g) ?? []).map(Number);
  const size = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  fields.offset = zone.startsWith('-') ? -size : size;
  return upTo(at + zone.length);
};

const sequence = (...parts: readonly Part[]): Part => {
  return (text, at, fields) => {
    let end = upTo(at);
    for (const part of parts) {
      end = part(text, end.at, fields);
      if (end.isRefused) return end;
    }
    return end;
  };
};

/** Whichever leads furthest; of several refusals the furthest. */
const either = (...parts: readonly Part[]): Part => {
  return (text, at, fields) => {
    let best = refusedAt(at);
    let read: Fields = {};
    for (const part of parts) {
      const own: Fields = {};
      const end = part(text, at, own);
      const isBetter = end.isRefused === best.isRefused ? end.at > best.at : best.isRefused;
      if (!isBetter) continue;
      best = end;
      read = own;
    }
    if (!best.isRefused) Object.assign(fields, read);
    return best;
  };
};

const optional = (part: Part): Part => either((_, at) => upTo(at), part);

const year = digits('year', 9);
const date = either(
  sequence(
    year,
    optional(
      sequence(
        literal('-'),
        digits('month', 2),
        optional(sequence(literal('-'), digits('day', 2))),
      ),
    ),
  ),
  sequence(
    year,
    literal('-W'),
    digits('week', 2),
    optional(sequence(literal('-'), digits('dayOfWeek', 1))),
  ),
  sequence(year, literal('-'), digits('dayOfYear', 3)),
);
const time = sequence(
  digits('hour', 2),
  optional(
    either(
      sequence(
        literal(':'),
        digits('minute', 2),
        optional(
          either(
            sequence(literal(':'), digits('second', 2), optional(fraction(1000))),
            fraction(60_000),
          ),
        ),
      ),
      fraction(3_600_000),
    ),
  ),
);
const dateAndTime = either(
  sequence(literal('T'), time, optional(offset)),
  sequence(date, optional(sequence(literal('T'), optional(time), optional(offset)))),
);

type Refuse = (name: string, value: number, from: number, to: number) => never;

const timeOf = (fields: Fields, refuse: Refuse): number => {
  const within = (name: string, value: number, from: number, to: number): number =>
    value >= from && value <= to ? value : refuse(name, value, from, to);
  const day = dayOf(fields, within);
  const hour = within('hourOfDay', fields.hour ?? 0, 0, 23);
  const minute = within('minuteOfHour', fields.minute ?? 0, 0, 59);
  const second = within('secondOfMinute', fields.second ?? 0, 0, 59);
  const milliseconds = fields.milliseconds ?? 0;
  if (fields.offset !== undefined)
    return (
      day.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds - fields.offset
    );
  const [y, m, d] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()];
  const local = new Date(2000, m, d, hour, minute, second, 0);
  local.setFullYear(y, m, d);
  return local.getTime() + milliseconds;
};

/** The day, as one of UTC's. */
const dayOf = (
  { year: given, month, day, dayOfYear, week, dayOfWeek }: Fields,
  within: (name: string, value: number, from: number, to: number) => number,
): Date => {
  const first = new Date(0);
  first.setUTCFullYear(within('year', given ?? 1970, -EARLIEST, LATEST), 0, 1);
  const year = first.getUTCFullYear();
  const days = new Date(first).setUTCFullYear(year + 1) - first.getTime();
  if (dayOfYear !== undefined) first.setUTCDate(within('dayOfYear', dayOfYear, 1, days / DAY));
  else if (week !== undefined) {
    // The first week is the one with the fourth of January.
    const monday = 4 - ((new Date(first).setUTCDate(4) / DAY + 3) % 7);
    const offsetDays = (within('weekOfWeekyear', week, 1, 53) - 1) * 7;
    first.setUTCDate(monday + offsetDays + within('dayOfWeek', dayOfWeek ?? 1, 1, 7) - 1);
  } else {
    first.setUTCMonth(within('monthOfYear', month ?? 1, 1, 12) - 1);
    const last = new Date(new Date(first).setUTCMonth(first.getUTCMonth() + 1) - DAY);
    first.setUTCDate(within('dayOfMonth', day ?? 1, 1, last.getUTCDate()));
  }
  return first;
};

const DAY = 86_400_000;
/** What JavaScript's dates can hold; Joda's go a thousand times as far. */
const EARLIEST = 271_820;
const LATEST = 275_759;

/** Joda's FormatUtils.createErrorMessage: the text, and what it has from a place on that cannot be read. */
export const malformed = (text: string, at: number): string => {
  const sample = text.length <= at + 35 ? text : `${text.slice(0, at + 32)}...`;
  if (at <= 0) return `Invalid format: "${sample}"`;
  return at >= text.length
    ? `Invalid format: "${sample}" is too short`
    : `Invalid format: "${sample}" is malformed at "${sample.slice(at)}"`;
};
