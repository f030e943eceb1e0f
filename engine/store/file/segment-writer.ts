import { Turn } from '../../turn.ts';
import type { Placed } from '../memory/slot.ts';
import { type Files, type OpenFile, temporarySuffix } from './files.ts';
import { currentFormat } from './format.ts';
import { encodeFrame, type Kind } from './frame.ts';
import { valuesOf } from './row-values.ts';
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
 * Writes the history of ended instances as a file that never changes: a header; by table, and in it by instance, a line
 * with rows; at the end an index. All of one table stand together, so that a query reads little else. Answers where the
 * index begins; the file is durable then.
 */
export const writeSegment = async (
  files: Files,
  folder: string,
  name: string,
  instances: readonly InstanceRows[],
): Promise<{ index: number; bytes: number }> => {
  const temporary = `${folder}/${name}${temporarySuffix}`;
  await files.remove(temporary);
  const file = await files.open(temporary, 'create');
  try {
    const writer = new Writer(file);
    const columns = await columnsOf(instances);
    const header = { store: 'dalsegno', format: currentFormat, segment: name, columns } as const;
    await writer.add('h', JSON.stringify(header satisfies SegmentHeader));
    const offsets = await writeRows(writer, instances, columns);
    const index = writer.end;
    const tables = [...offsets.keys()];
    const head: IndexHeader = { instances: instances.length, tables };
    await writer.add('i', JSON.stringify(head));
    for (const starts of offsets.values()) await writer.add('i', bytesOf(starts));
    const { hashes, places } = SegmentIndex.of(instances);
    await writer.add('i', bytesOf(hashes));
    await writer.add('i', bytesOf(places));
    await writer.flush();
    await file.sync();
    await files.rename(temporary, `${folder}/${name}`);
    await files.syncFolder(folder);
    return { index, bytes: writer.end };
  } finally {
    await file.close();
  }
};

type Columns = Partial<Record<SegmentTable, readonly string[]>>;

const columnsOf = async (instances: readonly InstanceRows[]): Promise<Columns> => {
  const turn = new Turn();
  const found = new Map<SegmentTable, Set<string>>();
  for (const instance of instances) {
    for (const [table, rows] of instance) {
      const names = found.get(table) ?? new Set();
      found.set(table, names);
      for (const { row } of rows) for (const name in row) names.add(name);
    }
    await turn.step();
  }
  return Object.fromEntries([...found].map(([table, names]) => [table, [...names]]));
};

/** By table: where each instance's line begins, and where the last one ends. One without rows has no line. */
const writeRows = async (
  writer: Writer,
  instances: readonly InstanceRows[],
  columns: Columns,
): Promise<Map<SegmentTable, Uint32Array>> => {
  const turn = new Turn();
  const offsets = new Map<SegmentTable, Uint32Array>();
  for (const table of segmentTables) {
    const names = columns[table];
    if (!names) continue;
    const starts = new Uint32Array(instances.length + 1);
    for (const [place, rows] of instances.entries()) {
      starts[place] = writer.end;
      const own = rows.get(table);
      if (own) await writer.add('r', JSON.stringify(own.map((one) => lineOf(one, names))));
      await turn.step();
    }
    starts[instances.length] = writer.end;
    offsets.set(table, starts);
  }
  return offsets;
};

const lineOf = ({ row, sequence }: Placed, columns: readonly string[]) => [
  sequence,
  ...(valuesOf(row, columns) as readonly unknown[]),
];

const bytesOf = ({ buffer }: Uint32Array): Uint8Array => new Uint8Array(buffer);

const pieceLength = 1 << 20;

/** Collects lines to pieces that are worth a write. */
class Writer {
  end = 0;
  readonly #file: OpenFile;
  #pending: Buffer[] = [];
  #pendingLength = 0;

  constructor(file: OpenFile) {
    this.#file = file;
  }

  async add(kind: Kind, payload: string | Uint8Array): Promise<void> {
    const frame = encodeFrame(kind, payload);
    this.#pending.push(frame);
    this.#pendingLength += frame.length;
    this.end += frame.length;
    if (this.#pendingLength > pieceLength) await this.flush();
  }

  async flush(): Promise<void> {
    const position = this.end - this.#pendingLength;
    await this.#file.write(Buffer.concat(this.#pending), position);
    this.#pending = [];
    this.#pendingLength = 0;
  }
}
