import type { ExpressionContext } from './expression.ts';
import { classNameOf, fromJavaScript, isMap } from './java-value.ts';

/**
 * A function, or an object with methods, that the embedding host registered. Expressions reach what
 * it and its classes declare; nothing that JavaScript itself gives every object or function.
 */
export class HostBean {
  constructor(
    readonly target: object,
    /** Whose method a function is. */
    readonly owner?: object,
  ) {}
}

/** What a registered value is to expressions: data stays data, all else is a bean. */
export const hostValue = (value: unknown, owner?: object): unknown => {
  if (typeof value === 'function') return owner ? new HostBean(value, owner) : beanOf(value);
  if (typeof value !== 'object' || value === null || value instanceof HostBean) return value;
  const isOpaque = classNameOf(value) === 'java.lang.Object' && !(value instanceof Promise);
  return isOpaque || (isMap(value) && !(value instanceof Map) && hasParts(value))
    ? beanOf(value)
    : value;
};

/** A plain object is a bean where functions or instances of classes are in it, and else a map. */
const hasParts = (object: object, within: readonly object[] = []): boolean =>
  Object.values(Object.getOwnPropertyDescriptors(object)).some(({ value, get }) => {
    if (get !== undefined || typeof value === 'function') return true;
    if (typeof value !== 'object' || value === null || within.includes(value)) return false;
    if (classNameOf(value) === 'java.lang.Object') return true;
    return isMap(value) && !(value instanceof Map) && hasParts(value, [...within, object]);
  });

const beans = new WeakMap<object, HostBean>();

/** The same bean is the same value wherever it is looked up. */
const beanOf = (target: object): HostBean => {
  const bean = beans.get(target) ?? new HostBean(target);
  beans.set(target, bean);
  return bean;
};

/** A property of a bean, or what its getter answers; undefined where it has neither. */
export const propertyOfHost = (
  { target }: HostBean,
  name: string,
  context: ExpressionContext,
  isResult: boolean,
): unknown => {
  if (hasMember(target, name)) {
    const value = ask(context, () => Reflect.get(target, name), [], isResult);
    return fromJavaScript(hostValue(value, target));
  }
  const suffix = name.charAt(0).toUpperCase() + name.slice(1);
  const getter = [`get${suffix}`, `is${suffix}`].find((each) => isMethod(target, each));
  return (
    getter && ask(context, () => Reflect.apply(method(target, getter), target, []), [], isResult)
  );
};

export const hasMethod = ({ target }: HostBean, name: string): boolean => isMethod(target, name);

/** Calls a method of a bean, which has it. */
export const callHostMethod = (
  { target }: HostBean,
  name: string,
  args: readonly unknown[],
  context: ExpressionContext,
  isResult: boolean,
): unknown =>
  ask(context, (given) => Reflect.apply(method(target, name), target, given), args, isResult);

/** Calls a bean that is a function. */
export const callHostFunction = (
  { target, owner }: HostBean,
  args: readonly unknown[],
  context: ExpressionContext,
  isResult: boolean,
): unknown =>
  ask(
    context,
    (given) => Reflect.apply(target as (...args: unknown[]) => unknown, owner, given),
    args,
    isResult,
  );

const ask = (
  { host }: ExpressionContext,
  run: (args: readonly unknown[]) => unknown,
  args: readonly unknown[],
  isResult: boolean,
): unknown => {
  if (!host) throw new Error('the context of an expression has no beans');
  try {
    return fromJavaScript(host.call(run, args, isResult));
  } catch (error) {
    if (typeof error === 'object' && error !== null) thrown.add(error);
    throw error;
  }
};

const thrown = new WeakSet<object>();

/** Whether an error is the host's own: it passes as it is. */
export const isThrownByHost = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && thrown.has(error);

const method = (target: object, name: string) =>
  Reflect.get(target, name) as (...args: unknown[]) => unknown;

const isMethod = (target: object, name: string): boolean => {
  const { value, get } = memberOf(target, name) ?? {};
  return typeof value === 'function' || get !== undefined;
};

const hasMember = (target: object, name: string): boolean => memberOf(target, name) !== undefined;

/** What a bean or its classes declare under a name, JavaScript's own classes aside. */
const memberOf = (target: object, name: string): PropertyDescriptor | undefined => {
  if (HIDDEN.has(name) || (typeof target === 'function' && OF_FUNCTIONS.has(name)))
    return undefined;
  for (let each: object | null = target; each && !BUILT_IN.has(each); ) {
    const member = Object.getOwnPropertyDescriptor(each, name);
    if (member) return member;
    each = Object.getPrototypeOf(each);
  }
  return undefined;
};

const HIDDEN = new Set([
  'constructor',
  'prototype',
  '__proto__',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
]);
const OF_FUNCTIONS = new Set(['name', 'length', 'caller', 'arguments']);

const BUILT_IN: ReadonlySet<object> = new Set<object>([
  Object.prototype,
  Function.prototype,
  Array.prototype,
  Map.prototype,
  Set.prototype,
  WeakMap.prototype,
  WeakSet.prototype,
  Promise.prototype,
  Error.prototype,
  Date.prototype,
  RegExp.prototype,
  Object.getPrototypeOf(Uint8Array.prototype),
  Object.getPrototypeOf(Object.getPrototypeOf((function* () {})())),
  Object.getPrototypeOf(async () => {}),
]);
