import type { Change } from '../store/store.ts';
import type { TableName } from '../store/tables.ts';
import type { Clock } from './clock.ts';

interface Waiting {
  table: TableName;
  end(hasChanged: boolean): void;
}

/** Lets a caller wait until another transaction has changed something. */
export class Commits {
  readonly #waiting = new Set<Waiting>();

  constructor(private readonly clock: Clock) {}

  /**
   * Resolves with true once a transaction that touches the table is committed; with false after so many milliseconds,
   * when the signal says so, and when nothing more will come.
   */
  next(table: TableName, timeoutMs: number, signal?: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const give = () => waiting.end(false);
      const cancel = this.clock.after(timeoutMs, give);
      const waiting: Waiting = {
        table,
        end: (hasChanged) => {
          cancel();
          signal?.removeEventListener('abort', give);
          this.#waiting.delete(waiting);
          resolve(hasChanged);
        },
      };
      this.#waiting.add(waiting);
      signal?.addEventListener('abort', give);
      if (signal?.aborted) give();
    });
  }

  committed(changes: readonly Change[]): void {
    if (this.#waiting.size === 0) return;
    const tables = new Set(changes.map(({ table }) => table));
    for (const waiting of [...this.#waiting]) if (tables.has(waiting.table)) waiting.end(true);
  }

  close(): void {
    for (const waiting of [...this.#waiting]) waiting.end(false);
  }
}
