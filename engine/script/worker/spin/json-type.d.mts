export type JsonNumberKind = 'Integer' | 'Long' | 'BigInteger' | 'Float' | 'Double';

/** A number of a tree, with Java's type. */
export class JsonNumber {
  constructor(kind: JsonNumberKind, value: number | bigint);
  readonly kind: JsonNumberKind;
  readonly value: number | bigint;
  static is(value: unknown): value is JsonNumber;
}
