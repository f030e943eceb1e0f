import { formFailure } from '../failure.ts';

/** A pattern of java.text.SimpleDateFormat whose parts are numbers, such as `dd/MM/yyyy HH:mm`. */
interface DatePattern {
  /** The date that a text begins with, in the engine's time zone; undefined where it is none. */
  parse(text: string): Date | undefined;
  format(date: Date): string;
}

/** Reads and writes dates by a pattern. Throws for letters that stand for names, eras or zones. */
export const datePattern = (pattern: string): DatePattern => {
  const parts = partsOf(pattern);
  const source = parts.map((part, at) => sourceOf(part, parts[at + 1])).join('');
  const expression = new RegExp(`^${source}`);
  const fields = parts.filter((part) => part.letter !== null);
  return {
    parse(text) {
      const found = expression.exec(text);
      if (!found) return undefined;
      const values: Partial<Record<string, number>> = {};
      for (const [at, { letter, width }] of fields.entries()) {
        const value = Number(found[at + 1]);
        values[letter as string] = letter === 'y' && width === 2 ? century(value) : value;
      }
      const { y = 1970, M = 1, d = 1, S = 0, m = 0, s = 0 } = values;
      const hour = values.H ?? values.h ?? 0;
      const date = new Date(y, M - 1, d, hour, m, s, S);
      if (y < 100) date.setFullYear(y);
      return date;
    },
    format: (date) =>
      parts
        .map(({ letter, width, text }) =>
          letter === null
            ? text
            : written(letter, date).padStart(width, '0').slice(-maximum(letter, width)),
        )
        .join(''),
  };
};

interface Part {
  /** Null for text that stands for itself. */
  letter: string | null;
  width: number;
  text: string;
}

const partsOf = (pattern: string): Part[] => {
  const parts: Part[] = [];
  for (const [text] of pattern.matchAll(/'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+/g)) {
    const letter = text[0] as string;
    if (letter === "'") {
      const inner = text.slice(1, -1).replaceAll("''", "'");
      parts.push({ letter: null, width: 0, text: text === "''" ? "'" : inner });
    } else if (!/[A-Za-z]/.test(letter)) parts.push({ letter: null, width: 0, text });
    else if (!'yMdHhmsS'.includes(letter) || (letter === 'M' && text.length > 2))
      throw formFailure.unknownDatePattern(pattern);
    else parts.push({ letter, width: text.length, text });
  }
  return parts;
};

/** Numbers that follow each other without anything between are as long as their letters. */
const sourceOf = ({ letter, width, text }: Part, next: Part | undefined): string => {
  if (letter === null) return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return next && next.letter !== null ? `(\\d{${width}})` : '\\s*(-?\\d+)';
};

/** Two digits are the year within eighty years before and twenty after now; here: before 2047. */
const century = (year: number): number => (year < 47 ? 2000 + year : 1900 + year);

const maximum = (letter: string, width: number): number =>
  letter === 'y' && width === 2 ? 2 : Number.MAX_SAFE_INTEGER;

const written = (letter: string, date: Date): string => {
  const values: Record<string, number> = {
    y: date.getFullYear(),
    M: date.getMonth() + 1,
    d: date.getDate(),
    H: date.getHours(),
    h: date.getHours() % 12 || 12,
    m: date.getMinutes(),
    s: date.getSeconds(),
    S: date.getMilliseconds(),
  };
  return String(values[letter]);
};
