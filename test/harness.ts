import * as uvu from 'uvu';
import { addSuite, fail, observe, suiteDone } from './harness/record.ts';

export { assert } from './harness/assert.ts';
export { progress } from './harness/record.ts';

/** Whether also what takes long is to be tested: `npm test -- --all`. */
export const takesAll = process.env.TEST_ALL === '1';

type Crumbs = { __suite__: string; __test__: string };
type Body<T> = (context: T & Crumbs) => unknown;
type Hook<T> = { (hook: Body<T>): void; each(hook: Body<T>): void };

export interface Suite<T> {
  /** Adds a test; its name is a sentence. */
  (name: string, body: Body<T>): void;
  /** Leaves a test out; whoever does so owes a reason, which the runner prints. */
  skip(name: string, reason: string, body?: Body<T>): void;
  before: Hook<T>;
  after: Hook<T>;
  /** Ends the suite: without this call the file fails. */
  run(): void;
}

/**
 * A uvu suite that cannot pass by accident. Each of these fails: a hook that throws, a forgotten `run()`, a suite
 * without tests, a test without assertion, one that never runs or never finishes, an assertion after its end or whose
 * failure is swallowed, an unhandled rejection, and a handle that keeps the process alive (see harness/record.ts;
 * harness/must-fail/ proves each).
 */
export const suite = <T extends object = Record<string, never>>(
  name: string,
  context?: T,
): Suite<T> => {
  const inner = uvu.suite<T>(name, context);
  const record = addSuite(name);

  const guarded =
    (kind: string, hook: Body<T>) =>
    async (state: T & Crumbs): Promise<void> => {
      try {
        await hook(state);
      } catch (error) {
        fail(`${name}: ${kind}`, error);
        // uvu takes a failure after a test as the failure of the whole suite, and then forgets it.
        if (kind.startsWith('before')) throw error;
      }
    };
  const hooks = (kind: 'before' | 'after'): Hook<T> =>
    Object.assign((hook: Body<T>) => inner[kind](guarded(kind, hook)), {
      each: (hook: Body<T>) => inner[kind].each(guarded(`${kind}.each`, hook)),
    });

  const add = (testName: string, body: Body<T>): void => {
    const test = { suite: name, name: testName, state: 'waiting' as const, assertions: 0 };
    record.tests.push(test);
    inner(testName, (state) => observe(test, () => body(state)));
  };
  const skip = (testName: string, reason: string): void => {
    if (typeof reason !== 'string' || reason.trim() === '')
      throw new Error(`skipping '${testName}' needs a reason`);
    record.tests.push({ suite: name, name: testName, state: 'skipped', assertions: 0, reason });
    inner.skip(testName);
  };
  const run = (): void => {
    record.isRun = true;
    inner.after(() => suiteDone(record));
    inner.run();
  };
  return Object.assign(add, { skip, before: hooks('before'), after: hooks('after'), run });
};
