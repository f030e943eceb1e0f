import { createApp } from '../../api/app.ts';
import type { Engine, Failure, Query, TableName } from '../../engine/index.ts';
import { assert } from '../harness.ts';

/** What was asked of an engine that runs nothing. */
export interface FakeEngine extends Engine {
  asked: { verb: string; command: unknown }[];
  queries: Query[];
}

/** An engine without rows whose commands answer what the test says, for tests of the API alone. */
export const fakeEngine = (
  answers: Record<string, (command: never) => unknown> = {},
  rows: object[] = [],
): FakeEngine => {
  const asked: FakeEngine['asked'] = [];
  const queries: Query[] = [];
  const find = (query: Query) => {
    queries.push(query);
    return rows;
  };
  const engine = {
    name: 'default',
    asked,
    queries,
    now: () => 1_000,
    run: async (verb: string, command: never) => {
      asked.push({ verb, command });
      return answers[verb]?.(command);
    },
    list: async (query: Query) => find(query),
    count: async (query: Query) => find(query).length,
    get: async (_table: TableName, id: string) =>
      rows.find((row) => (row as { id: string }).id === id),
    close: async () => {},
  };
  return engine as unknown as FakeEngine;
};

/** The first command that an engine was asked to run. */
export const firstCommand = <C>(engine: FakeEngine): C => {
  assert.ok(engine.asked[0]);
  return engine.asked[0].command as C;
};

/** For `answers`: what a verb is refused with. */
export const throwing = (failure: Failure) => () => {
  throw failure;
};

/** Sends JSON, or a text as it is, to the API of an engine. */
export const request = async (
  engine: Engine,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Answer }> => {
  const response = await createApp(engine).request(`http://localhost:1/engine-rest${path}`, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const answer = await response.text();
  return { status: response.status, body: answer === '' ? null : JSON.parse(answer) };
};

// biome-ignore lint/suspicious/noExplicitAny: tests compare what they find in it
type Answer = any;
