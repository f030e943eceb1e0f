import type { QueryDefinition } from '../../engine/query/definition.ts';
import type { TableName } from '../../engine/store/tables.ts';
import { assert, type Suite } from '../harness.ts';
import { among, type SomeRows } from './rows.ts';

/** What is asked, and the ids that are found. */
export type Case = [question: Record<string, unknown>, found: string[]];

/** A test of each question to some rows. */
export const ask = <T extends TableName>(
  test: Suite<object>,
  definition: QueryDefinition<T>,
  rows: SomeRows,
  cases: Case[],
) => {
  for (const [question, found] of cases) {
    test(`${definition.table}: ${JSON.stringify(question)} finds ${found.join(' and ') || 'none'}`, async () => {
      const find = await among(rows);
      assert.equal(await find(definition, question), found);
    });
  }
};

/** Status and message of the refusal of a query. */
export const refusal = async <T extends TableName>(
  definition: QueryDefinition<T>,
  question: Record<string, unknown>,
): Promise<[status: number, message: string]> => {
  const find = await among({});
  const error = (await find(definition, question).catch((failure: unknown) => failure)) as Error & {
    status: number;
  };
  return [error.status, error.message];
};
