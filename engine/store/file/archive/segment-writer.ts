import type { Turn } from '../../../turn.ts';
import type { Placed } from '../../memory/slot.ts';
import type { Files } from '../files.ts';
import { currentFormat } from '../format.ts';
import { FrameWriter } from '../frame-writer.ts';
import { isLongText, type JsonValue, referToTexts } from '../long-text.ts';
import { valuesOf } from '../row-values.ts';
import {
  type InstanceRows,
  SegmentIndex,
  type SegmentTable,
  segmentTables,
} from './segment-index.ts';

/** What the first line of a segment says. */
export interface SegmentHeader {
  store: 'dalsegno';
  format: number;
  segment: string;
  columns: { readonly [T in SegmentTable]?: readonly string[] };
}

/** What the first line of its index says; three kinds of lines with numbers of 32 bits follow. */
export interface IndexHeader {
  instances: number;
  tables: readonly SegmentTable[];
}

/**
 * Writes the history of ended instances as a file that never changes: a header; long texts; by table, and in it by
 * instance, a line with rows; at the end an index. All of one table stand together, so that a query reads little else.
 * Answers where the index begins; the content is durable then, the folder not synced.
 */
export const writeSegment = async (
  files: Files,
  folder: string,
  name: string,
  { instances, turn }: { instances: readonly InstanceRows[]; turn: Turn },
): Promise<{ index: number; bytes: number }> => {
  const path = `${folder}/${name}`;
  await files.remove(path);
  const file = await files.open(path, 'create');
  try {
    const writer = new FrameWriter(file);
    const { columns, texts } = await survey(instances, turn);
    const header = { store: 'dalsegno', format: currentFormat, segment: name, columns } as const;
    writer.add('h', JSON.stringify(header satisfies SegmentHeader));
    for (const text of texts) {
      writer.addText(text);
      await writer.drain();
    }
    const offsets = await writeRows(writer, instances, { columns, turn });
    const index = writer.end;
    const tables = [...offsets.keys()];
    const head: IndexHeader = { instances: instances.length, tables };
    writer.add('i', JSON.stringify(head));
    for (const starts of offsets.values()) writer.add('i', bytesOf(starts));
    const { hashes, places } = SegmentIndex.of(instances);
    writer.add('i', bytesOf(hashes));
    writer.add('i', bytesOf(places));
    await writer.drain(0);
    return { index, bytes: writer.end };
  } finally {
    await file.close();
  }
};

type Columns = Partial<Record<SegmentTable, readonly string[]>>;

/** By table: the columns of its rows; and all long texts in them, which come before the rows. */
const survey = async (
  instances: readonly InstanceRows[],
  turn: Turn,
): Promise<{ columns: Columns; texts: ReadonlySet<string> }> => {
  const texts = new Set<string>();
  const found = new Map<SegmentTable, Set<string>>();
  for (const instance of instances) {
    for (const [table, rows] of instance) {
      const names = found.get(table) ?? new Set();
      found.set(table, names);
      for (const { row } of rows) {
        for (const name in row) {
          names.add(name);
          if (isLongText(row[name])) texts.add(row[name]);
        }
      }
    }
    await turn.step();
  }
  const columns = Object.fromEntries([...found].map(([table, names]) => [table, [...names]]));
  return { columns, texts };
};

/** By table: where each instance's line begins, and where the last one ends. One without rows has no line. */
const writeRows = async (
  writer: FrameWriter,
  instances: readonly InstanceRows[],
  { columns, turn }: { columns: Columns; turn: Turn },
): Promise<Map<SegmentTable, Uint32Array>> => {
  const offsets = new Map<SegmentTable, Uint32Array>();
  for (const table of segmentTables) {
    const names = columns[table];
    if (!names) continue;
    const starts = new Uint32Array(instances.length + 1);
    for (const [place, rows] of instances.entries()) {
      starts[place] = writer.end;
      const own = rows.get(table);
      if (own) writer.add('r', JSON.stringify(own.map((one) => lineOf(writer, one, names))));
      await writer.drain();
      await turn.step();
    }
    starts[instances.length] = writer.end;
    offsets.set(table, starts);
  }
  return offsets;
};

const lineOf = (
  writer: FrameWriter,
  { row, sequence }: Placed,
  columns: readonly string[],
): JsonValue[] => {
  const values = valuesOf(row, columns) as JsonValue[];
  return [sequence, ...referToTexts(values, (text) => writer.addText(text))];
};

const bytesOf = ({ buffer }: Uint32Array): Uint8Array => new Uint8Array(buffer);
