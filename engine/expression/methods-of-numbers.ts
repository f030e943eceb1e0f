import { coerceToInteger, coerceToLong, parseDouble, parseInteger, parseLong } from './coerce.ts';
import { compare } from './comparison.ts';
import { classCast, JavaException, numberFormat } from './java-exception.ts';
import { doubleText } from './java-text.ts';
import { classNameOf, type JavaNumber, short } from './java-value.ts';
import { declareMethods, extendMethods } from './signature.ts';

/**
 * Methods of java.lang.Number and of what extends it; static ones can be called on a value too, as
 * in Java's EL.
 */
const numberMethods = declareMethods<JavaNumber>({
  'int intValue()': (number) => coerceToInteger(number),
  'long longValue()': (number) => coerceToLong(number),
  'double doubleValue()': (number) => number.toNumber(),
  'Short shortValue()': (number) => short(coerceToInteger(number)),
  'int compareTo(Object)': (number, other: unknown) => failComparison(number, other),
});

export const integerMethods = extendMethods(
  declareMethods<JavaNumber>({
    'int compareTo(Integer)': (number, other: number) => compare(number.value, other),
    'int compare(int,int)': (_, one: number, other: number) => compare(one, other),
    'int hashCode()': (number) => number.toNumber(),
    'int max(int,int)': (_, one: number, other: number) => Math.max(one, other),
    'int min(int,int)': (_, one: number, other: number) => Math.min(one, other),
    'int sum(int,int)': (_, one: number, other: number) => one + other,
    'int signum(int)': (_, number: number) => Math.sign(number),
    'int parseInt(String)': (_, text: string) => parsed(parseInteger(text), text),
    'int valueOf(String)': (_, text: string) => parsed(parseInteger(text), text),
    'int valueOf(int)': (_, number: number) => number,
    'String toString(int)': (_, number: number) => String(number),
    'String toString(int,int)': (_, number: number, radix: number) => inRadix(number, radix),
    'String toBinaryString(int)': (_, number: number) => (number >>> 0).toString(2),
    'String toOctalString(int)': (_, number: number) => (number >>> 0).toString(8),
    'String toHexString(int)': (_, number: number) => (number >>> 0).toString(16),
  }),
  numberMethods,
);

type Long = number | bigint;

export const longMethods = extendMethods(
  declareMethods<JavaNumber>({
    'int compareTo(Long)': (number, other: Long) => compare(number.value, other),
    'int compare(long,long)': (_, one: Long, other: Long) => compare(one, other),
    'long max(long,long)': (_, one: Long, other: Long) => (one > other ? one : other),
    'long min(long,long)': (_, one: Long, other: Long) => (one < other ? one : other),
    'long sum(long,long)': (_, one: Long, other: Long) => BigInt(one) + BigInt(other),
    'int signum(long)': (_, number: Long) => compare(number, 0),
    'long parseLong(String)': (_, text: string) => parsed(parseLong(text), text),
    'long valueOf(String)': (_, text: string) => parsed(parseLong(text), text),
    'long valueOf(long)': (_, number: Long) => number,
    'String toString(long)': (_, number: Long) => String(number),
    'String toString(long,int)': (_, number: Long, radix: number) => inRadix(number, radix),
    'String toBinaryString(long)': (_, number: Long) => unsigned(number).toString(2),
    'String toOctalString(long)': (_, number: Long) => unsigned(number).toString(8),
    'String toHexString(long)': (_, number: Long) => unsigned(number).toString(16),
    'int hashCode()': (number) => hashOfLong(number.value),
  }),
  numberMethods,
);

export const shortMethods = extendMethods(
  declareMethods<JavaNumber>({
    'int compareTo(Short)': (number, other: number) => number.toNumber() - other,
    'int compare(short,short)': (_, one: number, other: number) => one - other,
    'String toString(short)': (_, number: number) => String(number),
  }),
  numberMethods,
);

export const doubleMethods = extendMethods(
  declareMethods<JavaNumber>({
    'boolean isNaN(double)': (_, number: number) => Number.isNaN(number),
    'boolean isInfinite(double)': (_, number: number) =>
      Math.abs(number) === Number.POSITIVE_INFINITY,
    'boolean isFinite(double)': (_, number: number) => Number.isFinite(number),
    'boolean isNaN()': (number) => Number.isNaN(number.value),
    'boolean isInfinite()': (number) => Math.abs(number.toNumber()) === Number.POSITIVE_INFINITY,
    'int compareTo(Double)': (number, other: number) => compareDoubles(number.toNumber(), other),
    'int compare(double,double)': (_, one: number, other: number) => compareDoubles(one, other),
    'double max(double,double)': (_, one: number, other: number) => Math.max(one, other),
    'double min(double,double)': (_, one: number, other: number) => Math.min(one, other),
    'double sum(double,double)': (_, one: number, other: number) => one + other,
    'double parseDouble(String)': (_, text: string) => parsedDouble(text),
    'double valueOf(String)': (_, text: string) => parsedDouble(text),
    'double valueOf(double)': (_, number: number) => number,
    'String toString(double)': (_, number: number) => doubleText(number),
  }),
  numberMethods,
);

export const booleanMethods = declareMethods<boolean>({
  'boolean booleanValue()': (value) => value,
  'int compareTo(Boolean)': (value, other: boolean) => Number(value) - Number(other),
  'int compareTo(Object)': (value, other: unknown) => failComparison(value, other),
  'int hashCode()': (value) => (value ? 1231 : 1237),
  'int compare(boolean,boolean)': (_, one: boolean, other: boolean) => Number(one) - Number(other),
  'boolean logicalAnd(boolean,boolean)': (_, one: boolean, other: boolean) => one && other,
  'boolean logicalOr(boolean,boolean)': (_, one: boolean, other: boolean) => one || other,
  'boolean logicalXor(boolean,boolean)': (_, one: boolean, other: boolean) => one !== other,
  'String toString(boolean)': (_, value: boolean) => String(value),
  'boolean parseBoolean(String)': (_, text: string) => text.toLowerCase() === 'true',
  'boolean valueOf(String)': (_, text: string) => text.toLowerCase() === 'true',
  'boolean valueOf(boolean)': (_, value: boolean) => value,
});

/** Java takes a radix that it does not know for ten. */
const inRadix = (number: Long, radix: number): string =>
  number.toString(radix >= 2 && radix <= 36 ? radix : 10);

const unsigned = (number: Long): bigint => BigInt.asUintN(64, BigInt(number));

/** Long.hashCode: its two halves. */
export const hashOfLong = (number: Long): number =>
  Number(BigInt.asIntN(32, unsigned(number) ^ (unsigned(number) >> 32n)));

/** Double.compare: -0.0 is less than 0.0, and NaN more than all. */
const compareDoubles = (one: number, other: number): number => {
  if (one < other) return -1;
  if (one > other) return 1;
  const rank = (value: number) => (Number.isNaN(value) ? 1 : Object.is(value, -0) ? -1 : 0);
  return rank(one) - rank(other);
};

const failComparison = (value: unknown, other: unknown): never => {
  throw classCast(classNameOf(other), classNameOf(value));
};

const parsed = <T>(value: T | undefined, text: string): T => {
  if (value === undefined) throw numberFormat(text);
  return value;
};

const parsedDouble = (text: string): number => {
  if (text.trim() === '') {
    throw new JavaException('java.lang.NumberFormatException', 'empty String');
  }
  return parsed(parseDouble(text), text);
};
