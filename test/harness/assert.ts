import * as uvu from 'uvu/assert';
import { noteAssertion, noteFailedAssertion } from './record.ts';

type ErrorClass = new (...args: never[]) => Error;
type Expected = RegExp | ErrorClass | ((error: Error) => boolean);
type Kind = 'string' | 'number' | 'boolean' | 'object' | 'undefined' | 'function';

interface Comparisons {
  ok(value: unknown, message?: string): void;
  equal(actual: unknown, expected: unknown, message?: string): void;
  type(actual: unknown, expected: Kind, message?: string): void;
  // biome-ignore lint/complexity/noBannedTypes: any class may be asked for, also one with a private constructor
  instance(actual: unknown, expected: Function, message?: string): void;
  match(actual: string, expected: string | RegExp, message?: string): void;
}

export interface Assert extends Comparisons {
  ok(value: unknown, message?: string): asserts value;
  is: { (actual: unknown, expected: unknown, message?: string): void; not: Comparisons['equal'] };
  /** Compares texts, their common indentation aside. */
  snapshot(actual: string, expected: string, message?: string): void;
  unreachable(message?: string): never;
  /** The block must throw; `expected` is a pattern of the message, an error class or a predicate. */
  throws(block: () => unknown, expected?: Expected, message?: string): void;
  /** As `throws`, for a promise or a function that answers one. */
  rejects(
    subject: Promise<unknown> | (() => Promise<unknown>),
    expected?: Expected,
    message?: string,
  ): Promise<void>;
  not: ((value: unknown, message?: string) => void) &
    Comparisons & {
      throws(block: () => unknown, message?: string): void;
    };
}

/**
 * uvu's assertions, counted, so that a test without any fails. `throws` and `not.throws` refuse what uvu lets pass by
 * accident: a text as the expectation, a class that is only called, and a function that answers a promise.
 */
export const assert: Assert = {
  ok: counted(uvu.ok),
  is: Object.assign(counted(uvu.is), { not: counted(uvu.is.not) }),
  equal: counted(uvu.equal),
  type: counted(uvu.type),
  instance: counted(uvu.instance),
  match: counted(uvu.match),
  snapshot: counted(uvu.snapshot),
  unreachable: counted(uvu.unreachable) as Assert['unreachable'],
  throws: counted(throws),
  rejects: counted(rejects),
  not: Object.assign(counted(uvu.not), {
    ok: counted(uvu.not.ok),
    equal: counted(uvu.not.equal),
    type: counted(uvu.not.type),
    instance: counted(uvu.not.instance),
    match: counted(uvu.not.match),
    throws: counted(doesNotThrow),
  }),
};

function counted<A extends unknown[], R>(check: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    const owner = noteAssertion();
    const failed = (error: unknown): never => {
      noteFailedAssertion(owner, error);
      throw error;
    };
    try {
      const result = check(...args);
      return result instanceof Promise ? (result.catch(failed) as R) : result;
    } catch (error) {
      return failed(error);
    }
  };
}

function throws(block: () => unknown, expected?: Expected, message?: string): void {
  let result: unknown;
  try {
    result = block();
  } catch (error) {
    return judge(error, expected, message);
  }
  refusePromise(result, 'throws');
  uvu.unreachable(message ?? 'Expected function to throw');
}

async function rejects(
  subject: Promise<unknown> | (() => Promise<unknown>),
  expected?: Expected,
  message?: string,
): Promise<void> {
  try {
    await (typeof subject === 'function' ? subject() : subject);
  } catch (error) {
    return judge(error, expected, message);
  }
  uvu.unreachable(message ?? 'Expected promise to be rejected');
}

function doesNotThrow(block: () => unknown, message?: string): void {
  let result: unknown;
  try {
    result = block();
  } catch (error) {
    throw new Error(message ?? `Expected function not to throw: ${String(error)}`, {
      cause: error,
    });
  }
  refusePromise(result, 'not.throws');
}

function refusePromise(result: unknown, name: string): void {
  if (result instanceof Promise) {
    result.catch(() => {});
    throw new Error(`assert.${name} cannot look into a promise: await it, or use assert.rejects`);
  }
}

function judge(error: unknown, expected: Expected | undefined, message: string | undefined): void {
  if (expected === undefined) return;
  if (typeof expected === 'string') throw new Error('a text is no expectation: use a RegExp');
  if (expected instanceof RegExp)
    return uvu.match(String((error as Error)?.message), expected, message);
  if (isErrorClass(expected)) return uvu.instance(error, expected, message);
  uvu.ok(expected(error as Error), message ?? `Unexpected error: ${String(error)}`);
}

const isErrorClass = (expected: Expected): expected is ErrorClass =>
  typeof expected === 'function' && (expected === Error || expected.prototype instanceof Error);
