import { fdatasync, openSync, write } from 'node:fs';

interface Waiting {
  line: string;
  resolve: () => void;
  reject: (error: Error) => void;
}

/** A file that lines are appended to; those that come while others are synced share the next sync (group commit). */
export class SyncedFile {
  readonly #file: number;
  #waiting: Waiting[] = [];
  #isWriting = false;

  constructor(path: string) {
    this.#file = openSync(path, 'a');
  }

  /** Answered when the line is durable. */
  append(line: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line, resolve, reject });
      if (!this.#isWriting) this.#write();
    });
  }

  #write(): void {
    const group = this.#waiting;
    this.#waiting = [];
    this.#isWriting = group.length > 0;
    if (!this.#isWriting) return;
    const done = (error: Error | null) => {
      for (const { resolve, reject } of group) {
        if (error) reject(error);
        else resolve();
      }
      this.#write();
    };
    const text = group.map(({ line }) => `${line}\n`).join('');
    write(this.#file, text, (error) => (error ? done(error) : fdatasync(this.#file, done)));
  }
}
