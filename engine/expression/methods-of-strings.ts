import { compare } from './comparison.ts';
import {
  classCast,
  illegalArgument,
  indexOutOfBounds,
  nullPointer,
  stringIndexOutOfBounds,
} from './java-exception.ts';
import { javaTrim } from './java-text.ts';
import { classNameOf, JavaArray } from './java-value.ts';
import { matches, replaceAll, replaceFirst, split } from './regular-expression.ts';
import { declareMethods } from './signature.ts';
import { allowLength } from './text-length.ts';

/** Methods of java.lang.String. */
export const stringMethods = declareMethods<string>({
  'int length()': (text) => text.length,
  'boolean isEmpty()': (text) => text === '',
  'boolean isBlank()': (text) => strip(text) === '',
  'char charAt(int)': (text, index: number) => charAt(text, index),
  'int compareTo(String)': (text, other: string) => compareTexts(text, other),
  'int compareTo(Object)': (_, other: unknown) => failComparison(other),
  'int compareToIgnoreCase(String)': (text, other: string) => compareTexts(fold(text), fold(other)),
  'boolean equalsIgnoreCase(String)': (text, other: string) => fold(text) === fold(other),
  'boolean contains(CharSequence)': (text, part: string | null) => text.includes(present(part)),
  'boolean contentEquals(CharSequence)': (text, other: string | null) =>
    text === present(other, 'length', 'cs'),
  'boolean startsWith(String)': (text, start: string) => text.startsWith(start),
  'boolean startsWith(String,int)': (text, start: string, from: number) =>
    from >= 0 && from <= text.length - start.length && text.startsWith(start, from),
  'boolean endsWith(String)': (text, end: string) => text.endsWith(end),
  'int indexOf(String)': (text, part: string) => text.indexOf(part),
  'int indexOf(String,int)': (text, part: string, from: number) => text.indexOf(part, from),
  'int indexOf(int)': (text, code: number) => indexOfCode(text, code, 0),
  'int indexOf(int,int)': (text, code: number, from: number) => indexOfCode(text, code, from),
  'int lastIndexOf(String)': (text, part: string) => text.lastIndexOf(part),
  'int lastIndexOf(String,int)': (text, part: string, from: number) =>
    lastIndexOf(text, part, from),
  'int lastIndexOf(int)': (text, code: number) => lastIndexOf(text, character(code), text.length),
  'int lastIndexOf(int,int)': (text, code: number, from: number) =>
    lastIndexOf(text, character(code), from),
  'String substring(int)': (text, begin: number) => substring(text, begin, text.length),
  'String substring(int,int)': (text, begin: number, end: number) => substring(text, begin, end),
  'CharSequence subSequence(int,int)': (text, begin: number, end: number) =>
    substring(text, begin, end),
  'String concat(String)': (text, other: string) => concat(text, other),
  'String repeat(int)': (text, count: number) => repeat(text, count),
  'String replace(char,char)': (text, one: string, other: string) => replace(text, one, other),
  'String replace(CharSequence,CharSequence)': (text, one: string | null, other: string | null) =>
    replace(text, present(one), present(other)),
  'boolean matches(String)': (text, pattern: string) => matches(text, pattern),
  'String replaceAll(String,String)': (text, pattern: string, replacement: string) =>
    replaceAll(text, pattern, replacement),
  'String replaceFirst(String,String)': (text, pattern: string, replacement: string) =>
    replaceFirst(text, pattern, replacement),
  'String[] split(String)': (text, pattern: string) =>
    new JavaArray(split(text, pattern, 0), 'java.lang.String'),
  'String[] split(String,int)': (text, pattern: string, limit: number) =>
    new JavaArray(split(text, pattern, limit), 'java.lang.String'),
  'String toLowerCase()': (text) => text.toLowerCase(),
  'String toUpperCase()': (text) => text.toUpperCase(),
  'String trim()': (text) => javaTrim(text),
  'String strip()': (text) => strip(text),
  'String stripLeading()': (text) => text.trimStart(),
  'String stripTrailing()': (text) => text.trimEnd(),
  'int hashCode()': (text) => hashOf(text),
  'byte[] getBytes()': (text) => new TextEncoder().encode(text),
  'String intern()': (text) => text,
  'int codePointAt(int)': (text, index: number) => {
    if (index < 0 || index >= text.length)
      throw stringIndexOutOfBounds(`index ${index}, length ${text.length}`);
    return text.codePointAt(index);
  },
  'int codePointCount(int,int)': (text, begin: number, end: number) => {
    if (begin < 0 || begin > end || end > text.length) throw outOfBounds();
    return [...text.slice(begin, end)].length;
  },
  'boolean regionMatches(int,String,int,int)': (
    text,
    from: number,
    other: string,
    otherFrom: number,
    length: number,
  ) => regionMatches(text, from, other, otherFrom, length),
  'boolean regionMatches(boolean,int,String,int,int)': (
    text,
    ignoresCase: boolean,
    from: number,
    other: string,
    otherFrom: number,
    length: number,
  ) =>
    ignoresCase
      ? regionMatches(fold(text), from, fold(other), otherFrom, length)
      : regionMatches(text, from, other, otherFrom, length),
});

const outOfBounds = () => indexOutOfBounds(null);

const regionMatches = (
  text: string,
  from: number,
  other: string,
  otherFrom: number,
  length: number,
): boolean =>
  from >= 0 &&
  otherFrom >= 0 &&
  from <= text.length - length &&
  otherFrom <= other.length - length &&
  (length <= 0 || text.slice(from, from + length) === other.slice(otherFrom, otherFrom + length));

const fold = (text: string): string => text.toUpperCase().toLowerCase();
const strip = (text: string): string => text.trim();

const character = (code: number): string =>
  code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : 'none';

/** String.compareTo: the difference of the first units that differ, else of the lengths. */
const compareTexts = (one: string, other: string): number => {
  if (compare(one, other) === 0) return 0;
  let index = 0;
  while (index < one.length && index < other.length && one[index] === other[index]) index++;
  if (index === one.length || index === other.length) return one.length - other.length;
  return one.charCodeAt(index) - other.charCodeAt(index);
};

const failComparison = (other: unknown): never => {
  throw classCast(classNameOf(other), 'java.lang.String');
};

const present = (text: string | null, method = 'toString', name = 's'): string => {
  if (text === null) {
    throw nullPointer(
      `Cannot invoke "java.lang.CharSequence.${method}()" because "${name}" is null`,
    );
  }
  return text;
};

/** String.hashCode, of 32 bits. */
const hashOf = (text: string): number => {
  let hash = 0;
  for (let index = 0; index < text.length; index++) {
    hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0;
  }
  return hash;
};

const charAt = (text: string, index: number): string => {
  if (index < 0 || index >= text.length)
    throw stringIndexOutOfBounds(`String index out of range: ${index}`);
  return text.charAt(index);
};

const substring = (text: string, begin: number, end: number): string => {
  if (begin < 0 || begin > end || end > text.length) {
    throw stringIndexOutOfBounds(`begin ${begin}, end ${end}, length ${text.length}`);
  }
  return text.slice(begin, end);
};

const indexOfCode = (text: string, code: number, from: number): number =>
  code < 0 || code > 0x10ffff ? -1 : text.indexOf(character(code), from);

const lastIndexOf = (text: string, part: string, from: number): number =>
  from < 0 ? -1 : text.lastIndexOf(part, from);

const repeat = (text: string, count: number): string => {
  if (count < 0) throw illegalArgument(`count is negative: ${count}`);
  allowLength(text.length * count);
  return text.repeat(count);
};

const replace = (text: string, one: string, other: string): string => {
  allowLength(text.length + (text.split(one).length + 1) * other.length);
  return text.replaceAll(one, () => other);
};

const concat = (text: string, other: string): string => {
  allowLength(text.length + other.length);
  return text + other;
};
