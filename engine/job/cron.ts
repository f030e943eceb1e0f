const FIELDS = ['second', 'minute', 'hour', 'dayOfMonth', 'month', 'dayOfWeek', 'year'] as const;
type Field = (typeof FIELDS)[number];

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const NTH = "A numeric value between 1 and 5 must follow the '#' option";

/** Refuses what is no cron expression to Quartz, in its words; what comes after the year does not count. */
export const checkCron = (cron: string): void => {
  const texts = cron
    .toUpperCase()
    .split(/[ \t]+/)
    .filter((text) => text !== '');
  for (const [index, field] of FIELDS.entries()) {
    const text = texts[index];
    if (text === undefined) break;
    checkCombination(field, text);
    for (const item of text.split(',').filter((one) => one !== '')) checkItem(field, item, texts);
  }
  if (texts.length < 6) throw new Error('Unexpected end of expression.');
  if (texts[3] !== '?' && texts[5] !== '?')
    throw new Error(
      'Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.',
    );
};

const checkCombination = (field: Field, text: string): void => {
  const isList = text.includes('L') && text.includes(',');
  if (field === 'dayOfMonth' && isList)
    throw new Error(
      "Support for specifying 'L' and 'LW' with other days of the month is not implemented",
    );
  if (field === 'dayOfWeek' && isList)
    throw new Error("Support for specifying 'L' with other days of the week is not implemented");
  if (field === 'dayOfWeek' && text.split('#').length > 2)
    throw new Error('Support for specifying multiple "nth" days is not implemented.');
};

const checkItem = (field: Field, item: string, texts: readonly string[]): void => {
  const first = item.charAt(0);
  if (/^[A-Z]/.test(item) && !/^(L|LW|L-[0-9]*W?)$/.test(item)) return checkName(field, item);
  if (first === '?') return checkUnspecified(field, item, texts);
  if (first === '*' || first === '/') return checkStep(item);
  if (first === 'L') {
    if (field === 'dayOfMonth' && Number(item.match(/^L-(\d+)/)?.[1] ?? 0) > 30)
      throw new Error('Offset from last day must be <= 30');
  } else if (/^\d/.test(item)) checkNumber(field, item);
  else throw new Error(`Unexpected character: ${first}`);
};

/** Names of months and days have three letters. */
const checkName = (field: Field, item: string): void => {
  const name = lettersAt(item, 0);
  if (field === 'month') {
    refuseUnknown(MONTHS, 'Month', name);
    if (item.charAt(3) === '-') refuseUnknown(MONTHS, 'Month', lettersAt(item, 4));
  } else if (field === 'dayOfWeek') {
    refuseUnknown(DAYS, 'Day-of-Week', name);
    if (item.charAt(3) === '-') refuseUnknown(DAYS, 'Day-of-Week', lettersAt(item, 4));
    if (item.charAt(3) === '#' && !/^[1-5]$/.test(item.slice(4))) throw new Error(NTH);
  } else throw new Error(`Illegal characters for this position: '${name}'`);
};

const refuseUnknown = (names: readonly string[], kind: string, name: string): void => {
  if (!names.includes(name)) throw new Error(`Invalid ${kind} value: '${name}'`);
};

const lettersAt = (item: string, from: number): string => {
  if (item.length < from + 3)
    throw illegal(
      `StringIndexOutOfBoundsException: begin ${from}, end ${from + 3}, length ${item.length}`,
    );
  return item.slice(from, from + 3);
};

const illegal = (exception: string): Error =>
  new Error(`Illegal cron expression format (java.lang.${exception})`);

const checkUnspecified = (field: Field, item: string, texts: readonly string[]): void => {
  if (item.length > 2) throw new Error(`Illegal character after '?': ${item.charAt(1)}`);
  if (field !== 'dayOfWeek' && field !== 'dayOfMonth')
    throw new Error("'?' can only be specfied for Day-of-Month or Day-of-Week.");
  if (field === 'dayOfWeek' && texts[3] === '?')
    throw new Error("'?' can only be specfied for Day-of-Month -OR- Day-of-Week.");
};

const checkStep = (item: string): void => {
  if (item === '/') throw new Error("'/' must be followed by an integer.");
  if (item === '*/') throw new Error('Unexpected end of string.');
};

/** A number, alone or with what may follow it: a range, a step, or L, W, # and a number. */
const checkNumber = (field: Field, item: string): void => {
  const digits = item.match(/^\d+/)?.[0] ?? '';
  const [value, at] = [Number(digits), digits.length];
  const next = item.charAt(at);
  if (next === 'L' || next === 'W' || next === '#') {
    const allowed = next === 'W' ? 'dayOfMonth' : 'dayOfWeek';
    if (field !== allowed) throw new Error(`'${next}' option is not valid here. (pos=${at})`);
    if (next === 'L') checkRange(field, value, -1);
    if (next === 'W' && value > 31)
      throw new Error(
        "The 'W' option does not make sense with values larger than 31 (max number of days in a month)",
      );
    if (next === '#' && !/^[1-5]$/.test(item.slice(at + 1))) throw new Error(NTH);
    return;
  }
  if (next === '/' || next === '-') numberAt(item, at + 1);
  const end = next === '-' ? Number(item.slice(at + 1).match(/^\d+/)?.[0]) : -1;
  const step = next === '-' ? item.indexOf('/', at) : -1;
  if (step > 0) numberAt(item, step + 1);
  const behind = next === '/' ? item.slice(at + 1).match(/^\d+(\D)/) : null;
  if (behind && behind[0].length === 2)
    throw new Error(`Unexpected character '${behind[1]}' after '/'`);
  checkRange(field, value, end);
};

const numberAt = (item: string, at: number): void => {
  const digit = item.charAt(at);
  if (digit === '')
    throw illegal(`StringIndexOutOfBoundsException: String index out of range: ${at}`);
  if (!/\d/.test(digit)) throw illegal(`NumberFormatException: For input string: "${digit}"`);
};

const RANGES: Readonly<Partial<Record<Field, readonly [number, number, string]>>> = {
  second: [0, 59, 'Minute and Second values must be between 0 and 59'],
  minute: [0, 59, 'Minute and Second values must be between 0 and 59'],
  hour: [0, 23, 'Hour values must be between 0 and 23'],
  dayOfMonth: [1, 31, 'Day of month values must be between 1 and 31'],
  month: [1, 12, 'Month values must be between 1 and 12'],
  dayOfWeek: [1, 7, 'Day-of-Week values must be between 1 and 7'],
};

const checkRange = (field: Field, value: number, end: number): void => {
  const [low, high, message] = RANGES[field] ?? [0, Number.POSITIVE_INFINITY, ''];
  if (value < low || value > high || end > high) throw new Error(message);
};

/**
 * The same for a reader that knows no range over the end, no step of 0 or out of its field, no L for a day of the week, and
 * no further texts.
 */
export const plainCron = (cron: string): string =>
  cron
    .toUpperCase()
    .split(/[ \t]+/)
    .filter((text) => text !== '')
    .slice(0, 7)
    .map((text, index) => {
      const field = FIELDS[index] as Field;
      const items = text.split(',');
      return items.map((item) => plainItem(field, numbered(field, item))).join(',');
    })
    .join(' ');

/** Names as numbers; Quartz reads nothing behind a range of them. */
const numbered = (field: Field, item: string): string => {
  const names = field === 'month' ? MONTHS : field === 'dayOfWeek' ? DAYS : [];
  const [, first = '', dash, last = '', rest = ''] =
    item.match(/^([A-Z]{3})(?:(-)([A-Z]{3}))?(.*)$/) ?? [];
  if (!names.includes(first)) return item;
  const from = names.indexOf(first) + 1;
  return dash ? `${from}-${names.indexOf(last) + 1}` : `${from}${rest}`;
};

const plainItem = (field: Field, item: string): string => {
  const [low, high] = RANGES[field] ?? [];
  if (low === undefined || high === undefined) return item;
  if (field === 'dayOfWeek' && item === 'L') return String(high);
  const [, start, end, step] = item.match(/^(\d+)(?:-(\d+))?(?:\/(\d+))?$/) ?? [];
  if (start === undefined) return item;
  if (step !== undefined && (Number(step) === 0 || (end === undefined && Number(step) > high)))
    return start;
  if (end === undefined || Number(start) <= Number(end)) return item;
  return overTheEnd(Number(start), Number(end), Number(step ?? 1), low, high).join();
};

/** The numbers of a range that goes on at the lowest one behind the highest. */
const overTheEnd = (start: number, end: number, step: number, low: number, high: number) => {
  const size = high - low + 1;
  const numbers: number[] = [];
  for (let at = start; at <= end + size; at += step) numbers.push(at > high ? at - size : at);
  return numbers;
};
