import { storeFailure } from '../../failure.ts';
import { Turn } from '../../turn.ts';
import type { MemoryTables } from '../memory/memory-tables.ts';
import type { BackupReport } from '../store.ts';
import { archiveEnded } from './archive/archiving.ts';
import { copyFolder, type JournalExtent } from './copy/copy-folder.ts';
import { isOfSnapshot } from './file-names.ts';
import { type Files, removeFiles } from './files.ts';
import { currentFormat } from './format.ts';
import type { CommitQueue } from './journal/commit-queue.ts';
import { Journal, textOf } from './journal/journal.ts';
import {
  type Manifest,
  type Part,
  readManifest,
  removeLeftovers,
  writeManifest,
} from './manifest.ts';
import type { OpenedFolder } from './open-folder.ts';
import { captureAll, mergeParts, releaseAll, writeSnapshot } from './snapshot/snapshot.ts';

export interface CompactionOptions extends OpenedFolder {
  files: Files;
  folder: string;
  log: (line: string) => void;
  journalLimit: number;
}

/**
 * Keeps the journals short and memory small. When the journals have grown enough, the history of instances that have
 * ended goes to segments; then a new journal is begun, what has changed since the last snapshot is written in the
 * background as it is at that moment, and a new manifest replaces the old one. At every step one of the two manifests
 * names a whole state, and what it does not name is removed only afterwards, or when the folder is opened.
 */
export class Compaction {
  readonly #options: CompactionOptions;
  #journal: Journal;
  #number: number;
  /** The length of earlier journals that are not in the snapshot. */
  #earlierBytes: number;
  /** How long all journals may be before a snapshot is due. */
  #limit: number;
  #parts: readonly Part[];
  #running: Promise<void> | undefined;
  #isStopped = false;
  #held = 0;
  #released: Promise<void> = Promise.resolve();
  /** How far the journals before the current one count. */
  readonly #ends = new Map<number, number>();
  /** Journals with a failed end, which the queue may be about to cut. */
  readonly #unclosed: Journal[] = [];

  constructor(options: CompactionOptions) {
    this.#options = options;
    this.#journal = options.journal;
    this.#number = options.journalNumber;
    this.#earlierBytes = options.earlierBytes;
    this.#limit = options.journalLimit;
    const { format, parts } = options.manifest;
    this.#parts = format === currentFormat ? parts : [];
  }

  /** The journal for the next transaction. */
  get journal(): Journal {
    return this.#journal;
  }

  /** Lets work write to one journal for long: none is begun meanwhile. */
  async holdJournal<R>(work: (journal: Journal) => Promise<R>): Promise<R> {
    const done = work(this.#journal);
    this.#held++;
    this.#released = done.then(
      () => {},
      () => {},
    );
    try {
      return await done;
    } finally {
      this.#held--;
    }
  }

  /** Begins a snapshot if one is due. */
  consider(queue: CommitQueue): void {
    if (this.#running || this.#isStopped || this.#bytes() <= this.#limit) return;
    this.#running = this.#run(queue);
  }

  /** Writes a folder of an older format anew; until that is done it is as it was. */
  async upgrade(queue: CommitQueue): Promise<void> {
    const { folder, log, manifest } = this.#options;
    if (manifest.format === currentFormat) return;
    await this.#compact(queue);
    log(`${folder}: upgraded from format ${manifest.format} to ${currentFormat}.`);
  }

  /**
   * Copies the folder as it is once everything that is committed now is durable. No snapshot is written meanwhile, so
   * none of its files goes; the journal may grow behind what is copied.
   */
  async backup(queue: CommitQueue, to: string): Promise<BackupReport> {
    while (this.#running) await this.#running;
    if (this.#isStopped) throw storeFailure.closed();
    const copy = this.#copy(queue, to);
    const over = () => {
      this.#running = undefined;
    };
    this.#running = copy.then(over, over);
    return copy;
  }

  /** Gives up a snapshot that is being written, and answers when it is, or a backup is done; the queue must be idle. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    while (this.#running) await this.#running;
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
    const { files, folder, tables, archive, log } = this.#options;
    const snapshot = this.#number + 1;
    const isStopped = () => this.#isStopped;
    const durable = () => queue.durable();
    const isPressing = () => this.#bytes() > this.#limit * 1.5;
    // Somebody waits for a long transaction, and for a snapshot only where the journals are much too long.
    const released = async () => {
      while (this.#held > 0 && !isPressing()) await this.#released;
    };
    const turn = new Turn({ isPressing, released });
    const options = { files, folder, tables, archive, snapshot, durable, isStopped, turn, log };
    await archiveEnded(options).catch((error) =>
      // Then it stays in memory, and in the snapshot.
      log(`${folder}: history could not be moved out of memory: ${textOf(error)}`),
    );
    if (isStopped()) return;
    const next = await Journal.create(files, folder, snapshot);
    while (this.#held > 0) await this.#released;
    // No await from here to the captures: they are the state that the earlier journals lead to.
    const previous = this.#journal;
    this.#journal = next;
    this.#number = snapshot;
    const changed = captureAll(tables);
    const segments = archive.segments.map((segment) => segment.entry());
    const sequences = sequencesOf(tables);
    let isStored = false;
    try {
      await this.#finish(previous, queue);
      let written: readonly Part[];
      try {
        written = await writeSnapshot(files, folder, changed, {
          journal: snapshot,
          isStopped,
          released,
        });
      } catch (error) {
        await this.#removeParts(snapshot);
        throw error;
      }
      if (isStopped()) return;
      // What the manifest names must be found before it is.
      await files.syncFolder(folder);
      const parts = mergeParts(this.#parts, changed, written);
      const { rowsPerPart } = this.#options.manifest;
      const manifest = { parts, segments, sequences, journal: snapshot, rowsPerPart };
      await writeManifest(files, folder, manifest);
      isStored = true;
      await this.#afterManifest(manifest);
    } finally {
      releaseAll(tables, isStored);
    }
  }

  /** Of a snapshot that no manifest will name: on a full disk they would be in the way of commits. */
  async #removeParts(snapshot: number): Promise<void> {
    const { files, folder } = this.#options;
    await removeFiles(files, folder, (name) => isOfSnapshot(name, snapshot));
  }

  async #copy(queue: CommitQueue, to: string): Promise<BackupReport> {
    const { files, folder } = this.#options;
    await queue.durable();
    const current = { number: this.#number, end: this.#journal.end };
    const manifest = (await readManifest(files, folder)) as Manifest;
    const journals: JournalExtent[] = [];
    for (let number = manifest.journal; number < current.number; number++)
      journals.push({ number, end: this.#ends.get(number) ?? Number.POSITIVE_INFINITY });
    return copyFolder(files, folder, to, { manifest, journals: [...journals, current] });
  }

  /** Ends a journal after the last transaction that belongs to it. Throws where that could not be stored. */
  async #finish(journal: Journal, queue: CommitQueue): Promise<void> {
    try {
      await queue.settled();
    } catch (error) {
      this.#unclosed.push(journal);
      throw error;
    } finally {
      this.#earlierBytes += journal.end;
      this.#ends.set(this.#number - 1, journal.end);
    }
    await journal.close();
  }

  async #afterManifest(manifest: Omit<Manifest, 'format'>): Promise<void> {
    const { files, folder, archive, journalLimit } = this.#options;
    this.#parts = manifest.parts;
    this.#earlierBytes = 0;
    this.#limit = journalLimit;
    await archive.closeRetired();
    this.#ends.clear();
    await removeLeftovers(files, folder, manifest);
  }

  #bytes(): number {
    return this.#earlierBytes + this.#journal.end;
  }
}

const sequencesOf = (tables: MemoryTables): Record<string, number> =>
  Object.fromEntries([...tables.all()].map(({ name, nextSequence }) => [name, nextSequence]));
