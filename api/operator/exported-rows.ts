import type { ColumnOf, Engine, RowOf, TableName, TypedColumns } from '../../engine/index.ts';

type TableOfInstances = {
  [T in TableName]: 'processInstanceId' extends ColumnOf<T> ? T : never;
}[TableName];

/** The rows of a process instance, in order of time where they have one, else in order of insertion. */
export const rowsOf = <T extends TableOfInstances>(
  engine: Engine,
  processInstanceId: string,
  table: T,
  time?: ColumnOf<T>,
): Promise<RowOf<T>[]> =>
  engine.list({
    table,
    where: [{ op: 'eq', column: 'processInstanceId', value: processInstanceId }],
    ...(time !== undefined && { orderBy: [{ column: time, direction: 'asc' as const }] }),
  });

/** Bytes, which the REST API leaves out of lists and gives by `/data`, in base64. */
export const withBytes = <D extends object>(dto: D, { type, bytes }: TypedColumns): D =>
  (type === 'bytes' || type === 'file') && bytes !== null
    ? { ...dto, value: bytes, valueEncoding: 'base64' }
    : dto;

/** With a text for which the REST API has a resource of its own, where there is one. */
export const withText = <D extends object>(dto: D, name: string, text: string | null): D =>
  text === null ? dto : { ...dto, [name]: text };
