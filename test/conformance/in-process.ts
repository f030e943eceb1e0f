import { readdirSync, readFileSync } from 'node:fs';
import { createApp } from '../../api/app.ts';
import { createEngine } from '../../engine/index.ts';
import { differences, type Observation, replayAll } from './replay.mjs';

export interface ScenarioResult {
  title: string;
  /** Where the transcript differs from Camunda's, the texts of error messages aside. */
  differences: string[];
  /** As `differences`, the texts of error messages included. */
  withMessages: string[];
}

type Store = NonNullable<Parameters<typeof createEngine>[0]>['store'];
type Golden = Record<string, Observation[]>;

const here = (path: string): URL => new URL(path, import.meta.url);

/** The names of all sets, such as restart-basics. */
export const setNames = (): string[] =>
  readdirSync(here('scenarios'))
    .map((file) => file.replace(/\.mjs$/, ''))
    .sort();

const golden = (set: string): Golden =>
  JSON.parse(readFileSync(here(`golden/${set}.json`), 'utf8')) as Golden;

/** The titles of a set's scenarios, in the order of their recording. */
export const titles = (set: string): string[] => Object.keys(golden(set));

export interface SetResult {
  scenarios: ScenarioResult[];
  /** Errors that no request may cause, whatever it asks: broken invariants of the engine. */
  unexpectedErrors: string[];
}

/**
 * Replays one set against a fresh engine in this process, its job executor off, and compares it with
 * what Camunda showed. `filter` picks scenarios whose title begins with it.
 */
export const runSet = async (
  set: string,
  { store, filter = '' }: { store?: Store; filter?: string } = {},
): Promise<SetResult> => {
  const engine = createEngine({ ...(store && { store }), jobExecutor: false });
  const unexpectedErrors: string[] = [];
  const app = createApp(engine, {
    logError: (error, { method, path }) => {
      unexpectedErrors.push(`${method} ${path}: ${error instanceof Error ? error.stack : error}`);
    },
  });
  const recorded = golden(set);
  // The clock keeps no process alive, but a long poll waits for nothing else.
  const alive = setInterval(() => {}, 1_000);
  const results = await replayAll({
    base: 'http://engine/engine-rest',
    fetch: (url, init) => app.request(url, init),
    filter: `${set}/${filter}`,
  });
  clearInterval(alive);
  await engine.close();
  const scenarios = results.map(({ name, seen, differences: plain }) => {
    const title = name.slice(set.length + 1);
    const withMessages = differences(recorded[title] ?? [], seen, { messages: true });
    return { title, differences: plain, withMessages };
  });
  return { scenarios, unexpectedErrors };
};
