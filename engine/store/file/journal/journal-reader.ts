import type { MemoryTables } from '../../memory/memory-tables.ts';
import { journalName } from '../file-names.ts';
import type { OpenFile } from '../files.ts';
import { checkFormat } from '../format.ts';
import { decodeFrame, type Frame, syncMark } from '../frame.ts';
import { DamagedJournal } from './damaged-journal.ts';
import { type JournalHeader, textOf } from './journal.ts';
import { type Operation, Replay, type Room } from './operation.ts';

/** What was found in a journal. */
export interface JournalContent {
  transactions: number;
  /** How often it says that all before, earlier journals included, was durable. */
  marks: number;
  /** Where the last mark begins: what stands before it was durable once. */
  marked: number;
  /** The end of the last closed transaction, or mark. What stands behind it was never acknowledged. */
  end: number;
  size: number;
}

/**
 * Makes the changes of a journal again, up to its last closed transaction. Throws where what is damaged or cut off was
 * durable once, and where it was written by a newer version.
 */
export const replayJournal = async (
  file: OpenFile,
  path: string,
  tables: MemoryTables,
): Promise<JournalContent> => {
  const replay = new JournalReplay(path, tables);
  const size = await file.size();
  const stoppedAt = await readFrames(file, size, (frame, offset) => replay.accept(frame, offset));
  if (stoppedAt === 0) throw replay.damage(0, 'its first line is no header');
  if (stoppedAt < size && (await contains(file, stoppedAt, size, syncMark))) {
    throw replay.damage(stoppedAt, 'a line does not match its checksum');
  }
  const { transactions, marks, marked, end } = replay;
  return { transactions, marks, marked, end, size };
};

const openingBrace = 0x7b;

const countsIn = (payload: Buffer): Readonly<Record<string, number>> =>
  JSON.parse(payload.toString())[1];

/** What a line with changes of a long transaction holds. */
type PreparedChanges = readonly [number: number, operations: readonly Operation[]];

class JournalReplay {
  transactions = 0;
  marks = 0;
  marked = 0;
  end = 0;
  readonly #path: string;
  readonly #replay: Replay;
  /** The lines of the transaction that is not closed yet. */
  #open: Buffer[] = [];
  /** Long transactions that are not closed yet, by their numbers. One that never is was not committed. */
  readonly #prepared = new Map<number, { room: Room; lines: Buffer[] }>();

  constructor(path: string, tables: MemoryTables) {
    this.#path = path;
    this.#replay = new Replay(tables);
  }

  accept({ kind, payload, length }: Frame, offset: number): void {
    if ((offset === 0) !== (kind === 'h')) {
      throw this.damage(offset, 'a header is not in its place');
    }
    if (kind === 'h') {
      const header = JSON.parse(payload.toString()) as JournalHeader;
      checkFormat(header.format, this.#path);
      if (!this.#path.endsWith(journalName(header.journal))) {
        throw new Error(
          `${this.#path} was ${journalName(header.journal)} once: it is not in its place.`,
        );
      }
    } else if (kind === 'p') {
      const number = Number.parseInt(payload.toString('latin1', 1, payload.indexOf(',')), 10);
      const prepared = this.#prepared.get(number);
      const isOpening = payload[payload.indexOf(',') + 1] === openingBrace;
      if (isOpening === (prepared !== undefined))
        throw this.damage(
          offset,
          `the transaction ${number} is begun ${prepared ? 'twice' : 'nowhere'}`,
        );
      if (prepared) prepared.lines.push(payload);
      else
        this.#prepared.set(number, { room: this.#replay.makeRoom(countsIn(payload)), lines: [] });
    } else if (kind === 'c') {
      const number = JSON.parse(payload.toString()) as number;
      const prepared = this.#prepared.get(number);
      if (!prepared) throw this.damage(offset, `the transaction ${number} was never begun`);
      this.#prepared.delete(number);
      const operationsIn = (line: string) => (JSON.parse(line) as PreparedChanges)[1];
      this.#close(prepared.lines, offset, operationsIn, prepared.room);
    } else if (kind === 's') {
      if (this.#open.length > 0) {
        throw this.damage(this.end, 'a transaction is not closed');
      }
      this.marks++;
      this.marked = offset;
    } else {
      this.#open.push(payload);
      if (kind === '+') return;
      this.#close(this.#open, offset, (line) => JSON.parse(line) as Operation[]);
      this.#open = [];
    }
    this.end = offset + length;
  }

  damage(offset: number, what: string): DamagedJournal {
    return new DamagedJournal(this.#path, offset, what, this.end, this.transactions);
  }

  /** Lines are parsed one by one: those of a long transaction take much memory. */
  #close(
    lines: readonly Buffer[],
    offset: number,
    operationsIn: (line: string) => readonly Operation[],
    room?: Room,
  ): void {
    try {
      for (const line of lines) this.#replay.apply(operationsIn(line.toString()), room);
    } catch (error) {
      throw this.damage(offset, textOf(error));
    }
    this.transactions++;
  }
}

const chunkLength = 1 << 20;

/** Hands over each frame in turn, and answers where it stopped: at the end, or where there is no sound frame. */
const readFrames = async (
  file: OpenFile,
  size: number,
  visit: (frame: Frame, offset: number) => void,
): Promise<number> => {
  let chunk: Buffer = Buffer.alloc(0);
  let at = 0;
  let offset = 0;
  for (;;) {
    const frame = decodeFrame(chunk, at);
    if (frame === undefined) return offset;
    if (typeof frame === 'number') {
      if (offset + frame > size) return offset;
      chunk = await read(file, offset, Math.min(Math.max(frame, chunkLength), size - offset));
      at = 0;
    } else {
      visit(frame, offset);
      at += frame.length;
      offset += frame.length;
    }
  }
};

const contains = async (
  file: OpenFile,
  from: number,
  size: number,
  wanted: Buffer,
): Promise<boolean> => {
  for (let offset = from; offset < size; offset += chunkLength) {
    const length = Math.min(chunkLength + wanted.length, size - offset);
    if ((await read(file, offset, length)).includes(wanted)) return true;
  }
  return false;
};

const read = async (file: OpenFile, offset: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, await file.read(bytes, offset));
};
