import { executionFailure, persistenceFailure } from '../failure.ts';
import type { Ids } from '../ids.ts';
import { scheduleContinuation } from '../job/async-continuation.ts';
import type { Clock } from '../job/clock.ts';
import type { JobHandler } from '../job/job-handlers.ts';
import type { Activity, ActivityType, ProcessGraph } from '../model/process-graph.ts';
import type { ExecutionRow } from '../store/tables.ts';
import { NotYetRead, type UnitOfWork } from '../store/unit-of-work.ts';
import type { Beans, Scripts } from './delegate.ts';
import type { Element } from './element.ts';
import { Execution } from './execution.ts';
import type { HostCalls } from './host-calls.ts';
import { type Operations, StepLoop } from './step-loop.ts';
import { Task } from './task.ts';
import type { Work } from './work.ts';

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
  /** What beans were asked in this command. */
  hostCalls: HostCalls;
  scripts: Scripts;
}

/**
 * One command under way: its unit of work, its step loop, and one object for each execution and task that it touches,
 * so that two places in the code that mean the same row see the same state.
 */
export class CommandContext {
  readonly loop: StepLoop;
  readonly #executions = new Map<string, Execution>();
  /** Process instances whose end was written into history. */
  readonly ended = new Set<string>();
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
    if (!element)
      throw new Error(
        `no element for ${activity.type} ${activity.id}: the parser should have refused it`,
      );
    return element;
  }

  /** The execution with that id, or undefined where none runs. */
  execution(id: string): Execution | undefined {
    const known = this.#executions.get(id);
    if (known) return known.isRemoved ? undefined : known;
    const row = this.unit.get('execution', id);
    if (!row) return undefined;
    this.#readAround(row);
    return this.adopt(new Execution(this, row));
  }

  /** One that this command has come across, without reading anything. */
  knownExecution(id: string): Execution | undefined {
    return this.#executions.get(id);
  }

  /** As `execution`, for the references of rows: there must be one, though it may have been removed in this command. */
  executionOf(id: string): Execution {
    const execution = this.executionEvenRemoved(id);
    if (!execution) throw executionFailure.vanished('execution', id);
    return execution;
  }

  /** As `execution`, and also one that has been removed in this command. */
  executionEvenRemoved(id: string): Execution | undefined {
    return this.#executions.get(id) ?? this.execution(id);
  }

  /**
   * The models of the instance and of its callers, into which execution may return, are read with the first of their
   * executions: later, when code of users has run, the command could not be run again for them.
   */
  #readAround({
    parentId,
    processInstanceId,
    processDefinitionId,
    superExecutionId,
  }: ExecutionRow) {
    this.graph(processDefinitionId);
    if (parentId !== null) this.execution(processInstanceId);
    else if (superExecutionId !== null) this.execution(superExecutionId);
  }

  /** The model of another definition, which execution comes to in its course: waited for in place. */
  *otherGraph(definitionId: string): Work<ProcessGraph> {
    for (;;) {
      try {
        return this.graph(definitionId);
      } catch (notYet) {
        if (!(notYet instanceof NotYetRead)) throw notYet;
        yield notYet.answer;
      }
    }
  }

  /**
   * An execution that goes while others stand below it, or belong to it: Camunda's database refuses that
   * (ACT_FK_EXE_PARENT, ACT_FK_EXE_PROCINST).
   */
  ensureNoOrphans(): void {
    for (const execution of this.#executions.values())
      if (execution.isRemoved && (execution.children.length > 0 || this.#hasOthers(execution)))
        throw persistenceFailure(10_001);
  }

  /** Also those that stand below nothing: an execution that is kept for compensation may become its own parent. */
  #hasOthers({ id, isProcessInstance }: Execution): boolean {
    return isProcessInstance && this.unit.find('execution', 'processInstanceId', id).length > 0;
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
