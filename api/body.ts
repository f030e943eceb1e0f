import { coercion, member } from './coercion.ts';
import { variableValues } from './dto/variable-value.ts';

/** Makes a value of JSON, which is null where the member is missing; throws unreadableBody for a wrong shape. */
export type Kind<V> = (json: unknown) => V;

export type Shape = Readonly<Record<string, Kind<unknown>>>;
export type BodyOf<S extends Shape> = { readonly [N in keyof S]: ReturnType<S[N]> };

/**
 * The body of an endpoint as a table of its members, each with its kind; further members are not looked at, as Camunda
 * lets Jackson ignore them. A JSON null stays null.
 */
export const body =
  <S extends Shape>(shape: S): Kind<BodyOf<S> | null> =>
  (json) => {
    const object = coercion.object(json);
    if (object === null) return null;
    const result: Record<string, unknown> = {};
    for (const name in shape)
      result[name] = (shape[name] as Kind<unknown>)(member(object, name) ?? null);
    return result as BodyOf<S>;
  };

/** The kinds of members, by what Java has in their place. */
export const kind = {
  /** String */
  text: coercion.string,
  /** List<String> */
  texts: coercion.strings,
  /** boolean: false where nothing is given. */
  flag: (json: unknown) => coercion.boolean(json) ?? false,
  /** Boolean */
  truth: coercion.boolean,
  /** Integer */
  integer: coercion.integer,
  /** int: 0 where nothing is given. */
  number: (json: unknown) => coercion.integer(json) ?? 0,
  /** Long */
  long: coercion.long,
  /** long: 0 where nothing is given. */
  duration: (json: unknown) => coercion.long(json) ?? 0,
  /** Date, as milliseconds since 1970. */
  date: coercion.date,
  /** Map<String, VariableValueDto> */
  variables: variableValues,
  /** A list of objects of a shape; its elements may be null. */
  listOf:
    <V>(element: Kind<V>): Kind<V[] | null> =>
    (json) =>
      coercion.list(json)?.map(element) ?? null,
  /** Anything: whoever takes it knows its shape. */
  json: (json: unknown) => json,
} as const;
