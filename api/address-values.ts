import { type ParameterType, restFailure } from '../engine/index.ts';
import { coercion } from './coercion.ts';
import { comparedDate, comparedValue, convertDate, Unconvertible } from './compared-values.ts';
import { parseJson } from './json.ts';

/**
 * A text of an address as the value of a query's parameter; null where it stands for nothing. Throws the 400 with which
 * Camunda refuses one that it cannot convert (AbstractSearchQueryDto.setValueBasedOnAnnotation).
 */
export const fromAddress = (name: string, text: string, type: ParameterType): unknown => {
  try {
    return readers[type](text, name);
  } catch (error) {
    if (!(error instanceof Unconvertible)) throw error;
    throw restFailure.invalidRequest(
      `Cannot set query parameter '${name}' to value '${text}': ${error.message}`,
    );
  }
};

/** What Jackson makes of the first JSON value in a text: `true x` is true. */
const scalar = (javaType: string, read: (json: unknown) => unknown) => (text: string) => {
  try {
    return read(parseJson(firstToken.exec(text)?.[1] ?? ''));
  } catch {
    throw new Unconvertible(`Cannot convert value ${text} to java type ${javaType}`);
  }
};

const firstToken = /^\s*("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*(?=\s|$)|[a-z]+(?![\w$]))/;

/** String.split of Java: empty texts at the end fall away, but a text without the delimiter is itself a part. */
const split = (text: string, delimiter: string): string[] => {
  const parts = text.split(delimiter);
  if (parts.length > 1) while (parts.at(-1) === '') parts.pop();
  return parts;
};

const readers: { readonly [K in ParameterType]: (text: string, name: string) => unknown } = {
  string: (text) => text,
  any: (text) => text,
  boolean: scalar('java.lang.Boolean', coercion.boolean),
  integer: scalar('java.lang.Integer', coercion.integer),
  long: scalar('java.lang.Long', coercion.long),
  date: convertDate,
  strings: (text) => split(text, ','),
  stringList: (text) => (text.trim() === '' ? [] : split(text, ',')),
  variables: (text) =>
    split(text, ',').map((expression) => {
      const [name, operator, value, ...more] = split(expression, '_');
      if (value === undefined || more.length > 0) {
        throw new Unconvertible('variable query parameter has to have format KEY_OPERATOR_VALUE.');
      }
      return { name, operator, value: comparedValue(value) };
    }),
  dates: (text, parameter) => {
    const pairs = split(text, ',').map((expression) => split(expression, '_'));
    if (pairs.some(({ length }) => length !== 2)) {
      throw new Unconvertible('condition query parameter has to have format OPERATOR_VALUE.');
    }
    return pairs.map(([operator, value]) => ({
      operator,
      value: comparedDate(value as string, parameter),
    }));
  },
};
