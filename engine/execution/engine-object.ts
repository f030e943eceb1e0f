import { type ExpressionObject, expressionObject, noSuchMethod } from '../expression/expression.ts';
import { objectMethods } from '../expression/methods.ts';
import {
  declareMethods,
  extendMethods,
  type Method,
  type Methods,
} from '../expression/signature.ts';

/** What an object of the engine shows to expressions, scripts and beans. */
export interface Shown<T> {
  className: string | ((subject: T) => string);
  properties: Readonly<Record<string, (subject: T) => unknown>>;
  /** By their Java signatures (see declareMethods). */
  methods?: Methods;
}

const subjects = new WeakMap<object, object>();

/** Shows objects of the engine; one of them is the same expression object each time. */
export const engineObjects = <T extends object>({ className, properties, methods }: Shown<T>) => {
  const all = extendMethods(methods ?? new Map(), objectMethods);
  const shown = new WeakMap<T, ExpressionObject>();
  return (subject: T): ExpressionObject => {
    const known = shown.get(subject);
    if (known) return known;
    const object: ExpressionObject = {
      [expressionObject]: true,
      className: typeof className === 'string' ? className : className(subject),
      property: (name) =>
        Object.hasOwn(properties, name) ? properties[name]?.(subject) : undefined,
      methods: all,
      invoke: (name, args) => invoke(object, all.get(name) ?? [], args),
    };
    subjects.set(object, subject);
    shown.set(subject, object);
    return object;
  };
};

/** Methods of engine objects: as declareMethods, and each gets what its object stands for. */
export const engineMethods = <T extends object>(
  declarations: Record<string, (subject: T, ...args: never[]) => unknown>,
): Methods =>
  declareMethods<ExpressionObject>(
    Object.fromEntries(
      Object.entries(declarations).map(([signature, run]) => [
        signature,
        (object: ExpressionObject, ...args: never[]) => run(subjects.get(object) as T, ...args),
      ]),
    ),
  );

/** Whether a method of `execution` or `task` changes something: scripts and beans note such calls, to make them later or again. */
export const isChange = (method: string): boolean => CHANGES.test(method);

const CHANGES = /^(?:(?:set|remove|add|delete)[A-Z]\w*|createIncident|resolveIncident|complete)$/;

/** A call by a script or a bean: the first method that takes the arguments as they are, else converted; null stays null. */
const invoke = (
  object: ExpressionObject,
  methods: readonly Method[],
  args: readonly unknown[],
): unknown => {
  const candidates = methods.filter(({ parameters }) => parameters.length === args.length);
  const fitting = candidates.find(({ parameters }) =>
    parameters.every((type, index) => args[index] === null || type.accepts(args[index])),
  );
  for (const method of fitting ? [fitting] : candidates) {
    const converted = convert(method, args);
    if (converted) return method.call(object, converted) ?? null;
  }
  return noSuchMethod;
};

const convert = ({ parameters }: Method, args: readonly unknown[]): unknown[] | undefined => {
  try {
    return parameters.map((type, index) => {
      const value = args[index];
      return value === null && !type.isPrimitive ? null : type.convert(value);
    });
  } catch {
    return undefined;
  }
};
