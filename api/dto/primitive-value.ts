import {
  columns,
  javaText,
  restFailure,
  type TypedColumns,
  type TypedValue,
} from '../../engine/index.ts';
import { coercion } from '../coercion.ts';
import { javaValue } from './java-value.ts';
import { transienceOf, withTransience } from './transience.ts';
import type { VariableValueDto } from './variable-value.ts';

/** A type whose values Jackson makes of texts. */
export interface Primitive {
  javaType: string;
  /** The columns of null, bytes, or a text; throws anything for a text that is no value of the type. */
  read: (value: unknown) => TypedColumns;
}

/** A value of JSON converted by way of its text in Java, as Camunda does it; 400 where that is no value of the type. */
export const primitiveValue = (
  dto: VariableValueDto,
  { javaType, read }: Primitive,
): TypedValue => {
  const { value, type } = dto;
  const isText = value === null || typeof value === 'string' || value instanceof Uint8Array;
  const text = isText ? value : javaText(javaValue(value));
  try {
    return withTransience(read(text), transienceOf(dto));
  } catch {
    throw restFailure.invalidRequest(
      `Cannot convert value '${javaText(text)}' of type '${type}' to java type ${javaType}`,
    );
  }
};

const whole = (type: string, value: number | null): TypedColumns =>
  columns(type, { longValue: value, textValue: value === null ? null : String(value) });

const refuse = (): never => {
  throw new Error('not of this type');
};

const short = (text: unknown): number | null => {
  const value = coercion.integer(text);
  return value === null || (value >= -32768 && value <= 32767) ? value : refuse();
};

/** Jackson takes blanks between, and wants the padding. */
const base64 = (text: unknown): string | null => {
  if (text instanceof Uint8Array) return Buffer.from(text).toString('base64');
  const plain = coercion.string(text)?.replace(/\s/g, '') ?? null;
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
  return plain === null || isBase64.test(plain) ? plain : refuse();
};

const truth = (value: boolean | null) =>
  columns('boolean', { longValue: value === null ? null : Number(value) });

const real = (text: unknown) => columns('double', { doubleValue: coercion.double(text) });

/** By the names of Camunda's types. */
export const primitives: Readonly<Record<string, Primitive>> = {
  string: {
    javaType: 'java.lang.String',
    read: (text) => columns('string', { textValue: coercion.string(text) }),
  },
  boolean: { javaType: 'java.lang.Boolean', read: (text) => truth(coercion.boolean(text)) },
  integer: {
    javaType: 'java.lang.Integer',
    read: (text) => whole('integer', coercion.integer(text)),
  },
  long: { javaType: 'java.lang.Long', read: (text) => whole('long', coercion.long(text)) },
  short: { javaType: 'java.lang.Short', read: (text) => whole('short', short(text)) },
  double: { javaType: 'java.lang.Double', read: real },
  date: {
    javaType: 'java.util.Date',
    read: (text) => columns('date', { longValue: coercion.date(text) }),
  },
  bytes: { javaType: '[B', read: (text) => columns('bytes', { bytes: base64(text) }) },
  null: {
    javaType: 'javax.lang.model.type.NullType',
    read: (text) => (text === null ? columns('null') : refuse()),
  },
};

/** The type above all numbers, of which no value can be stored. */
export const numbers: Primitive = { javaType: 'java.lang.Number', read: real };
