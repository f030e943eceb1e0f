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

/**
 * Does jobs when they are due: those of one process instance one after another where they are exclusive, as Camunda's
 * job executor, others as they come. It learns of jobs from the changes that commits make durable.
 */
export class JobExecutor {
  readonly #armed = new Map<string, () => void>();
  /** The end of what is under way for a process instance, so that its next exclusive job comes after. */
  readonly #lanes = new Map<string, Promise<void>>();
  readonly #underWay = new Set<Promise<void>>();
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

  #arm(job: Readonly<JobRow>): void {
    this.#disarm(job.id);
    if (this.#stopped || job.retries <= 0 || job.suspensionState === 2) return;
    const now = this.clock.now();
    const dueAt = Math.max(job.dueDate ?? now, job.lockExpirationTime ?? now);
    const cancel = this.clock.after(dueAt - now, () => this.#due(job));
    this.#armed.set(job.id, cancel);
  }

  #disarm(id: string): void {
    this.#armed.get(id)?.();
    this.#armed.delete(id);
  }

  #due(job: Readonly<JobRow>): void {
    this.#armed.delete(job.id);
    const lane = job.isExclusive ? job.processInstanceId : null;
    const before = lane === null ? undefined : this.#lanes.get(lane);
    const work = (before ?? Promise.resolve()).then(() => this.#run(job.id));
    this.#underWay.add(work);
    if (lane !== null) this.#lanes.set(lane, work);
    void work.finally(() => {
      this.#underWay.delete(work);
      if (lane !== null && this.#lanes.get(lane) === work) this.#lanes.delete(lane);
    });
  }

  async #run(id: string): Promise<void> {
    if (this.#stopped) return;
    try {
      await this.runner.run(id);
    } catch {
      // The failure stands in the job's row and log. One that changed nothing (another command was faster) is tried again.
      const job = await this.runner.find(id).catch(() => undefined);
      if (job && !this.#armed.has(id)) this.#arm(job);
    }
  }
}
