import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Report } from './harness/record.ts';

// Runs every test/**/*.test.ts in a process of its own:  npm test [-- TEXT...] [--all] [--verbose]
// --all: also what takes long, of scripts that never end and of journals cut at every byte, and what is the same once more on another backend. TEXT picks the files whose path holds it. The last line is 'N passed, N failed'; the exit code 1 if anything failed.

const TEST = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(TEST);
const TSX = import.meta.resolve('tsx');
/** A file that takes longer hangs, and is killed. */
const FILE_LIMIT_MS = 150_000;
/** The long ones first, so that they do not run alone in the end. */
const LONG = ['conformance', 'crash', 'property', 'store'];

/**
 * Run only with --all, or by their names: the same hostile scripts as on the usual backend, and of those that never end
 * the whole table, most of whose time is waiting. life.test.ts has some of them.
 */
const ONLY_WITH_ALL = /^test\/script\/hostile\/(?:deno|inline|.*-endless)/;

/** Failures whose reason may stand only in what the file printed. */
const OUTSIDE_TESTS = ['file', 'no suite', 'exit'];

interface Outcome {
  file: string;
  report: Report;
  output: string;
  durationMs: number;
}

const findFiles = (filters: readonly string[], all: boolean): string[] => {
  const rank = (file: string) =>
    LONG.some((folder) => file.startsWith(`test/${folder}/`)) ? 0 : 1;
  return readdirSync(TEST, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => relative(ROOT, join(TEST, name)))
    .filter((file) =>
      filters.length === 0
        ? all || !ONLY_WITH_ALL.test(file)
        : filters.some((text) => file.includes(text)),
    )
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
};

const collect = (stream: Readable, chunks: Buffer[]) =>
  stream.on('data', (chunk) => chunks.push(chunk));

/** The child's report; whatever goes wrong before it could write one is a failure too. */
const judge = (text: string, code: number | null, signal: string | null): Report => {
  const failed = (message: string): Report => ({
    passed: 0,
    failures: [{ title: 'file', message }],
    skipped: [],
  });
  if (signal === 'SIGKILL') return failed(`killed: not finished after ${FILE_LIMIT_MS / 1000} s`);
  if (signal !== null) return failed(`ended by ${signal}`);
  if (text === '')
    return failed(`no report: does the file use test/harness.ts? (exit code ${code})`);
  const report = JSON.parse(text) as Report;
  if (code !== 0 && report.failures.length === 0) {
    report.failures.push({ title: 'file', message: `exit code ${code}` });
  }
  return report;
};

/** Run when all others are done: their scripts loop on every core, while an honest one has a second. */
const ALONE = /^test\/script\/(?:access|hostile\/|life)/;

export const runFile = (file: string, env: NodeJS.ProcessEnv = {}): Promise<Outcome> =>
  new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(process.execPath, ['--import', TSX, join(ROOT, file)], {
      cwd: ROOT,
      env: { ...process.env, TEST_REPORT_CHANNEL: '3', FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const output: Buffer[] = [];
    const report: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) collect(stream as Readable, output);
    collect(child.stdio[3] as Readable, report);
    const limit = setTimeout(() => child.kill('SIGKILL'), FILE_LIMIT_MS);
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      resolve({
        file,
        report: judge(Buffer.concat(report).toString(), code, signal),
        output: Buffer.concat(output).toString(),
        durationMs: performance.now() - started,
      });
    });
  });

const print = ({ file, report, output, durationMs }: Outcome, verbose: boolean): void => {
  const { passed, failures, skipped } = report;
  const counts = [
    `${passed} passed`,
    ...(failures.length > 0 ? [`${failures.length} failed`] : []),
    ...(skipped.length > 0 ? [`${skipped.length} skipped`] : []),
  ].join(', ');
  console.log(
    `${failures.length > 0 ? 'FAIL' : 'ok  '} ${file}  ${counts}  ${(durationMs / 1000).toFixed(1)} s`,
  );
  for (const { title, reason } of skipped) console.log(`    skipped: ${title} (${reason})`);
  for (const { title, message } of failures)
    console.log(`    ${title}\n${message.replace(/^/gm, '        ')}`);
  const isLost = failures.some(({ title }) => OUTSIDE_TESTS.includes(title));
  if (verbose || isLost) console.log(output.replace(/^/gm, '    | '));
};

const main = async (): Promise<void> => {
  const args = process.argv.slice(2);
  const names = args.filter((arg) => !arg.startsWith('--'));
  const all = args.includes('--all');
  const files = findFiles(names, all);
  const total = { passed: 0, failed: 0, skipped: 0 };
  if (files.length === 0) {
    console.error('no test file has that name');
    total.failed = 1;
  }
  const work = async (waiting: Iterable<string>) => {
    for (const file of waiting) {
      const outcome = await runFile(file, all ? { TEST_ALL: '1' } : {});
      print(outcome, args.includes('--verbose'));
      total.passed += outcome.report.passed;
      total.failed += outcome.report.failures.length;
      total.skipped += outcome.report.skipped.length;
    }
  };
  const shared = files.filter((file) => !ALONE.test(file)).values();
  const atOnce = Math.max(2, availableParallelism());
  await Promise.all(Array.from({ length: atOnce }, () => work(shared)));
  await work(files.filter((file) => ALONE.test(file)));
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
