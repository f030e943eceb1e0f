import type { ColdScan } from '../../memory/cold-rows.ts';
import type { Placed } from '../../memory/slot.ts';
import { type Files, missingFile, type OpenFile, openExisting } from '../files.ts';
import { checkFormat } from '../format.ts';
import { decodeFrame, type Kind } from '../frame.ts';
import { type JsonValue, type TextReference, textIn } from '../long-text.ts';
import type { SegmentEntry } from '../manifest.ts';
import { rowMaker, type TextOf } from '../row-values.ts';
import { type InstanceRows, SegmentIndex, type SegmentTable } from './segment-index.ts';
import type { IndexHeader, SegmentHeader } from './segment-writer.ts';

/**
 * The history of ended instances in a file that never changes (see writeSegment). Only the index is in memory; rows are
 * read when they are asked for, and each line is checked then. Which instances it still speaks for changes: those that
 * are dead have their rows in memory again, or nowhere.
 */
export class Segment {
  readonly #path: string;
  readonly #file: OpenFile;
  readonly #entry: Omit<SegmentEntry, 'dead' | 'rows'>;
  readonly #dead: Set<number>;
  readonly #liveRows: Map<string, number>;
  readonly #index: SegmentIndex;
  readonly #starts: ReadonlyMap<SegmentTable, Uint32Array>;
  readonly #makers: ReadonlyMap<SegmentTable, (values: readonly JsonValue[]) => Placed>;
  #scans = 0;
  #isClosed = false;
  /** How many instances it holds, dead ones included. */
  readonly instances: number;

  private constructor(path: string, file: OpenFile, entry: SegmentEntry, content: Content) {
    this.#path = path;
    this.#file = file;
    this.#entry = entry;
    this.#dead = new Set(entry.dead);
    this.#liveRows = new Map(Object.entries(entry.rows));
    this.#index = content.index;
    this.#starts = content.starts;
    this.#makers = new Map(
      Object.entries(content.header.columns).map(([table, columns]) => [
        table as SegmentTable,
        placedMaker(columns, (reference) => this.#text(reference)),
      ]),
    );
    this.instances = content.instances;
  }

  /** Throws where the file is missing, damaged or of a newer version. */
  static async open(files: Files, folder: string, entry: SegmentEntry): Promise<Segment> {
    const path = `${folder}/${entry.file}`;
    const file = await openExisting(files, path);
    if (!file) throw missingFile(path);
    try {
      return new Segment(path, file, entry, await readContent(file, path, entry));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** As the manifest names it now. */
  entry(): SegmentEntry {
    return { ...this.#entry, dead: [...this.#dead], rows: Object.fromEntries(this.#liveRows) };
  }

  get file(): string {
    return this.#entry.file;
  }

  get liveInstances(): number {
    return this.instances - this.#dead.size;
  }

  liveRows(table: string): number {
    return this.#liveRows.get(table) ?? 0;
  }

  /** The places of instances that may have the value as an id or in an indexed column. */
  placesOf(value: string): number[] {
    const places = this.#index.placesOf(value);
    return this.#dead.size === 0 ? places : places.filter((place) => !this.#dead.has(place));
  }

  places(): number[] {
    const places = Array.from({ length: this.instances }, (_, place) => place);
    return places.filter((place) => !this.#dead.has(place));
  }

  isDead(place: number): boolean {
    return this.#dead.has(place);
  }

  /** The instance is in memory from now on; answers its rows. */
  bury(place: number): InstanceRows {
    const rows = new Map<SegmentTable, readonly Placed[]>();
    for (const table of this.#starts.keys()) {
      const own = this.rows(table, place);
      if (own.length > 0) rows.set(table, own);
    }
    this.#dead.add(place);
    this.#count(rows, -1);
    return rows;
  }

  /** The instance, with these rows, is nowhere else from now on. */
  revive(place: number, rows: InstanceRows): void {
    this.#dead.delete(place);
    this.#count(rows, 1);
  }

  /** The rows of one instance in one table. Throws where the file is damaged. */
  rows(table: SegmentTable, place: number): Placed[] {
    const starts = this.#starts.get(table);
    if (!starts) return [];
    const begin = starts[place] as number;
    const end = starts[place + 1] as number;
    if (begin === end) return [];
    const bytes = Buffer.allocUnsafe(end - begin);
    const read = this.#file.readNow(bytes, begin);
    return this.#decode(table, bytes.subarray(0, read), 0, begin);
  }

  /** All rows of a table, those of an instance together. */
  scan(table: SegmentTable): ColdScan {
    this.#scans++;
    const end = () => {
      if (--this.#scans === 0 && this.#isClosed) this.#file.close().catch(() => {});
    };
    return { rows: this.#rowsOf(table, new Set(this.#dead)), end };
  }

  *#rowsOf(table: SegmentTable, dead: ReadonlySet<number>): Generator<Placed[]> {
    const starts = this.#starts.get(table);
    if (!starts) return;
    let piece = Buffer.alloc(0);
    let pieceBegin = 0;
    for (let place = 0; place < this.instances; place++) {
      const begin = starts[place] as number;
      const end = starts[place + 1] as number;
      if (begin === end || dead.has(place)) continue;
      if (end > pieceBegin + piece.length) {
        const last = starts[this.instances] as number;
        piece = Buffer.allocUnsafe(Math.max(end - begin, Math.min(pieceLength, last - begin)));
        piece = piece.subarray(0, this.#file.readNow(piece, begin));
        pieceBegin = begin;
      }
      yield this.#decode(table, piece, begin - pieceBegin, begin);
    }
  }

  /** The file stays open for those who are reading all of it. */
  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#scans === 0) await this.#file.close();
  }

  #text({ text: begin, length = 0 }: TextReference): string {
    const line = Buffer.allocUnsafe(length);
    const text = textIn(line.subarray(0, this.#file.readNow(line, begin)));
    if (text === undefined) throw damaged(this.#path, begin);
    return text;
  }

  #decode(table: SegmentTable, bytes: Buffer, offset: number, position: number): Placed[] {
    const frame = decodeFrame(bytes, offset);
    if (typeof frame !== 'object' || frame.kind !== 'r') throw damaged(this.#path, position);
    const make = this.#makers.get(table) as (values: readonly JsonValue[]) => Placed;
    return (JSON.parse(frame.payload.toString()) as JsonValue[][]).map(make);
  }

  #count(instance: InstanceRows, sign: 1 | -1): void {
    for (const [table, { length }] of instance)
      this.#liveRows.set(table, this.liveRows(table) + sign * length);
  }
}

const pieceLength = 1 << 18;

interface Content {
  header: SegmentHeader;
  instances: number;
  starts: ReadonlyMap<SegmentTable, Uint32Array>;
  index: SegmentIndex;
}

const readContent = async (
  file: OpenFile,
  path: string,
  { file: name, bytes, index: indexBegin }: SegmentEntry,
): Promise<Content> => {
  const size = await file.size();
  if (size !== bytes) throw damaged(path, Math.min(size, bytes));
  const [first] = await readFrames(file, path, 0, 'h', 1);
  const header = JSON.parse(String(first)) as SegmentHeader;
  checkFormat(header.format, path);
  if (header.segment !== name)
    throw new Error(`${path} was ${header.segment} once: it is not in its place.`);
  const [head, ...numbers] = await readFrames(file, path, indexBegin, 'i');
  const { instances, tables } = JSON.parse(String(head)) as IndexHeader;
  const arrays = numbers.map(numbersOf);
  const starts = new Map(tables.map((table, i) => [table, arrays[i] as Uint32Array]));
  const [hashes, places] = arrays.slice(tables.length);
  if (!hashes || !places) throw damaged(path, indexBegin);
  return { header, instances, starts, index: new SegmentIndex(hashes, places) };
};

/** The payloads of the frames from an offset to the end, or so many, all of which are of that kind. */
const readFrames = async (
  file: OpenFile,
  path: string,
  from: number,
  kind: Kind,
  count = Number.POSITIVE_INFINITY,
): Promise<Buffer[]> => {
  const size = await file.size();
  const payloads: Buffer[] = [];
  let length = 1 << 16;
  for (let offset = from; offset < size && payloads.length < count; ) {
    const bytes = Buffer.allocUnsafe(Math.min(length, size - offset));
    await file.read(bytes, offset);
    const frame = decodeFrame(bytes, 0);
    if (typeof frame === 'number' && frame > bytes.length && offset + frame <= size) {
      length = frame;
      continue;
    }
    if (typeof frame !== 'object' || frame.kind !== kind) throw damaged(path, offset);
    payloads.push(frame.payload);
    offset += frame.length;
  }
  return payloads;
};

const damaged = (path: string, offset: number): Error =>
  new Error(
    `${path} is damaged at byte ${offset}: history of ended instances is not what was written. Restore the folder from a backup.`,
  );

/** A copy, as the numbers must begin where their size says. */
const numbersOf = (bytes: Buffer): Uint32Array =>
  new Uint32Array(new Uint8Array(bytes).buffer, 0, bytes.length >> 2);

const placedMaker = (columns: readonly string[], textOf: TextOf) => {
  const makeRow = rowMaker(columns, 1, textOf);
  return (values: readonly JsonValue[]): Placed => ({
    row: Object.freeze(makeRow(values)),
    sequence: values[0] as number,
  });
};
