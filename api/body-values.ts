import type { ParameterType } from '../engine/index.ts';
import { coercion, type JsonObject, member } from './coercion.ts';
import { comparedDate, comparedValue } from './compared-values.ts';
import { Decimal } from './json.ts';
import { nothingGiven } from './nothing-given.ts';

/**
 * How a value within a JSON body becomes the value of a query's parameter, by the parameter's kind; null where it
 * stands for nothing. Throws unreadableBody where the shape is wrong.
 */
export const bodyReaders: {
  readonly [K in ParameterType]: (json: unknown, name: string) => unknown;
} = {
  string: coercion.string,
  boolean: coercion.boolean,
  integer: coercion.integer,
  long: coercion.long,
  date: coercion.date,
  strings: coercion.strings,
  stringList: coercion.strings,
  any: (json) => (json instanceof Decimal ? { decimal: json.value } : json),
  variables: (json, parameter) => plainComparisons(json, parameter)?.map(withComparedValue),
  dates: (json, parameter) =>
    comparisons(json, parameter)?.map((object) => ({
      operator: text(object, 'operator'),
      value: comparedDate(member(object, 'value') ?? null, parameter),
    })),
};

/** As `variables`, every value staying as JSON gave it: no text becomes a date there. */
export const plainComparisons = (json: unknown, parameter: string) =>
  comparisons(json, parameter)?.map((object) => {
    const value = member(object, 'value') ?? null;
    return {
      name: text(object, 'name'),
      operator: text(object, 'operator'),
      value: value instanceof Decimal ? value.value : value,
    };
  });

const withComparedValue = <C extends { value: unknown }>(comparison: C): C => ({
  ...comparison,
  value: comparedValue(comparison.value),
});

const text = (object: JsonObject, name: string): string | null =>
  coercion.string(member(object, name) ?? null);

const comparisons = (json: unknown, parameter: string): JsonObject[] | undefined =>
  coercion.list(json)?.map((one) => {
    const object = coercion.object(one);
    if (object === null) throw nothingGiven(parameter);
    return object;
  });
