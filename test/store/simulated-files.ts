import type { Files, OpenFile } from '../../engine/store/file/files.ts';

/** One step that the file store takes. */
export interface Operation {
  kind: 'create' | 'write' | 'sync' | 'truncate' | 'rename' | 'remove' | 'syncFolder';
  /** The name of the file, without its folder. */
  name: string;
}

/** Files by name: what a machine would find after a crash. */
export type Image = ReadonlyMap<string, Buffer>;

/** What the power takes along: nothing, all that was not synced, or about half of that, cuts included. */
export type Loss = 'nothing' | 'unsynced' | 'half';

class Content {
  written: Buffer = Buffer.alloc(0);
  synced: Buffer = Buffer.alloc(0);
  /** What was there before a cut that is not synced. */
  uncut: Buffer | undefined;

  after(loss: Loss): Buffer {
    if (loss === 'nothing') return this.written;
    if (loss === 'unsynced') return this.synced;
    if (this.uncut) return this.uncut;
    const kept = Math.ceil((this.written.length + this.synced.length) / 2);
    return this.written.subarray(0, kept);
  }
}

/**
 * One folder in memory, which knows what would survive a loss of power. `before` is asked ahead of each operation: it
 * may look at the images, make the operation wait, or throw what the operation shall fail with; a write that fails
 * has written half.
 */
export class SimulatedFiles implements Files {
  before: (operation: Operation) => void | Promise<void> = () => {};
  readonly operations: Operation[] = [];
  #entries = new Map<string, Content>();
  #durableEntries = new Map<string, Content>();

  constructor(image: Image = new Map()) {
    for (const [name, bytes] of image) {
      const content = new Content();
      content.written = content.synced = Buffer.from(bytes);
      this.#entries.set(name, content);
    }
    this.#durableEntries = new Map(this.#entries);
  }

  /** What would be found after a crash now, the lock aside: its process is dead then. */
  image(loss: Loss = 'nothing'): Image {
    const entries = loss === 'unsynced' ? this.#durableEntries : this.#entries;
    return new Map(
      [...entries]
        .filter(([name]) => name !== 'lock')
        .map(([name, file]) => [name, file.after(loss)]),
    );
  }

  count(kind: Operation['kind']): number {
    return this.operations.filter((operation) => operation.kind === kind).length;
  }

  async makeFolder(): Promise<void> {}

  async list(): Promise<string[]> {
    return [...this.#entries.keys()];
  }

  async open(path: string, mode: 'create' | 'existing'): Promise<OpenFile> {
    const name = nameOf(path);
    const known = this.#entries.get(name);
    if (mode === 'existing') {
      if (!known) throw failureOf('ENOENT', path);
      return this.#openFile(name, known);
    }
    await this.#step('create', name);
    if (this.#entries.has(name)) throw failureOf('EEXIST', path);
    const content = new Content();
    this.#entries.set(name, content);
    return this.#openFile(name, content);
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#step('rename', nameOf(to));
    const content = this.#entries.get(nameOf(from));
    if (!content) throw failureOf('ENOENT', from);
    this.#entries.delete(nameOf(from));
    this.#entries.set(nameOf(to), content);
  }

  async remove(path: string): Promise<void> {
    await this.#step('remove', nameOf(path));
    this.#entries.delete(nameOf(path));
  }

  async touch(): Promise<void> {}

  async touched(): Promise<number> {
    return 0;
  }

  async syncFolder(): Promise<void> {
    await this.#step('syncFolder', '');
    this.#durableEntries = new Map(this.#entries);
  }

  async #step(kind: Operation['kind'], name: string): Promise<void> {
    this.operations.push({ kind, name });
    await this.before({ kind, name });
  }

  #openFile(name: string, content: Content): OpenFile {
    let isOpen = true;
    const step = (kind: Operation['kind']): Promise<void> => {
      if (!isOpen) throw failureOf('EBADF', name);
      return this.#step(kind, name);
    };
    return {
      size: async () => content.written.length,
      read: async (into, position) => content.written.copy(into, 0, position),
      readNow: (into, position) => content.written.copy(into, 0, position),
      write: async (bytes, position) => {
        try {
          await step('write');
        } catch (error) {
          put(content, bytes.subarray(0, bytes.length / 2), position);
          throw error;
        }
        put(content, bytes, position);
      },
      truncate: async (length) => {
        await step('truncate');
        content.uncut = content.written;
        content.written = content.written.subarray(0, length);
      },
      sync: async () => {
        await step('sync');
        content.synced = content.written;
        content.uncut = undefined;
      },
      close: async () => {
        isOpen = false;
      },
    };
  }
}

/** An error as Node's file system throws it. */
export const failureOf = (code: string, path = ''): NodeJS.ErrnoException =>
  Object.assign(new Error(`${code}: simulated, ${path}`), { code });

const put = (content: Content, bytes: Uint8Array, position: number): void => {
  const end = Math.max(content.written.length, position + bytes.length);
  const written = Buffer.alloc(end);
  content.written.copy(written);
  written.set(bytes, position);
  content.written = written;
};

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
