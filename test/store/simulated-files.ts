import type { Files, OpenFile } from '../../engine/store/file/files.ts';
import { type Draw, type Loss, SimulatedContent } from './simulated-content.ts';

export type { Draw, Loss } from './simulated-content.ts';

/** One step that the file store takes. */
export interface Operation {
  kind: 'create' | 'write' | 'sync' | 'truncate' | 'rename' | 'remove' | 'syncFolder';
  /** The name of the file, without its folder. */
  name: string;
}

/** Files by name: what a machine would find after a crash. */
export type Image = ReadonlyMap<string, Buffer>;

type Entries = Map<string, SimulatedContent>;
/** A step in the folder that is not synced; each is whole or lost. */
type FolderStep = (entries: Entries) => void;

/**
 * One folder in memory, which knows what would survive a loss of power. `before` is asked ahead of each operation: it
 * may look at the images, make the operation wait, or throw what the operation shall fail with; a write that fails
 * has written half, and of a sync that fails `draw` decides what has reached the disk.
 */
export class SimulatedFiles implements Files {
  before: (operation: Operation) => void | Promise<void> = () => {};
  /** Asked ahead of each read; may throw what it shall fail with. */
  beforeRead: (name: string) => void = () => {};
  draw: Draw = () => 0;
  /** How many bytes there is room for. A write that needs more fails when it has filled the disk. */
  capacity = Number.POSITIVE_INFINITY;
  readonly operations: Operation[] = [];
  #entries: Entries;
  #storedEntries: Entries;
  #pending: FolderStep[] = [];

  constructor(image: Image = new Map()) {
    this.#entries = new Map([...image].map(([name, bytes]) => [name, new SimulatedContent(bytes)]));
    this.#storedEntries = new Map(this.#entries);
  }

  /** What would be found after a crash now, the lock aside: its process is dead then. */
  image(loss: Loss = 'nothing'): Image {
    return new Map(
      [...this.#entriesAfter(loss)]
        .filter(([name]) => name !== 'lock')
        .map(([name, file]) => [name, file.after(loss)]),
    );
  }

  /** The process is gone, the machine goes on: another process finds everything, synced or not. */
  kill(): SimulatedFiles {
    const files = new SimulatedFiles();
    files.#entries = new Map(this.#entries);
    files.#storedEntries = new Map(this.#storedEntries);
    files.#pending = [...this.#pending];
    for (const entries of [files.#entries, files.#storedEntries]) entries.delete('lock');
    files.#pending.push((entries) => entries.delete('lock'));
    return files;
  }

  count(kind: Operation['kind']): number {
    return this.operations.filter((operation) => operation.kind === kind).length;
  }

  /** How many bytes all files have. */
  used(): number {
    return [...this.#entries.values()].reduce((sum, { cached }) => sum + cached.length, 0);
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
    const content = new SimulatedContent();
    this.#change((entries) => entries.set(name, content));
    return this.#openFile(name, content);
  }

  async rename(from: string, to: string): Promise<void> {
    await this.#step('rename', nameOf(to));
    const content = this.#entries.get(nameOf(from));
    if (!content) throw failureOf('ENOENT', from);
    this.#change((entries) => {
      if (entries.get(nameOf(from)) === content) entries.delete(nameOf(from));
      entries.set(nameOf(to), content);
    });
  }

  async remove(path: string): Promise<void> {
    await this.#step('remove', nameOf(path));
    const content = this.#entries.get(nameOf(path));
    if (!content) return;
    this.#change((entries) => {
      if (entries.get(nameOf(path)) === content) entries.delete(nameOf(path));
    });
  }

  async touch(): Promise<void> {}

  async touched(): Promise<number> {
    return 0;
  }

  async syncFolder(): Promise<void> {
    try {
      await this.#step('syncFolder', '');
    } catch (error) {
      this.#storedEntries = this.#entriesAfter(this.draw);
      throw error;
    }
    this.#storedEntries = this.#synced();
    this.#pending = [];
  }

  #change(step: FolderStep): void {
    step(this.#entries);
    this.#pending.push(step);
  }

  #synced(): Entries {
    const entries = new Map(this.#storedEntries);
    for (const step of this.#pending) step(entries);
    return entries;
  }

  #entriesAfter(loss: Loss): Entries {
    if (loss === 'unsynced') return this.#storedEntries;
    if (typeof loss === 'string') return this.#entries;
    const entries = new Map(this.#storedEntries);
    for (const step of this.#pending) if (loss() < 0.5) step(entries);
    return entries;
  }

  async #step(kind: Operation['kind'], name: string): Promise<void> {
    this.operations.push({ kind, name });
    await this.before({ kind, name });
  }

  #openFile(name: string, content: SimulatedContent): OpenFile {
    let isOpen = true;
    const ensureOpen = () => {
      if (!isOpen) throw failureOf('EBADF', name);
    };
    const step = (kind: Operation['kind']): Promise<void> => {
      ensureOpen();
      return this.#step(kind, name);
    };
    const read = (into: Uint8Array, position: number): number => {
      ensureOpen();
      this.beforeRead(name);
      return content.cached.copy(into, 0, position);
    };
    const write = (bytes: Uint8Array, at: number): void => {
      const room = this.capacity - this.used() + Math.max(0, content.cached.length - at);
      const fitting = bytes.length <= room ? bytes : bytes.subarray(0, Math.max(0, room));
      content.change({ at, bytes: Uint8Array.from(fitting) });
      if (fitting.length < bytes.length) throw failureOf('ENOSPC', name);
    };
    return {
      size: async () => content.cached.length,
      read: async (into, position) => read(into, position),
      readNow: read,
      write: async (bytes, position) => {
        try {
          await step('write');
        } catch (error) {
          write(bytes.subarray(0, bytes.length / 2), position);
          throw error;
        }
        write(bytes, position);
      },
      truncate: async (length) => {
        await step('truncate');
        content.change({ length });
      },
      sync: async () => {
        try {
          await step('sync');
        } catch (error) {
          content.failToSync(this.draw);
          throw error;
        }
        content.sync();
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

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
