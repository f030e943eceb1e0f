import { Low } from 'lowdb';
import type { CapturedChunk } from '../../memory/chunks.ts';
import type { MemoryTables } from '../../memory/memory-tables.ts';
import type { Placed } from '../../memory/slot.ts';
import { partName, textsName } from '../file-names.ts';
import { type Files, missingFile } from '../files.ts';
import { currentFormat } from '../format.ts';
import { JsonFile } from '../json-file.ts';
import { type JsonValue, referToTexts } from '../long-text.ts';
import type { Part } from '../manifest.ts';
import { lengthOf, rowMaker, valuesOf } from '../row-values.ts';
import { SnapshotTexts, TextsWriter } from './snapshot-texts.ts';

/**
 * One file of a snapshot: some rows of one chunk, so that no text grows with the number of rows. Each row has its
 * sequence before its values; in format 1 it had none, and rows came in order of insertion.
 */
interface PartContent {
  table: string;
  columns: readonly string[];
  rows: readonly (readonly JsonValue[])[];
}

/** The chunks of a table that the last snapshot does not hold as they are now. */
export interface ChangedTable {
  table: string;
  chunks: readonly CapturedChunk[];
}

/** What a snapshot has to write, as it is now, while the tables go on changing. */
export const captureAll = (tables: MemoryTables): readonly ChangedTable[] =>
  [...tables.all()].map((table) => ({ table: table.name, chunks: table.capture() }));

export const releaseAll = (tables: MemoryTables, isStored: boolean): void => {
  for (const table of tables.all()) table.release(isStored);
};

/** Reads a snapshot into tables that are empty. Throws where a file is missing or damaged. */
export const readSnapshot = async (
  files: Files,
  folder: string,
  { parts, format }: { parts: readonly Part[]; format: number },
  tables: MemoryTables,
): Promise<void> => {
  const texts = new SnapshotTexts(files, folder);
  for (const { file, texts: textsFile } of parts) {
    const textOf = await texts.of(textsFile);
    const low = new Low<PartContent | null>(new JsonFile(files, folder, file), null);
    await low.read();
    if (!low.data) throw missingFile(`${folder}/${file}`);
    const table = tables.table(low.data.table);
    const makeRow = rowMaker(low.data.columns, format === 1 ? 0 : 1, textOf);
    for (const values of low.data.rows) {
      const row = makeRow(values);
      if (table.slot(row.id)) throw new Error(`${folder}/${file} holds ${row.id} once more.`);
      table.insert(row, format === 1 ? undefined : (values[0] as number));
    }
  }
  // An older format is written anew as a whole.
  if (format === currentFormat) for (const table of tables.all()) table.areStored();
};

export interface SnapshotOptions {
  /** The number of the first journal after the snapshot. */
  journal: number;
  /** Asked between two parts; if so, the rest is left out and the snapshot of no use. */
  isStopped: () => boolean;
  /** Answered when others let it go on; asked before each part. */
  released: () => Promise<void>;
}

/** Writes the captured chunks, a part at a time, and lets others have their turn after each. The folder is not synced. */
export const writeSnapshot = async (
  files: Files,
  folder: string,
  changed: readonly ChangedTable[],
  { journal, isStopped, released }: SnapshotOptions,
): Promise<Part[]> => {
  const parts: Part[] = [];
  const texts = new TextsWriter(files, folder, textsName(journal));
  try {
    for (const { table, chunks } of changed) {
      for (const chunk of chunks) {
        for (const { hasTexts, content } of contents(table, chunk.rows(), texts)) {
          await released();
          if (isStopped()) return parts;
          await texts.drain();
          const file = partName(journal, parts.length + 1, table);
          const adapter = new JsonFile<PartContent>(files, folder, file, { isNew: true });
          await new Low(adapter, content).write();
          const part = { file, bytes: adapter.bytes, table, chunk: chunk.number };
          parts.push(hasTexts ? { ...part, texts: texts.name } : part);
        }
      }
    }
    await texts.finish();
    return parts;
  } finally {
    await texts.close();
  }
};

/** The parts of the next snapshot: those of changed chunks are replaced. */
export const mergeParts = (
  before: readonly Part[],
  changed: readonly ChangedTable[],
  written: readonly Part[],
): readonly Part[] => {
  const replaced = new Map(
    changed.map(({ table, chunks }) => [table, new Set(chunks.map(({ number }) => number))]),
  );
  const kept = before.filter(({ table, chunk }) => !replaced.get(table)?.has(chunk));
  return [...kept, ...written].sort((a, b) => a.chunk - b.chunk);
};

/** A part with long texts ends before its chunk does, so that writing it takes few milliseconds. */
const partLength = 1_000_000;

function* contents(
  table: string,
  captured: readonly Placed[],
  texts: TextsWriter,
): Generator<{ content: PartContent; hasTexts: boolean }> {
  let columns: readonly string[] = [];
  let rows: JsonValue[][] = [];
  let length = 0;
  let hasTexts = false;
  for (const { row, sequence } of captured) {
    let values = length > partLength ? undefined : valuesOf(row, columns);
    if (!values || rows.length === 0) {
      if (rows.length > 0) yield { content: { table, columns, rows }, hasTexts };
      columns = Object.keys(row);
      values = valuesOf(row, columns) as JsonValue[];
      rows = [];
      length = 0;
      hasTexts = false;
    }
    referToTexts(values, (text) => {
      hasTexts = true;
      return texts.add(text);
    });
    rows.push([sequence, ...values]);
    length += lengthOf(values);
  }
  if (rows.length > 0) yield { content: { table, columns, rows }, hasTexts };
}
