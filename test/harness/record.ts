import { AsyncLocalStorage } from 'node:async_hooks';
import { writeSync } from 'node:fs';

/** What became of one test; `running` and `waiting` in the end mean that it never finished or never ran. */
export interface TestRecord {
  suite: string;
  name: string;
  state: 'waiting' | 'running' | 'passed' | 'failed' | 'skipped';
  assertions: number;
  /** The first assertion that failed: a test that swallows it must not pass. */
  failedAssertion?: unknown;
  reason?: string;
}

export interface SuiteRecord {
  name: string;
  isRun: boolean;
  isDone: boolean;
  tests: TestRecord[];
}

export interface Failure {
  /** Suite and test, or what else failed. */
  title: string;
  message: string;
}

/** What a test file's process tells the runner in the end. */
export interface Report {
  passed: number;
  failures: Failure[];
  skipped: { title: string; reason: string }[];
}

/** After the last test the process must end by itself within this time. */
const OPEN_HANDLE_LIMIT_MS = 3_000;
/** A test that goes on for longer without a sign of progress is taken to hang, and ends its file. */
const TEST_LIMIT_MS = Number(process.env.TEST_LIMIT_MS ?? 60_000);

const suites: SuiteRecord[] = [];
const failures: Failure[] = [];
const context = new AsyncLocalStorage<TestRecord>();
let current: TestRecord | undefined;
let limit: NodeJS.Timeout | undefined;
/** Why a test that is still running will not finish. */
let end = 'the process was ended';

export const addSuite = (name: string): SuiteRecord => {
  const suite: SuiteRecord = { name, isRun: false, isDone: false, tests: [] };
  suites.push(suite);
  return suite;
};

export const fail = (title: string, error: unknown): void => {
  failures.push({ title, message: describe(error) });
};

/** Runs a test's body; throws if it fails, has no assertion, or swallows a failed one. */
export const observe = async (test: TestRecord, body: () => unknown): Promise<void> => {
  test.state = 'running';
  current = test;
  limit = setTimeout(giveUp, TEST_LIMIT_MS).unref();
  try {
    await context.run(test, async () => body());
    if (test.failedAssertion !== undefined) {
      throw new Error(
        `an assertion failed, but its error was caught: ${describe(test.failedAssertion)}`,
      );
    }
    if (test.assertions === 0) throw new Error('the test has no assertion');
    test.state = 'passed';
  } catch (error) {
    test.state = 'failed';
    fail(`${test.suite}: ${test.name}`, error);
    throw error;
  } finally {
    clearTimeout(limit);
    current = undefined;
  }
};

/** For a test that takes long where it is one of many at a time: it does not hang, and has its whole time again. */
export const progress = (): void => {
  limit?.refresh();
};

const giveUp = (): never => {
  end = `no sign of progress for ${TEST_LIMIT_MS / 1000} s`;
  process.exit(1);
};

/** Counts an assertion for the test it belongs to, and answers that test. */
export const noteAssertion = (): TestRecord | undefined => {
  const owner = context.getStore() ?? current;
  if (owner && owner.state !== 'running') {
    fail(
      `${owner.suite}: ${owner.name}`,
      new Error('an assertion came after the end of the test: is an await missing?'),
    );
  }
  if (owner) owner.assertions++;
  return owner;
};

export const noteFailedAssertion = (owner: TestRecord | undefined, error: unknown): void => {
  if (owner) owner.failedAssertion ??= error;
};

/** Called when a suite is done; after the last one the process may only live on for a moment. */
export const suiteDone = (suite: SuiteRecord): void => {
  suite.isDone = true;
  if (!suites.every((other) => other.isDone)) return;
  setTimeout(() => {
    const standard = ['PipeWrap', 'TTYWrap'];
    const open = process
      .getActiveResourcesInfo()
      .filter((kind) => !standard.includes(kind))
      .join(', ');
    fail(
      'open handle',
      new Error(`the tests are over, but something keeps the process alive: ${open}`),
    );
    process.exit(1);
  }, OPEN_HANDLE_LIMIT_MS).unref();
};

const report = (): Report => {
  if (suites.length === 0) fail('no suite', new Error('the file has no suite'));
  for (const suite of suites) {
    if (suite.tests.length === 0) fail(suite.name, new Error('the suite has no test'));
    if (!suite.isRun) fail(suite.name, new Error('the suite never ran: test.run() is missing'));
    for (const test of suite.tests) {
      if (test.state === 'running')
        fail(`${suite.name}: ${test.name}`, new Error(`the test never finished: ${end}`));
      if (test.state === 'waiting')
        fail(`${suite.name}: ${test.name}`, new Error('the test never ran'));
    }
  }
  const tests = suites.flatMap((suite) => suite.tests);
  return {
    passed: tests.filter((test) => test.state === 'passed').length,
    failures,
    skipped: tests
      .filter((test) => test.state === 'skipped')
      .map((test) => ({ title: `${test.suite}: ${test.name}`, reason: test.reason ?? '' })),
  };
};

export const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const details = (error as { details?: unknown }).details;
  const text = error.message || String(error);
  const stack = (error.stack ?? '').slice((error.stack ?? '').indexOf(text) + text.length);
  const own = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !/node:|node_modules|\/test\/harness/.test(line));
  return [text, ...(details ? [String(details).trimEnd()] : []), ...own.slice(0, 6)].join('\n');
};

process.on('unhandledRejection', (error) => fail('unhandled rejection', error));
process.on('uncaughtException', (error) => fail('uncaught exception', error));
process.on('beforeExit', () => {
  end = 'it waits for something, and nothing is left that could bring it';
});
process.on('exit', (code) => {
  const result = report();
  if (code !== 0 && result.failures.length === 0)
    fail('exit', new Error(`the process ended with exit code ${code}`));
  if (result.failures.length > 0) process.exitCode = 1;
  const channel = process.env.TEST_REPORT_CHANNEL;
  if (channel) writeSync(Number(channel), JSON.stringify(result));
  else
    for (const { title, message } of result.failures) console.error(`FAIL ${title}\n${message}\n`);
});
