import { crc32 } from 'node:zlib';
import type { Adapter } from 'lowdb';
import { type Files, readFile, replaceFile, writeNewFile } from './files.ts';

/**
 * lowdb's adapter for a file that shows when its content was damaged: lowdb's own neither syncs nor checks. The file is
 * one JSON text: `{"crc32":"…","data":…}`. One that may be there before is whole at any time; of a new one nobody knows
 * before its folder is synced.
 */
export class JsonFile<T> implements Adapter<T> {
  /** How long the text was that was written or read last. */
  bytes = 0;
  readonly #files: Files;
  readonly #folder: string;
  readonly #name: string;
  readonly #isNew: boolean;

  constructor(files: Files, folder: string, name: string, { isNew = false } = {}) {
    this.#files = files;
    this.#folder = folder;
    this.#name = name;
    this.#isNew = isNew;
  }

  /** Null where there is no such file. */
  async read(): Promise<T | null> {
    const path = `${this.#folder}/${this.#name}`;
    const bytes = await readFile(this.#files, path);
    if (!bytes) return null;
    const head = /^\{"crc32":"([0-9a-f]{8})","data":/.exec(bytes.toString('latin1', 0, headLength));
    const data = bytes.subarray(headLength, bytes.length - tail.length);
    if (!head || crc32(data) !== Number.parseInt(head[1] as string, 16)) {
      throw new Error(`${path} is damaged. Restore the folder from a backup.`);
    }
    this.bytes = bytes.length;
    return JSON.parse(data.toString()) as T;
  }

  async write(data: T): Promise<void> {
    const text = Buffer.from(JSON.stringify(data));
    const head = `{"crc32":"${crc32(text).toString(16).padStart(8, '0')}","data":`;
    const bytes = Buffer.concat([Buffer.from(head), text, Buffer.from(tail)]);
    if (this.#isNew) await writeNewFile(this.#files, `${this.#folder}/${this.#name}`, bytes);
    else await replaceFile(this.#files, this.#folder, this.#name, bytes);
    this.bytes = bytes.length;
  }
}

const tail = '}\n';
const headLength = '{"crc32":"00000000","data":'.length;
