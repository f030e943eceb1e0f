import { callEngine } from '../expression/call-method.ts';
import {
  type ExpressionObject,
  isExpressionObject,
  noSuchMethod,
} from '../expression/expression.ts';
import { toHost } from '../expression/host-argument.ts';
import { fromJavaScript } from '../expression/java-value.ts';
import { NotYetRead } from '../store/unit-of-work.ts';
import { isChange } from './engine-object.ts';
import type { Call } from './host-calls.ts';

/** `execution` or `task`, as delegates and other functions of the embedding host get it. */
export interface DelegateScope {
  /** A property by its name in Camunda (`id`, `businessKey`, `currentActivityId`…), undefined for an unknown one. */
  get(property: string): unknown;
  /** The value as plain JavaScript, null where there is no such variable. */
  getVariable(name: string): unknown;
  getVariableLocal(name: string): unknown;
  getVariables(): Record<string, unknown>;
  hasVariable(name: string): boolean;
  setVariable(name: string, value: unknown): void;
  setVariableLocal(name: string, value: unknown): void;
  removeVariable(name: string): void;
  /** Any other method that expressions can call, such as `setProcessBusinessKey` or a task's `setAssignee`. */
  call(method: string, ...args: unknown[]): unknown;
}

/** A change that a call made: on which of the objects that it was given, by their place. */
export interface Write {
  readonly place: Place;
  readonly method: string;
  readonly args: readonly unknown[];
  hasFailed: boolean;
}

type Place = readonly [number, ...string[]];

/** Shows an object of the engine to a call, and keeps what the call changes. */
export const hostScope = (object: ExpressionObject, call: Call, place: Place): DelegateScope => {
  const shown = (value: unknown, name = ''): unknown =>
    value === undefined
      ? undefined
      : toHost(value, (other) => hostScope(other, call, [...place, name]));
  const invoke = (method: string, ...args: unknown[]): unknown => {
    const values = args.map(fromJavaScript);
    if (isChange(method)) return write(object, call, { place, method, args: values });
    return shown(answered(object, method, values));
  };
  return {
    get: (property) => shown(object.property(property), property),
    getVariable: (name) => invoke('getVariable', name),
    getVariableLocal: (name) => invoke('getVariableLocal', name),
    getVariables: () => invoke('getVariables') as Record<string, unknown>,
    hasVariable: (name) => invoke('hasVariable', name) === true,
    setVariable: (name, value) => void invoke('setVariable', name, value),
    setVariableLocal: (name, value) => void invoke('setVariableLocal', name, value),
    removeVariable: (name) => void invoke('removeVariable', name),
    call: invoke,
  };
};

/** Does again what a call did in a run of the command that was dropped. */
export const replay = (writes: readonly Write[], objects: readonly ExpressionObject[]): void => {
  for (const { place, method, args, hasFailed } of writes) {
    try {
      answered(at(objects, place), method, args);
    } catch (error) {
      if (!hasFailed || error instanceof NotYetRead) throw error;
    }
  }
};

const write = (object: ExpressionObject, call: Call, given: Omit<Write, 'hasFailed'>): unknown => {
  if (call.answer) throw new Error(`the call that was given this ${object.className} has ended`);
  const made: Write = { ...given, hasFailed: false };
  call.writes.push(made);
  try {
    return toHost(answered(object, given.method, given.args), (other) =>
      hostScope(other, call, given.place),
    );
  } catch (error) {
    // It is done when the command is run again with that row.
    if (error instanceof NotYetRead) {
      call.notYet ??= error;
      return null;
    }
    made.hasFailed = true;
    throw error;
  }
};

const answered = (object: ExpressionObject, method: string, args: readonly unknown[]): unknown => {
  const answer = callEngine(object, method, args);
  if (answer === noSuchMethod)
    throw new Error(`${object.className} has no method ${method} for ${args.length} arguments`);
  return answer;
};

const at = (objects: readonly ExpressionObject[], [index, ...names]: Place): ExpressionObject => {
  let object: unknown = objects[index];
  for (const name of names) if (isExpressionObject(object)) object = object.property(name);
  if (!isExpressionObject(object)) throw new Error('a call has changed what is no longer there');
  return object;
};
