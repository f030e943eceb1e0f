import type { Activity, ActivityType, ProcessGraph } from '../model/process-graph.ts';
import { executionFailure } from '../failure.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import type { Beans, Scripts } from './delegate.ts';
import type { Element } from './element.ts';
import { Execution } from './execution.ts';
import type { Ids } from '../ids.ts';
import type { Clock } from '../job/clock.ts';
import { scheduleContinuation } from '../job/async-continuation.ts';
import type { JobHandler } from '../job/job-handlers.ts';
import { type Operations, StepLoop } from './step-loop.ts';
import { Task } from './task.ts';

/** What every command has at hand, beside the rows of its unit. */
export interface Surroundings {
  clock: Clock;
  ids: Ids;
  /** The graph of a deployed definition. */
  graph(unit: UnitOfWork, definitionId: string): ProcessGraph;
  elements: Readonly<Record<ActivityType, Element | undefined>>;
  operations: Operations;
  /** What a job does, by its handler type. */
  jobHandlers: Readonly<Record<string, JobHandler>>;
  beans: Beans;
  scripts: Scripts;
}

/**
 * One command under way: its unit of work, its step loop, and one object for each execution and task that it touches,
 * so that two places in the code that mean the same row see the same state.
 */
export class CommandContext {
  readonly loop: StepLoop;
  readonly #executions = new Map<string, Execution>();
  readonly #tasks = new Map<string, Task>();

  constructor(
    readonly unit: UnitOfWork,
    readonly surroundings: Surroundings,
    /** Who asked, where somebody is authenticated. */
    readonly userId: string | null = null,
  ) {
    this.loop = new StepLoop(surroundings.operations, scheduleContinuation);
  }

  now(): number {
    return this.surroundings.clock.now();
  }

  nextId(): string {
    return this.surroundings.ids.next();
  }

  graph(definitionId: string): ProcessGraph {
    return this.surroundings.graph(this.unit, definitionId);
  }

  element(activity: Activity): Element {
    const element = this.surroundings.elements[activity.type];
    if (!element) throw new Error(`no element for ${activity.type} ${activity.id}: the parser should have refused it`);
    return element;
  }

  /** The execution with that id, or undefined where none runs. */
  execution(id: string): Execution | undefined {
    const known = this.#executions.get(id);
    if (known) return known.isRemoved ? undefined : known;
    const row = this.unit.get('execution', id);
    return row && this.adopt(new Execution(this, row));
  }

  /** As `execution`, for the references of rows: there must be one, though it may have been removed in this command. */
  executionOf(id: string): Execution {
    const execution = this.#executions.get(id) ?? this.execution(id);
    if (!execution) throw executionFailure.vanished('execution', id);
    return execution;
  }

  adopt(execution: Execution): Execution {
    this.#executions.set(execution.id, execution);
    return execution;
  }

  task(id: string): Task | undefined {
    const known = this.#tasks.get(id);
    if (known) return known.isRemoved ? undefined : known;
    const row = this.unit.get('task', id);
    return row && this.adoptTask(new Task(this, row));
  }

  adoptTask(task: Task): Task {
    this.#tasks.set(task.id, task);
    return task;
  }
}
