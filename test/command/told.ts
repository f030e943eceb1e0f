import type { Engine, TableName, Tables } from '../../engine/index.ts';

/** All rows of a table, in their order of insertion. */
export const rows = <T extends TableName>(
  engine: Engine,
  table: T,
): Promise<Readonly<Tables[T]>[]> => engine.list({ table, where: [] });

/** The only row of a table. */
export const only = async <T extends TableName>(
  engine: Engine,
  table: T,
): Promise<Readonly<Tables[T]>> => {
  const [row, ...others] = await rows(engine, table);
  if (!row || others.length > 0)
    throw new Error(`${table} has ${others.length + (row ? 1 : 0)} rows`);
  return row;
};
