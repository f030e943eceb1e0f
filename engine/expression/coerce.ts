import { elException } from './java-exception.ts';
import { javaText, javaTrim } from './java-text.ts';
import { classNameOf, JavaCharacter, JavaNumber, long } from './java-value.ts';

/** EL's conversions (JUEL's TypeConverterImpl). They throw the ELException "Cannot coerce …". */
export const coerceToString = (value: unknown): string =>
  typeof value === 'string' ? value : value === null ? '' : javaText(value);

export const coerceToBoolean = (value: unknown): boolean => {
  if (typeof value === 'boolean') return value;
  if (value === null) return false;
  if (typeof value === 'string') return value.toLowerCase() === 'true';
  throw cannotCoerce(value, 'Boolean');
};

/** A whole number, as JavaNumber keeps a Long. */
export const coerceToLong = (value: unknown): number | bigint => {
  if (value instanceof JavaNumber)
    return value.kind === 'Double' ? truncated(value.toNumber(), LONG) : value.value;
  if (value === null || value === '') return 0;
  if (typeof value === 'string') return parseLong(value) ?? fail(value, 'Long');
  if (value instanceof JavaCharacter) return codeOf(value);
  throw cannotCoerce(value, 'Long');
};

export const coerceToDouble = (value: unknown): number => {
  if (value instanceof JavaNumber) return value.toNumber();
  if (value === null || value === '') return 0;
  if (typeof value === 'string') return parseDouble(value) ?? fail(value, 'Double');
  if (value instanceof JavaCharacter) return codeOf(value);
  throw cannotCoerce(value, 'Double');
};

export const coerceToInteger = (value: unknown): number => {
  if (value instanceof JavaNumber) {
    if (value.kind === 'Double') return Number(truncated(value.toNumber(), INTEGER));
    return typeof value.value === 'number'
      ? value.value | 0
      : Number(BigInt.asIntN(32, value.value));
  }
  if (value === null || value === '') return 0;
  if (typeof value === 'string') return parseInteger(value) ?? fail(value, 'Integer');
  if (value instanceof JavaCharacter) return codeOf(value);
  throw cannotCoerce(value, 'Integer');
};

/** One UTF-16 unit. */
export const coerceToCharacter = (value: unknown): string => {
  if (value instanceof JavaCharacter) return value.value;
  if (value === null || value === '') return '\0';
  if (typeof value === 'string') return value.charAt(0);
  if (value instanceof JavaNumber) return String.fromCharCode(coerceToInteger(value) & 0xffff);
  throw cannotCoerce(value, 'Character');
};

export const cannotCoerce = (value: unknown, to: string) =>
  elException(
    `Cannot coerce from class ${classNameOf(value)} to class ${to.includes('.') ? to : `java.lang.${to}`}`,
  );

const fail = (value: string, to: string): never => {
  throw elException(`Cannot coerce '${value}' to class java.lang.${to}`);
};

/** Long.valueOf: a sign and digits, of 64 bits; undefined for another text. */
export const parseLong = (text: string): number | bigint | undefined => {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const near = Number(text);
  if (Number.isSafeInteger(near)) return near + 0;
  // A text of any length is a hostile one: nothing longer than a Long with some zeros is read.
  const exact = text.length < 100 ? BigInt(text.replace('+', '')) : undefined;
  return exact !== undefined && BigInt.asIntN(64, exact) === exact ? long(exact).value : undefined;
};

/** Integer.valueOf */
export const parseInteger = (text: string): number | undefined => {
  const value = parseLong(text);
  return value !== undefined && (Number(value) | 0) === value ? value : undefined;
};

/** Double.valueOf, without its hexadecimal form. */
export const parseDouble = (text: string): number | undefined => {
  const match = /^([+-]?(?:NaN|Infinity|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?))[dDfF]?$/.exec(
    javaTrim(text),
  );
  return match?.[1] === undefined
    ? undefined
    : Number(match[1].replace('+N', 'N').replace('-N', 'N'));
};

const codeOf = (character: JavaCharacter): number => (character.value.charCodeAt(0) << 16) >> 16;

const LONG = { least: -(2n ** 63n), most: 2n ** 63n - 1n };
const INTEGER = { least: -(2n ** 31n), most: 2n ** 31n - 1n };

/**
 * Java's narrowing of a double: towards zero, NaN to 0, and to the nearest value that the type has.
 */
const truncated = (value: number, range: { least: bigint; most: bigint }): number | bigint => {
  if (Number.isNaN(value)) return 0;
  if (value >= Number(range.most)) return long(range.most).value;
  if (value <= Number(range.least)) return long(range.least).value;
  return long(Math.trunc(value)).value;
};
