import { type Matcher, RE2JS } from 're2js';
import { illegalArgument, JavaException } from './java-exception.ts';
import { allowLength } from './text-length.ts';

/**
 * String.matches. These are run by RE2: its time grows with the text and never explodes, as that of
 * JavaScript's own regular expressions can. What RE2 lacks (look-around, references back) is
 * refused as a wrong pattern.
 */
export const matches = (text: string, pattern: string): boolean => matcher(text, pattern).matches();

/** String.replaceAll, with `$1` and `${name}` of Java. */
export const replaceAll = (text: string, pattern: string, replacement: string): string => {
  allowLength(lengthAfter(text, matcher(text, pattern), replacement));
  return replacing(() => matcher(text, pattern).replaceAll(replacement, true));
};

/** String.replaceFirst */
export const replaceFirst = (text: string, pattern: string, replacement: string): string =>
  replacing(() => matcher(text, pattern).replaceFirst(replacement, true));

/**
 * String.split: an empty text before a match at the start that takes nothing goes, and with limit 0
 * those at the end.
 */
export const split = (text: string, pattern: string, limit: number): string[] => {
  const parts: string[] = [];
  const found = matcher(text, pattern);
  let from = 0;
  while ((limit <= 0 || parts.length < limit - 1) && found.find()) {
    if (found.end() === 0) continue;
    parts.push(text.slice(from, found.start()));
    from = found.end();
  }
  if (parts.length === 0) return [text];
  parts.push(text.slice(from));
  if (limit === 0) while (parts.at(-1) === '') parts.pop();
  return parts;
};

/** What a search may cost: the size of the pattern's program times the length of the text. */
const MOST_STEPS = 20_000_000;

const matcher = (text: string, pattern: string): Matcher => {
  const expression = compiled(pattern);
  if (expression.programSize() * text.length > MOST_STEPS) {
    throw illegalArgument(`The pattern is too large for a text of ${text.length} characters`);
  }
  return expression.matcher(text);
};

const compiled = (pattern: string): RE2JS => {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'Illegal pattern';
    throw new JavaException('java.util.regex.PatternSyntaxException', `${why}\n${pattern}`);
  }
};

/** At most how long a text gets when each match is replaced. */
const lengthAfter = (text: string, found: Matcher, replacement: string): number => {
  const references = replacement.split('$').length - 1;
  let length = text.length;
  while (found.find()) length += replacement.length + references * (found.end() - found.start());
  return length;
};

const replacing = (run: () => string): string => {
  try {
    return run();
  } catch (error) {
    if (error instanceof JavaException) throw error;
    const why = error instanceof Error ? error.message : '';
    const group = /number of groups: (\d+)/.exec(why)?.[1] ?? '';
    throw new JavaException('java.lang.IndexOutOfBoundsException', `No group ${group}`);
  }
};
