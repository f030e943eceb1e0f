import { type ExpressionObject, isExpressionObject, noSuchMethod } from './expression.ts';
import { invoking, methodNotFound } from './java-exception.ts';
import { classNameOf, fromJavaScript, JavaNumber } from './java-value.ts';
import { methodsOf } from './methods.ts';
import type { Method, ParameterType } from './signature.ts';

/**
 * Calls a method of a value that is not null: one of the closed list in methods.ts, or what an
 * ExpressionObject answers to. Throws MethodNotFoundException where there is none for these
 * arguments, InvocationException for what it throws.
 */
export const callMethod = (base: unknown, name: string, args: readonly unknown[]): unknown => {
  if (isExpressionObject(base) && !base.methods?.has(name)) {
    const answer = invoking(() => callEngine(base, name, args));
    if (answer !== noSuchMethod) return fromJavaScript(answer);
  }
  const method = findMethod(base, name, args);
  const converted = method.parameters.map((type, index) => type.convert(args[index]));
  return invoking(() => fromJavaScript(method.call(base, converted)));
};

/** What `invoke` answers, or the property that is asked by its getter. */
export const callEngine = (
  base: ExpressionObject,
  name: string,
  args: readonly unknown[],
): unknown => {
  const answer = base.invoke(name, args);
  if (answer !== noSuchMethod || args.length > 0) return answer;
  const property = /^(?:get|is)([A-Z].*)$/.exec(name)?.[1];
  if (property === undefined) return noSuchMethod;
  const value = base.property(property.charAt(0).toLowerCase() + property.slice(1));
  return value === undefined ? noSuchMethod : value;
};

/**
 * Jakarta EL's choice between overloaded methods (ELUtil.findMethod): one whose types are exactly
 * those of the arguments, else the most specific of those that take them as they are, else of those
 * to which they can be converted.
 */
const findMethod = (base: unknown, name: string, args: readonly unknown[]): Method => {
  const assignable: Method[] = [];
  const coercible: Method[] = [];
  for (const method of methodsOf(base).get(name) ?? []) {
    const match =
      method.parameters.length === args.length ? matchOf(method.parameters, args) : 'none';
    if (match === 'exact') return method;
    if (match === 'assignable') assignable.push(method);
    if (match === 'coercible') coercible.push(method);
  }
  const call = () => `class ${classNameOf(base)}.${name}(${args.map(typeName).join(', ')})`;
  const isCoerced = assignable.length === 0;
  const best = mostSpecific(isCoerced ? coercible : assignable, args, isCoerced);
  const [method] = best;
  if (method === undefined) throw methodNotFound(`Method not found: ${call()}`);
  if (best.length > 1) throw methodNotFound(`Unable to find unambiguous method: ${call()}`);
  return method;
};

const typeName = (value: unknown): string => (value === null ? 'null' : classNameOf(value));

type Match = 'exact' | 'assignable' | 'coercible' | 'none';

const matchOf = (parameters: readonly ParameterType[], args: readonly unknown[]): Match => {
  let match: Match = 'exact';
  for (const [index, type] of parameters.entries()) {
    const value = args[index];
    if (isExactly(type, value)) continue;
    if (value === null || type.accepts(value)) {
      if (match === 'exact') match = 'assignable';
    } else if (canConvert(type, value)) match = 'coercible';
    else return 'none';
  }
  return match;
};

/** A value's class is never a primitive one, nor a mere interface. */
const isExactly = (type: ParameterType, value: unknown): boolean =>
  value !== null &&
  !type.isPrimitive &&
  type.accepts(value) &&
  classNameOf(value).endsWith(`.${type.boxed}`);

const canConvert = (type: ParameterType, value: unknown): boolean => {
  try {
    type.convert(value);
    return true;
  } catch {
    return false;
  }
};

const mostSpecific = (
  methods: readonly Method[],
  args: readonly unknown[],
  isCoerced: boolean,
): Method[] => {
  let best: Method[] = [];
  for (const method of methods) {
    const order = best.map((other) => specificity(method, other, args, isCoerced));
    best = best.filter((_, index) => order[index] !== 1);
    if (!order.includes(-1)) best.push(method);
  }
  return best;
};

/**
 * 1 where the one method is more specific, -1 where the other one is, 0 where that cannot be said.
 */
const specificity = (
  one: Method,
  other: Method,
  args: readonly unknown[],
  isCoerced: boolean,
): number => {
  let result = 0;
  for (const [index, type] of one.parameters.entries()) {
    const otherType = other.parameters[index];
    if (otherType === undefined || type === otherType) continue;
    const order = typeSpecificity(type, otherType, isCoerced && args[index] instanceof JavaNumber);
    if (order === 0 || order === -result) return 0;
    result = order;
  }
  return result;
};

const typeSpecificity = (
  one: ParameterType,
  other: ParameterType,
  prefersNumbers: boolean,
): number => {
  if (one.is.includes(other.boxed)) return 1;
  if (other.is.includes(one.boxed)) return -1;
  return prefersNumbers
    ? Number(one.is.includes('Number')) - Number(other.is.includes('Number'))
    : 0;
};
