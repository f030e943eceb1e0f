import { type Files, missingFile, type OpenFile, readFile } from '../files.ts';
import { FrameWriter } from '../frame-writer.ts';
import { type TextReference, textIn } from '../long-text.ts';
import type { TextOf } from '../row-values.ts';

/** Writes the long texts of one snapshot to a file, which is made for the first of them. */
export class TextsWriter {
  #file: OpenFile | undefined;
  #writer: FrameWriter | undefined;

  constructor(
    readonly files: Files,
    readonly folder: string,
    readonly name: string,
  ) {}

  add(text: string): TextReference {
    this.#writer ??= new FrameWriter({
      write: (bytes, at) => this.#write(bytes, at),
      sync: async () => this.#file?.sync(),
    });
    return this.#writer.addText(text);
  }

  drain(): Promise<void> | undefined {
    return this.#writer?.drain();
  }

  /** Answers when the texts are durable. */
  async finish(): Promise<void> {
    await this.#writer?.drain(0);
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }

  async #write(bytes: Uint8Array, position: number): Promise<void> {
    const path = `${this.folder}/${this.name}`;
    if (!this.#file) {
      await this.files.remove(path);
      this.#file = await this.files.open(path, 'create');
    }
    await this.#file.write(bytes, position);
  }
}

/** The long texts of a snapshot while it is read: rows that refer to the same one share it. */
export class SnapshotTexts {
  readonly #files: Files;
  readonly #folder: string;
  readonly #known = new Map<string, TextOf>();

  constructor(files: Files, folder: string) {
    this.#files = files;
    this.#folder = folder;
  }

  /** Throws where the file is missing; what it answers throws where a text is damaged. */
  async of(name: string | undefined): Promise<TextOf> {
    if (name === undefined) return noText;
    const known = this.#known.get(name);
    if (known) return known;
    const path = `${this.#folder}/${name}`;
    const bytes = await readFile(this.#files, path);
    if (!bytes) throw missingFile(path);
    const texts = new Map<number, string>();
    const textOf: TextOf = ({ text: begin, length = 0 }) => {
      const text = texts.get(begin) ?? textIn(bytes.subarray(begin, begin + length));
      if (text === undefined) {
        throw new Error(`${path} is damaged at byte ${begin}. Restore the folder from a backup.`);
      }
      texts.set(begin, text);
      return text;
    };
    this.#known.set(name, textOf);
    return textOf;
  }
}

const noText: TextOf = () => {
  throw new Error('A row refers to a text, but its part names no file with texts.');
};
