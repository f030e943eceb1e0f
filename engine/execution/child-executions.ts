import type { Activity } from '../model/process-graph.ts';
import type { Execution } from './execution.ts';

/**
 * The children of an execution in their order, and by the activity at which they stand: a join asks for those that wait
 * at it, whose scope may hold thousands of others.
 */
export class ChildExecutions {
  /** May hold children that have moved on since: they are told apart when asked for. */
  #byActivity: Map<Activity | null, Set<Execution>> | undefined;

  constructor(
    private readonly parent: Execution,
    readonly list: Execution[],
  ) {}

  add(child: Execution): void {
    this.list.push(child);
    this.moved(child);
  }

  remove(child: Execution): void {
    const at = this.list.indexOf(child);
    if (at >= 0) this.list.splice(at, 1);
    this.#byActivity?.get(child.activity)?.delete(child);
  }

  /** A child has come to another activity. */
  moved(child: Execution): void {
    if (this.#byActivity) this.#place(this.#byActivity, child);
  }

  /** Those that stand at an activity, in no order. */
  at(activity: Activity | null): ReadonlySet<Execution> {
    if (!this.#byActivity) {
      this.#byActivity = new Map();
      for (const child of this.list) this.#place(this.#byActivity, child);
    }
    const there = this.#byActivity.get(activity);
    if (!there) return NONE;
    for (const child of there)
      if (child.activity !== activity || child.isRemoved || child.row.parentId !== this.parent.id)
        there.delete(child);
    return there;
  }

  #place(places: Map<Activity | null, Set<Execution>>, child: Execution): void {
    const there = places.get(child.activity);
    if (there) there.add(child);
    else places.set(child.activity, new Set([child]));
  }
}

const NONE: ReadonlySet<Execution> = new Set();
