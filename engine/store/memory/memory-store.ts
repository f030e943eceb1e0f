import { storeFailure } from '../../failure.ts';
import type { BackupReport, Change, Store } from '../store.ts';
import { MemoryTables } from './memory-tables.ts';
import { TableReads } from './table-reads.ts';

/** A store that forgets everything with its process: for tests, and where nothing needs to be kept. */
export const createMemoryStore = (): Store => new MemoryStore(new MemoryTables());

const done = Promise.resolve();

class MemoryStore extends TableReads implements Store {
  /** Nothing is ever withdrawn. */
  readonly epoch = 0;
  #closed = false;

  commit(changes: readonly Change[]): Promise<void> {
    if (this.#closed) return Promise.reject(storeFailure.closed());
    try {
      this.tables.apply(changes);
      return done;
    } catch (error) {
      return Promise.reject(error);
    }
  }

  durable(): Promise<void> {
    return done;
  }

  backup(): Promise<BackupReport> {
    return Promise.reject(storeFailure.nothingToBackUp());
  }

  async close(): Promise<void> {
    this.#closed = true;
  }
}
