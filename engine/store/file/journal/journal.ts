import { journalName } from '../file-names.ts';
import { type Files, type OpenFile, replaceFile } from '../files.ts';
import { currentFormat } from '../format.ts';
import { encodeFrame, syncMark } from '../frame.ts';
import { TransactionEncoder } from './transaction-encoder.ts';

/** Why a batch is not durable. After a failed sync nobody knows what the disk holds (Linux drops the pages). */
export class AppendFailure extends Error {
  constructor(
    readonly stage: 'write' | 'sync',
    path: string,
    override readonly cause: unknown,
  ) {
    super(`${path} could not be ${stage === 'write' ? 'written' : 'synced'}: ${textOf(cause)}`);
  }
}

export const textOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** What the first line of a journal says. */
export interface JournalHeader {
  store: 'dalsegno';
  format: number;
  journal: number;
}

/** A journal file that is being written: transactions are appended in batches, each durable before the next. */
export class Journal {
  readonly encoder = new TransactionEncoder();
  readonly #path: string;
  readonly #file: OpenFile;
  #end: number;

  /** `end`: the file is durable up to there, and ends there. */
  constructor(path: string, file: OpenFile, end: number) {
    this.#path = path;
    this.#file = file;
    this.#end = end;
  }

  /** Makes an empty journal, which is durable with its header when it can be seen. */
  static async create(files: Files, folder: string, number: number): Promise<Journal> {
    const header: JournalHeader = { store: 'dalsegno', format: currentFormat, journal: number };
    const bytes = encodeFrame('h', JSON.stringify(header));
    await replaceFile(files, folder, journalName(number), bytes);
    return Journal.open(files, folder, number, bytes.length);
  }

  static async open(files: Files, folder: string, number: number, end: number): Promise<Journal> {
    const path = `${folder}/${journalName(number)}`;
    return new Journal(path, await files.open(path, 'existing'), end);
  }

  /** How long the durable part is, in bytes. */
  get end(): number {
    return this.#end;
  }

  /** Answers when the frames are durable. Throws an AppendFailure; then `cut` is due. */
  async append(frames: readonly Uint8Array[]): Promise<void> {
    let end = this.#end;
    try {
      for (const piece of pieces([syncMark, ...frames])) {
        await this.#file.write(piece, end);
        end += piece.length;
      }
    } catch (error) {
      throw new AppendFailure('write', this.#path, error);
    }
    await this.#sync();
    this.#end = end;
  }

  /** Removes what a failed batch has left behind. */
  async cut(): Promise<void> {
    await this.#file.truncate(this.#end);
    await this.#sync();
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  async #sync(): Promise<void> {
    try {
      await this.#file.sync();
    } catch (error) {
      throw new AppendFailure('sync', this.#path, error);
    }
  }
}

const pieceLength = 8_000_000;

/** Joins frames, so that a batch is one write, unless it is a large one. */
function* pieces(frames: readonly Uint8Array[]): Generator<Uint8Array> {
  let piece: Uint8Array[] = [];
  let length = 0;
  for (const frame of frames) {
    if (length > 0 && length + frame.length > pieceLength) {
      yield Buffer.concat(piece);
      piece = [];
      length = 0;
    }
    piece.push(frame);
    length += frame.length;
  }
  yield Buffer.concat(piece);
}
