import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startServer } from '../load/server-process.ts';
import { startCamunda, whyNoCamunda } from './camunda.ts';
import type { Rates } from './client.ts';

// Measures this engine over HTTP, and beside it, in the same run, the real Camunda where Java and Maven are:
//   npm run bench [-- --json] [--no-camunda]
// Here every commit is synced to the file before it is acknowledged; Camunda keeps its rows in H2 in memory.

const ROWS: [keyof Rates, string][] = [
  ['startBy1', 'starts/s, 1 client'],
  ['startBy32', 'starts/s, 32 clients'],
  ['restartBy1', 'single restarts/s, 1 client'],
  ['restartBy32', 'single restarts/s, 32 clients'],
  ['restartInOneCall', 'instances/s, 2,000 restarted in one call'],
];

const CLIENT = fileURLToPath(new URL('client.ts', import.meta.url));

const measure = async (base: string): Promise<Rates> => {
  const args = ['--import', import.meta.resolve('tsx'), CLIENT, base];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Rates;
};

const measureHere = async (): Promise<Rates> => {
  const data = mkdtempSync(join(tmpdir(), 'dalsegno-bench-'));
  const server = await startServer(data, ['--job-executor', 'off']);
  try {
    return await measure(server.base);
  } finally {
    await server.end('SIGTERM');
    rmSync(data, { recursive: true, force: true });
  }
};

const measureCamunda = async (): Promise<Rates> => {
  const camunda = await startCamunda();
  try {
    return await measure(camunda.base);
  } finally {
    await camunda.end();
  }
};

const table = (here: Rates, camunda: Rates | undefined): string => {
  const number = (value: number) => Math.round(value).toLocaleString('en-US');
  const lines = [['', 'dalsegno', 'camunda 7.23', 'ratio']];
  for (const [key, label] of ROWS) {
    const theirs = camunda?.[key];
    const ratio = theirs === undefined ? '-' : `${(here[key] / theirs).toFixed(1)} x`;
    lines.push([label, number(here[key]), theirs === undefined ? '-' : number(theirs), ratio]);
  }
  return lines
    .map(
      ([label = '', ...cells]) =>
        label.padEnd(42) + cells.map((cell) => cell.padStart(14)).join(''),
    )
    .join('\n');
};

const args = process.argv.slice(2);
const noCamunda = args.includes('--no-camunda') ? 'not asked for' : whyNoCamunda();
const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  node: process.version,
};
const here = await measureHere();
const camunda = noCamunda === undefined ? await measureCamunda() : undefined;

if (args.includes('--json')) {
  console.log(JSON.stringify({ machine, dalsegno: here, camunda: camunda ?? null }));
} else {
  console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}`);
  console.log('here every commit is synced to the file; Camunda runs on H2 in memory\n');
  console.log(table(here, camunda));
  if (noCamunda !== undefined) console.log(`\nwithout Camunda: ${noCamunda}`);
}
