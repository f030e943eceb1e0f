import type { CommitQueue } from './commit-queue.ts';
import { isLeftover } from './file-names.ts';
import type { Files } from './files.ts';
import { Journal, textOf } from './journal.ts';
import { type Manifest, writeManifest } from './manifest.ts';
import type { OpenedFolder } from './open-folder.ts';
import { captureAll, releaseAll, writeSnapshot } from './snapshot.ts';

export interface CompactionOptions extends OpenedFolder {
  files: Files;
  folder: string;
  log: (line: string) => void;
  journalLimit: number;
  rowsPerPart: number;
}

/**
 * Keeps the journals short. When they have grown enough, a new journal is begun, the rows as they are at that moment
 * are written as a snapshot in the background, and a new manifest replaces the old one: at every step one of the two
 * manifests names a whole state, and what it does not name is removed only afterwards, or when the folder is opened.
 */
export class Compaction {
  readonly #options: CompactionOptions;
  #journal: Journal;
  #number: number;
  /** The length of earlier journals that are not in the snapshot. */
  #earlierBytes: number;
  /** How long all journals may be before a snapshot is due. */
  #limit: number;
  #running: Promise<void> | undefined;
  #isStopped = false;
  /** Journals with a failed end, which the queue may be about to cut. */
  readonly #unclosed: Journal[] = [];

  constructor(options: CompactionOptions) {
    this.#options = options;
    this.#journal = options.journal;
    this.#number = options.journalNumber;
    this.#earlierBytes = options.earlierBytes;
    this.#limit = this.#limitAfter(options.manifest);
  }

  /** The journal for the next transaction. */
  get journal(): Journal {
    return this.#journal;
  }

  /** Begins a snapshot if one is due. */
  consider(queue: CommitQueue): void {
    if (this.#running || this.#isStopped || this.#bytes() <= this.#limit) return;
    this.#running = this.#run(queue);
  }

  /** Gives up a snapshot that is being written, and answers when it is; the queue must be idle. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
    for (const journal of this.#unclosed) await journal.close();
  }

  async #run(queue: CommitQueue): Promise<void> {
    const { folder, journalLimit, log } = this.#options;
    try {
      await this.#compact(queue);
    } catch (error) {
      // The journals have it all; the next attempt is made when they have grown again.
      this.#limit = this.#bytes() + journalLimit;
      log(`${folder}: the snapshot was not completed: ${textOf(error)}`);
    }
    this.#running = undefined;
  }

  async #compact(queue: CommitQueue): Promise<void> {
    const { files, folder, tables, rowsPerPart } = this.#options;
    const next = await Journal.create(files, folder, this.#number + 1);
    // No await from here to the captures: they are the state that the earlier journals lead to.
    const previous = this.#journal;
    this.#journal = next;
    const journal = ++this.#number;
    const captures = captureAll(tables);
    try {
      await this.#finish(previous, queue);
      const isStopped = () => this.#isStopped;
      const options = { journal, rowsPerPart, isStopped };
      const parts = await writeSnapshot(files, folder, captures, options);
      if (isStopped()) return;
      await this.#replaceManifest({ parts, journal });
    } finally {
      releaseAll(captures);
    }
  }

  /** Ends a journal after the last transaction that belongs to it. Throws where that could not be stored. */
  async #finish(journal: Journal, queue: CommitQueue): Promise<void> {
    try {
      await queue.durable();
    } catch (error) {
      this.#unclosed.push(journal);
      throw error;
    } finally {
      this.#earlierBytes += journal.end;
    }
    await journal.close();
  }

  async #replaceManifest(manifest: Omit<Manifest, 'format'>): Promise<void> {
    const { files, folder } = this.#options;
    await writeManifest(files, folder, manifest);
    this.#earlierBytes = 0;
    this.#limit = this.#limitAfter(manifest);
    const inUse = new Set(manifest.parts.map(({ file }) => file));
    for (const name of await files.list(folder)) {
      if (isLeftover(name, inUse, manifest.journal)) await files.remove(`${folder}/${name}`);
    }
  }

  #bytes(): number {
    return this.#earlierBytes + this.#journal.end;
  }

  /** At least as long as the snapshot: so that writing snapshots costs no more than writing journals. */
  #limitAfter({ parts }: Pick<Manifest, 'parts'>): number {
    const snapshotBytes = parts.reduce((sum, { bytes }) => sum + bytes, 0);
    return Math.max(this.#options.journalLimit, snapshotBytes);
  }
}
