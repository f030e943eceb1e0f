import { Low } from 'lowdb';
import type { Capture } from '../memory/capture.ts';
import type { StoredRow } from '../memory/memory-table.ts';
import type { MemoryTables } from '../memory/memory-tables.ts';
import { partName } from './file-names.ts';
import type { Files } from './files.ts';
import { JsonFile } from './json-file.ts';
import type { Part } from './manifest.ts';
import { type JsonValue, lengthOf, rowMaker, valuesOf } from './row-values.ts';

/** One file of a snapshot: some rows of one table, so that no text grows with their number. */
interface PartContent {
  table: string;
  columns: readonly string[];
  rows: readonly (readonly JsonValue[])[];
}

/** All tables as they are now, while they go on changing. */
export const captureAll = (tables: MemoryTables): Captures =>
  [...tables.all()].map((table) => ({ table: table.name, capture: table.capture() }));

export type Captures = readonly { table: string; capture: Capture }[];

/** Ends captures that may not have been read to their end. */
export const releaseAll = (captures: Captures): void => {
  for (const { capture } of captures) capture.release();
};

/** Reads a snapshot into tables that are empty. Throws where a file is missing or damaged. */
export const readSnapshot = async (
  files: Files,
  folder: string,
  parts: readonly Part[],
  tables: MemoryTables,
): Promise<void> => {
  for (const { file } of parts) {
    const low = new Low<PartContent | null>(new JsonFile(files, folder, file), null);
    await low.read();
    if (!low.data) {
      throw new Error(`${folder}/${file} is missing. Restore the folder from a backup.`);
    }
    const table = tables.table(low.data.table);
    const makeRow = rowMaker(low.data.columns);
    for (const values of low.data.rows) {
      const row = makeRow(values);
      if (table.slot(row.id)) throw new Error(`${folder}/${file} holds ${row.id} once more.`);
      table.insert(row);
    }
  }
};

export interface SnapshotOptions {
  /** The number of the first journal after the snapshot. */
  journal: number;
  rowsPerPart: number;
  /** Asked between two parts; if so, the rest is left out and the snapshot of no use. */
  isStopped: () => boolean;
}

/** Writes the captured rows, a part at a time, and lets others have their turn after each. */
export const writeSnapshot = async (
  files: Files,
  folder: string,
  captures: Captures,
  { journal, rowsPerPart, isStopped }: SnapshotOptions,
): Promise<Part[]> => {
  const parts: Part[] = [];
  for (const { table, capture } of captures) {
    for (const content of contents(table, capture.rows(), rowsPerPart)) {
      if (isStopped()) return parts;
      const file = partName(journal, parts.length + 1, table);
      const adapter = new JsonFile<PartContent>(files, folder, file);
      await new Low(adapter, content).write();
      parts.push({ file, bytes: adapter.bytes });
    }
  }
  return parts;
};

/** A part with long texts ends before its number of rows is reached, so that writing it takes few milliseconds. */
const partLength = 1_000_000;

function* contents(
  table: string,
  captured: Iterable<StoredRow>,
  rowsPerPart: number,
): Generator<PartContent> {
  let columns: readonly string[] = [];
  let rows: JsonValue[][] = [];
  let length = 0;
  for (const row of captured) {
    const isFull = rows.length === rowsPerPart || length > partLength;
    let values = isFull ? undefined : valuesOf(row, columns);
    if (!values || rows.length === 0) {
      if (rows.length > 0) yield { table, columns, rows };
      columns = Object.keys(row);
      values = valuesOf(row, columns) as JsonValue[];
      rows = [];
      length = 0;
    }
    rows.push(values);
    length += lengthOf(values);
  }
  if (rows.length > 0) yield { table, columns, rows };
}
