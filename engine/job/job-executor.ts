import type { Change } from '../store/store.ts';
import type { JobRow } from '../store/tables.ts';
import type { Clock } from './clock.ts';

/** What the executor asks of the engine. */
export interface JobRunner {
  /** Does one job; a failure has been recorded when it is rejected. */
  run(jobId: string): Promise<void>;
  /** The row as it is now. */
  find(jobId: string): Promise<Readonly<JobRow> | undefined>;
}

/** After an attempt that could not even be recorded, and doubled with each further one. */
const firstPauseMs = 50;
const longestPauseMs = 60_000;

/**
 * Does jobs when they are due: those of one process instance one after another where they are exclusive, as Camunda's
 * job executor, others as they come. It learns of jobs from the changes that commits make durable.
 */
export class JobExecutor {
  readonly #armed = new Map<string, () => void>();
  /** Jobs waiting in a lane or under way: whatever happens to their rows, they are not begun a second time. */
  readonly #taken = new Set<string>();
  /** The end of what is under way for a process instance, so that its next exclusive job comes after. */
  readonly #lanes = new Map<string, Promise<void>>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #attempts = new Map<string, number>();
  #stopped = false;

  constructor(
    private readonly clock: Clock,
    private readonly runner: JobRunner,
  ) {}

  /** Jobs that were there before. */
  start(jobs: readonly Readonly<JobRow>[]): void {
    for (const job of jobs) this.#arm(job);
  }

  /** Commits have become durable. */
  committed(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.table !== 'job') continue;
      if (change.kind === 'delete') this.#disarm(change.id);
      else this.#arm(change.row as JobRow);
    }
  }

  /** Takes no new jobs and waits for those under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const id of [...this.#armed.keys()]) this.#disarm(id);
    await Promise.all(this.#underWay);
  }

  #arm(job: Readonly<JobRow>, pauseMs = 0): void {
    this.#disarm(job.id);
    if (this.#stopped || this.#taken.has(job.id) || !isWaiting(job)) return;
    const now = this.clock.now();
    const delayMs = Math.max((job.dueDate ?? now) - now, pauseMs);
    this.#armed.set(
      job.id,
      this.clock.after(delayMs, () => this.#due(job)),
    );
  }

  #disarm(id: string): void {
    this.#armed.get(id)?.();
    this.#armed.delete(id);
  }

  #due(job: Readonly<JobRow>): void {
    this.#armed.delete(job.id);
    this.#taken.add(job.id);
    const lane = job.isExclusive ? job.processInstanceId : null;
    const before = lane === null ? undefined : this.#lanes.get(lane);
    const work = (before ?? Promise.resolve()).then(() => this.#run(job));
    this.#underWay.add(work);
    if (lane !== null) this.#lanes.set(lane, work);
    void work.finally(() => {
      this.#underWay.delete(work);
      if (lane !== null && this.#lanes.get(lane) === work) this.#lanes.delete(lane);
    });
  }

  /** What has happened to the job while it waited for its turn counts, and what happened meanwhile is taken up after. */
  async #run(job: Readonly<JobRow>): Promise<void> {
    const { id } = job;
    const before = await this.#find(job);
    const isDue = before && isWaiting(before) && (before.dueDate ?? 0) <= this.clock.now();
    const hasFailed = !this.#stopped && isDue ? await this.#attempt(id) : false;
    this.#taken.delete(id);
    const after = await this.#find(job);
    const isRecorded = !hasFailed || after?.retries !== before?.retries;
    if (isRecorded) this.#attempts.delete(id);
    if (after) this.#arm(after, isRecorded ? 0 : this.#pauseAfter(id));
  }

  async #attempt(id: string): Promise<boolean> {
    try {
      await this.runner.run(id);
      return false;
    } catch {
      return true;
    }
  }

  /** As it is now, or, where the store does not answer, as it was known: it is not to be forgotten. */
  async #find(job: Readonly<JobRow>): Promise<Readonly<JobRow> | undefined> {
    try {
      return await this.runner.find(job.id);
    } catch {
      return job;
    }
  }

  /** One that was only too late is tried again at once; a failure that cannot be recorded would come again and again. */
  #pauseAfter(id: string): number {
    const attempts = this.#attempts.get(id) ?? 0;
    this.#attempts.set(id, attempts + 1);
    return attempts === 0 ? 0 : Math.min(longestPauseMs, firstPauseMs * 2 ** (attempts - 1));
  }
}

const isWaiting = ({ retries, suspensionState }: Readonly<JobRow>): boolean =>
  retries > 0 && suspensionState === 1;
