import type { OpenFile } from './files.ts';
import { encodeFrame, type Kind } from './frame.ts';
import type { TextReference } from './long-text.ts';

const pieceLength = 1 << 20;

/**
 * Writes a new file line by line, in pieces that are worth a write. Each is synced by itself: commits that sync their
 * journal meanwhile have to wait for one at most.
 */
export class FrameWriter {
  readonly #file: Pick<OpenFile, 'write' | 'sync'>;
  #end = 0;
  #pending: Buffer[] = [];
  #pendingLength = 0;
  readonly #texts = new Map<string, TextReference>();

  constructor(file: Pick<OpenFile, 'write' | 'sync'>) {
    this.#file = file;
  }

  /** Where the next line will begin. */
  get end(): number {
    return this.#end;
  }

  add(kind: Kind, payload: string | Uint8Array): void {
    const frame = encodeFrame(kind, payload);
    this.#pending.push(frame);
    this.#pendingLength += frame.length;
    this.#end += frame.length;
  }

  /** Adds the text unless it is there. */
  addText(text: string): TextReference {
    let reference = this.#texts.get(text);
    if (!reference) {
      const begin = this.#end;
      this.add('t', JSON.stringify(text));
      reference = { text: begin, length: this.#end - begin };
      this.#texts.set(text, reference);
    }
    return reference;
  }

  /** Makes what was added durable, if it is worth it. */
  async drain(worth = pieceLength): Promise<void> {
    if (this.#pendingLength < worth || this.#pendingLength === 0) return;
    const position = this.#end - this.#pendingLength;
    const bytes = Buffer.concat(this.#pending);
    this.#pending = [];
    this.#pendingLength = 0;
    await this.#file.write(bytes, position);
    await this.#file.sync();
  }
}
