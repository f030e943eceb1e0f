import { historicTaskCreated, historicTaskEnded, historicTaskUpdated } from '../history/task.ts';
import { executionFailure } from '../failure.ts';
import type { TaskListener } from '../model/process-graph.ts';
import type { TaskRow, VariableRow } from '../store/tables.ts';
import type { CommandContext } from './context.ts';
import { runDelegate } from './delegate.ts';
import { type Execution, remove } from './execution.ts';
import { propagateThrown } from './propagate-error.ts';
import { executionObject } from './execution-object.ts';
import { taskObject } from './task-object.ts';
import { type Variable, type VariableEventName, VariableScope } from './variable-scope.ts';
import type { Work } from './work.ts';

export type TaskEvent = TaskListener['event'];

/** A user task, of a process or standing alone (Camunda: TaskEntity). */
export class Task extends VariableScope {
  isRemoved = false;
  skipCustomListeners = false;
  eventName: TaskEvent | null = null;
  deleteReason: string | null = null;
  /** What the lifecycle has come to within this command. */
  #state: 'init' | 'created' | 'completed' | 'deleted' = 'created';
  /** Whether the assignee changed since the last assignment event. */
  isReassigned = false;

  constructor(
    context: CommandContext,
    readonly row: TaskRow,
  ) {
    super(context);
  }

  static insert(context: CommandContext, row: TaskRow): Task {
    const task = new Task(context, context.unit.insert('task', row));
    task.startWithoutVariables();
    task.#state = 'init';
    return context.adoptTask(task);
  }

  get id(): string {
    return this.row.id;
  }
  get execution(): Execution | null {
    return this.row.executionId === null ? null : this.context.executionOf(this.row.executionId);
  }

  set assignee(assignee: string | null) {
    if (assignee === this.row.assignee) return;
    this.row.assignee = assignee;
    this.isReassigned = true;
  }

  /** All properties are set: history is written, listeners hear of it (transitionTo STATE_CREATED). */
  *create(): Work {
    this.#state = 'created';
    this.row.taskState = 'Created';
    historicTaskCreated(this);
    if ((yield* this.fire('create')) && this.isReassigned) yield* this.#fireAssignment();
  }

  /** Something of it was changed (triggerUpdateEvent). */
  *updated(): Work {
    if (this.#state !== 'created') return;
    this.row.lastUpdated = this.context.now();
    this.row.taskState = 'Updated';
    historicTaskUpdated(this);
    if ((yield* this.fire('update')) && this.isReassigned) yield* this.#fireAssignment();
  }

  *#fireAssignment(): Work {
    this.isReassigned = false;
    yield* this.fire('assignment');
  }

  /** Listeners and history of its completion; answers whether the execution may go on. */
  *complete(): Work<boolean> {
    if (this.row.suspensionState === 2) throw executionFailure.suspended('task', this.id);
    this.#state = 'completed';
    this.row.taskState = 'Completed';
    const goesOn = (yield* this.fire('complete')) && this.#state === 'completed' && !this.isRemoved;
    if (goesOn) this.#end('completed');
    return goesOn;
  }

  /** It goes because something around it does. */
  *delete(reason: string, skipCustomListeners: boolean): Work {
    if (this.isRemoved) return;
    this.skipCustomListeners = skipCustomListeners;
    this.deleteReason = reason;
    if (this.#state !== 'deleted') {
      this.#state = 'deleted';
      this.row.taskState = 'Deleted';
      yield* this.fire('delete');
    }
    this.#end(reason);
  }

  moveTo(execution: Execution): void {
    const from = this.execution;
    if (from === execution) return;
    if (from) remove(from.tasks, this);
    this.row.executionId = execution.id;
    for (const { row } of this.variables.values()) row.executionId = execution.id;
    execution.tasks.push(this);
  }

  /** Calls the listeners of an event; answers false where one's BPMN error moved execution elsewhere. */
  *fire(event: TaskEvent): Work<boolean> {
    const { execution } = this;
    const definition = this.row.taskDefinitionKey === null ? null : execution?.graph.activityById.get(this.row.taskDefinitionKey)?.userTask;
    if (!definition || this.skipCustomListeners || execution?.skipCustomListeners) return true;
    for (const listener of definition.listeners) {
      if (listener.event !== event) continue;
      this.eventName = event;
      try {
        yield* runDelegate(this, listener.delegate);
      } catch (error) {
        if (!execution) throw error;
        yield* propagateThrown(execution, error);
        return false;
      } finally {
        this.eventName = null;
      }
    }
    return true;
  }

  #end(reason: string): void {
    const { unit } = this.context;
    historicTaskEnded(this, reason);
    this.dropVariables();
    for (const link of unit.find('identityLink', 'taskId', this.id)) unit.remove('identityLink', link);
    unit.remove('task', this.row);
    this.isRemoved = true;
    if (this.execution) remove(this.execution.tasks, this);
  }

  // ---- variables (VariableScope)
  get parentScope(): VariableScope | null {
    return this.execution;
  }
  get scopeExecution(): Execution | null {
    return this.execution;
  }
  namedObject(name: string): unknown {
    if (name === 'task') return taskObject(this);
    return name === 'execution' && this.execution ? executionObject(this.execution) : undefined;
  }
  protected loadVariables(): VariableRow[] {
    return this.context.unit.find('variable', 'taskId', this.id);
  }
  protected ownership() {
    const { executionId, processInstanceId, processDefinitionId, id, tenantId } = this.row;
    return { executionId, processInstanceId, processDefinitionId, taskId: id, isConcurrentLocal: false, tenantId };
  }
  protected variableChanged(_variable: Variable, _event: VariableEventName): void {
    // Conditional events look at the process only.
  }
}
