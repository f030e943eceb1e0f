import { coerceToDouble, coerceToLong } from './coerce.ts';
import { arithmetic, elException } from './java-exception.ts';
import { byte, classNameOf, double, integer, JavaNumber, long, short } from './java-value.ts';

/**
 * EL's arithmetic (JUEL's NumberOperations): two nulls make the Long 0; with a Double, or a text
 * with a point or an exponent, Doubles are reckoned with, else Longs; a division is always one of
 * Doubles.
 */
export const arithmeticOperations = {
  '+': (left: unknown, right: unknown): JavaNumber => calculate(left, right, addition),
  '-': (left: unknown, right: unknown): JavaNumber => calculate(left, right, subtraction),
  '*': (left: unknown, right: unknown): JavaNumber => calculate(left, right, multiplication),
  '%': (left: unknown, right: unknown): JavaNumber => calculate(left, right, remainder),
  '/': (left: unknown, right: unknown): JavaNumber =>
    left === null && right === null ? ZERO : double(coerceToDouble(left) / coerceToDouble(right)),
};

/** A unary minus keeps the type of a number. */
export const negate = (value: unknown): JavaNumber => {
  if (value === null) return ZERO;
  if (typeof value === 'string') {
    return isFloating(value) ? double(-coerceToDouble(value)) : long(-coerceToLong(value));
  }
  if (!(value instanceof JavaNumber))
    throw elException(`Cannot negate 'class ${classNameOf(value)}'`);
  if (value.kind === 'Long') return long(-value.value);
  const negative = -value.toNumber();
  if (value.kind === 'Integer') return integer(negative);
  if (value.kind === 'Short') return short(negative);
  return value.kind === 'Byte' ? byte(negative) : double(negative);
};

const ZERO = long(0);

interface Calculation {
  ofDoubles(left: number, right: number): number;
  ofLongs(left: bigint, right: bigint): bigint;
}

const addition: Calculation = { ofDoubles: (a, b) => a + b, ofLongs: (a, b) => a + b };
const subtraction: Calculation = { ofDoubles: (a, b) => a - b, ofLongs: (a, b) => a - b };
const multiplication: Calculation = { ofDoubles: (a, b) => a * b, ofLongs: (a, b) => a * b };
const remainder: Calculation = {
  ofDoubles: (a, b) => a % b,
  ofLongs: (a, b) => {
    if (b === 0n) throw arithmetic('/ by zero');
    return a % b;
  },
};

const calculate = (left: unknown, right: unknown, calculation: Calculation): JavaNumber => {
  if (left === null && right === null) return ZERO;
  if (isFloating(left) || isFloating(right)) {
    return double(calculation.ofDoubles(coerceToDouble(left), coerceToDouble(right)));
  }
  const a = coerceToLong(left);
  const b = coerceToLong(right);
  if (typeof a === 'number' && typeof b === 'number') {
    // Exact as long as the result is a safe integer; NaN, of a remainder by zero, is none either.
    const result = calculation.ofDoubles(a, b);
    if (Number.isSafeInteger(result)) return long(result);
  }
  return long(calculation.ofLongs(BigInt(a), BigInt(b)));
};

const isFloating = (value: unknown): boolean =>
  value instanceof JavaNumber
    ? value.kind === 'Double'
    : typeof value === 'string' && /[.eE]/.test(value);
