import { JsonNode } from '../script/worker/spin/json-node.mjs';
import {
  cannotCoerce,
  coerceToBoolean,
  coerceToCharacter,
  coerceToDouble,
  coerceToInteger,
  coerceToLong,
  coerceToString,
} from './coerce.ts';
import { double, integer, isMap, JavaCharacter, JavaNumber, long } from './java-value.ts';

/**
 * A method that expressions may call, with the parameter types by which Java tells overloaded ones
 * apart.
 */
export interface Method {
  readonly name: string;
  readonly parameters: readonly ParameterType[];
  /** Gets the base and the converted arguments; answers a value of expressions. */
  call(base: unknown, args: readonly unknown[]): unknown;
}

export type Methods = ReadonlyMap<string, readonly Method[]>;

/**
 * Declares the methods of a class by their Java signatures: `'int indexOf(String,int)': (text,
 * what, from) => …`. Arguments come converted: int and double as numbers, long as number or bigint,
 * char as a text of one unit, an Object as it is, a class that is not a number or text as an
 * instance or null. A result of a primitive type is converted back.
 */
export const declareMethods = <T>(
  declarations: Record<string, (base: T, ...args: never[]) => unknown>,
): Methods => {
  const methods = new Map<string, Method[]>();
  for (const [signature, run] of Object.entries(declarations)) {
    const method = methodOf(signature, run as (base: unknown, ...args: unknown[]) => unknown);
    methods.set(method.name, [...(methods.get(method.name) ?? []), method]);
  }
  return methods;
};

/** One class's methods with those of the classes that it extends. */
export const extendMethods = (own: Methods, ...inherited: Methods[]): Methods => {
  const all = new Map(own);
  for (const methods of inherited) {
    for (const [name, more] of methods) all.set(name, [...(all.get(name) ?? []), ...more]);
  }
  return all;
};

const methodOf = (
  signature: string,
  run: (base: unknown, ...args: unknown[]) => unknown,
): Method => {
  const [, result = '', name = '', parameters = ''] = /^(\S+) (\w+)\((.*)\)$/.exec(signature) ?? [];
  const convert = RESULTS[result] ?? ((value: unknown) => value);
  const types =
    parameters === ''
      ? []
      : parameters.split(',').map((type) => parameterTypes[type as ParameterName]);
  return { name, parameters: types, call: (base, args) => convert(run(base, ...args)) };
};

const RESULTS: Readonly<Record<string, (value: unknown) => unknown>> = {
  int: (value) => integer(value as number),
  long: (value) => long(value as number | bigint),
  double: (value) => double(value as number),
  char: (value) => new JavaCharacter(value as string),
};

export interface ParameterType {
  /** The boxed class, without its package. */
  readonly boxed: string;
  readonly isPrimitive: boolean;
  /** The classes and interfaces that it is of, itself included. */
  readonly is: readonly string[];
  /** Whether a value that is not null is of this class. */
  accepts(value: unknown): boolean;
  /** EL's conversion; throws where there is none. */
  convert(value: unknown): unknown;
}

const isNumber = (kind: string) => (value: unknown) =>
  value instanceof JavaNumber && value.kind === kind;
const isText = (value: unknown) => typeof value === 'string';

const primitive = (
  boxed: string,
  accepts: ParameterType['accepts'],
  convert: ParameterType['convert'],
): ParameterType => ({
  boxed,
  isPrimitive: true,
  is: [boxed, 'Object', ...(boxed === 'Boolean' || boxed === 'Character' ? [] : ['Number'])],
  accepts,
  convert,
});

/** A class to which only its instances, null and the empty text can be converted. */
const reference = (
  name: string,
  accepts: ParameterType['accepts'],
  ...parents: string[]
): ParameterType => ({
  boxed: name,
  isPrimitive: false,
  is: [name, 'Object', ...parents],
  accepts,
  convert: (value) => {
    if (value === null || accepts(value)) return value;
    if (value === '') return null;
    throw cannotCoerce(value, name);
  },
});

const int = primitive('Integer', isNumber('Integer'), coerceToInteger);
const longType = primitive('Long', isNumber('Long'), coerceToLong);
const doubleType = primitive('Double', isNumber('Double'), coerceToDouble);
const booleanType = primitive('Boolean', (value) => typeof value === 'boolean', coerceToBoolean);
const shortType = primitive(
  'Short',
  isNumber('Short'),
  (value) => (coerceToInteger(value) << 16) >> 16,
);
const boxed = (type: ParameterType): ParameterType => ({ ...type, isPrimitive: false });

const parameterTypes = {
  int,
  long: longType,
  double: doubleType,
  boolean: booleanType,
  char: primitive('Character', (value) => value instanceof JavaCharacter, coerceToCharacter),
  short: shortType,
  Integer: boxed(int),
  Long: boxed(longType),
  Double: boxed(doubleType),
  Boolean: boxed(booleanType),
  Short: boxed(shortType),
  String: { ...reference('String', isText, 'CharSequence'), convert: coerceToString },
  CharSequence: reference('CharSequence', isText),
  Date: reference('Date', (value) => value instanceof Date),
  Collection: reference('Collection', (value) => Array.isArray(value) || value instanceof Set),
  List: reference('List', Array.isArray),
  Map: reference('Map', isMap),
  Number: reference('Number', (value) => value instanceof JavaNumber),
  SpinJsonNode: reference('SpinJsonNode', JsonNode.is),
  Object: reference('Object', () => true),
} satisfies Record<string, ParameterType>;

type ParameterName = keyof typeof parameterTypes;
