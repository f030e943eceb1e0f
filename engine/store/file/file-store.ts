import { type Failure, storeFailure } from '../../failure.ts';
import type { Applied } from '../memory/memory-tables.ts';
import { TableReads } from '../memory/table-reads.ts';
import type { BackupReport, Change, Store } from '../store.ts';
import type { Archive } from './archive/archive.ts';
import { Compaction } from './compaction.ts';
import type { Files } from './files.ts';
import { lockFolder } from './folder-lock.ts';
import { CommitQueue } from './journal/commit-queue.ts';
import { textOf } from './journal/journal.ts';
import { LongCommits, longTransaction } from './journal/long-commits.ts';
import { nodeFiles } from './node-files.ts';
import { type OpenedFolder, openFolder } from './open-folder.ts';

export interface FileStoreOptions {
  /** Made where it is missing. One process at a time uses it. */
  folder: string;
  /** Told, a sentence each, what an operator should know: what was repaired, what failed in the background. */
  log: (line: string) => void;
  /** A snapshot is written when the journals are longer than this, and than the last snapshot. In bytes. */
  journalLimit?: number;
  /** The number of rows in one file of a snapshot. A folder keeps the one that it was made with. */
  rowsPerPart?: number;
  files?: Files;
}

/**
 * A store that keeps its rows in memory and every transaction in a folder: an append-only journal, which is synced
 * before a commit is answered, and now and then a snapshot, so that old journals can go. Throws where another process
 * has the folder, where it was written by a newer version, and where it is damaged.
 */
export const openFileStore = async (options: FileStoreOptions): Promise<Store> => {
  const { folder, log, files = nodeFiles } = options;
  await files.makeFolder(folder);
  const { journalLimit = 64 * 1024 * 1024, rowsPerPart = 1_000 } = options;
  let store: FileStore | undefined;
  const unlock = await lockFolder(files, folder, { onLost: (found) => store?.lose(found) });
  try {
    const opened = await openFolder(files, folder, { log, rowsPerPart });
    const compaction = new Compaction({ ...opened, files, folder, log, journalLimit });
    store = new FileStore(opened, compaction, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
  try {
    await store.upgrade();
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
};

type Unlock = () => Promise<void>;

class FileStore extends TableReads implements Store {
  readonly #compaction: Compaction;
  readonly #queue: CommitQueue;
  readonly #archive: Archive;
  readonly #unlock: Unlock;
  readonly #longCommits: LongCommits;
  #closed: Promise<void> | undefined;

  constructor({ tables, archive }: OpenedFolder, compaction: Compaction, unlock: Unlock) {
    super(tables);
    this.#archive = archive;
    this.#compaction = compaction;
    this.#unlock = unlock;
    this.#queue = new CommitQueue(tables, () => compaction.consider(this.#queue));
    this.#longCommits = new LongCommits(tables, compaction, this.#queue);
  }

  upgrade(): Promise<void> {
    return this.#compaction.upgrade(this.#queue);
  }

  /** Another process has taken the folder, because this one showed no sign of life: nothing is written any more. */
  lose(lock: string): void {
    this.#queue.refuse(storeFailure.folderLost(lock));
  }

  get epoch(): number {
    return this.#queue.epoch;
  }

  commit(changes: readonly Change[], epoch = this.epoch): Promise<void> {
    const refusal = this.#refusal(epoch);
    if (refusal) return Promise.reject(refusal);
    if (changes.length === 0) return this.durable(epoch);
    if (changes.length > longTransaction) return this.#longCommits.commit(changes, epoch);
    const { journal } = this.#compaction;
    let applied: readonly Applied[] = [];
    try {
      applied = this.tables.apply(changes);
      return this.#queue.add(journal, journal.encoder.encode(applied), applied);
    } catch (error) {
      if (applied.length === 0) return Promise.reject(error);
      // It cannot be written as text: too long, or not a value of a column.
      this.tables.undo(applied);
      journal.encoder.forget();
      return Promise.reject(storeFailure.notStored(textOf(error)));
    }
  }

  durable(epoch = this.epoch): Promise<void> {
    if (epoch !== this.epoch) return Promise.reject(storeFailure.withdrawn());
    return this.#queue.durable();
  }

  backup(folder: string): Promise<BackupReport> {
    if (this.#closed) return Promise.reject(storeFailure.closed());
    return this.#compaction.backup(this.#queue, folder);
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  #refusal(epoch: number): Failure | undefined {
    if (this.#closed) return storeFailure.closed();
    return this.#queue.refusal ?? (epoch === this.epoch ? undefined : storeFailure.withdrawn());
  }

  async #close(): Promise<void> {
    try {
      await this.#longCommits.idle();
      await this.#queue.idle();
      await this.#compaction.stop();
      // A mark that all before it was stored: from now on damage of the last transactions shows, too.
      if (!this.#queue.refusal) await this.#compaction.journal.append([]);
    } finally {
      const closed = [this.#compaction.journal.close(), this.#archive.close()];
      await Promise.allSettled(closed);
      await this.#unlock();
    }
  }
}
