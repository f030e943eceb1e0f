import { exceptionText } from '../expression/java-exception.ts';
import { executionFailure, Failure } from '../failure.ts';
import { historicTaskCreated, historicTaskEnded, historicTaskUpdated } from '../history/task.ts';
import type { TaskListener } from '../model/process-graph.ts';
import type { TaskRow, VariableRow } from '../store/tables.ts';
import type { CommandContext } from './context.ts';
import { runDelegate } from './delegate.ts';
import { add, type Execution, remove } from './execution.ts';
import { executionObject } from './execution-object.ts';
import { writeAssignmentHistory } from './identity-link.ts';
import { BpmnError, propagateThrown } from './propagate-error.ts';
import { signal } from './step-loop.ts';
import { taskObject } from './task-object.ts';
import { type Variable, type VariableEventName, VariableScope } from './variable-scope.ts';
import type { Work } from './work.ts';

export type TaskEvent = TaskListener['event'];

/** Listeners of these events cannot complete the task. */
const UNFINISHABLE: readonly TaskEvent[] = ['complete', 'delete'];

/** A user task, of a process or standing alone (Camunda: TaskEntity). */
export class Task extends VariableScope {
  isRemoved = false;
  skipCustomListeners = false;
  eventName: TaskEvent | null = null;
  deleteReason: string | null = null;
  /** What the lifecycle has come to within this command. */
  #state: 'init' | 'created' | 'completed' | 'deleted' = 'created';
  #isCompletionAsked = false;
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

  /** The task above this one (TaskEntity.getParentTask). */
  get parentTask(): Task | null {
    const { parentTaskId } = this.row;
    return parentTaskId === null ? null : (this.context.task(parentTaskId) ?? null);
  }

  ensureActive(): void {
    if (this.row.suspensionState === 2) throw executionFailure.suspended('task', this.id);
  }

  /** Whoever is set once more is let go and taken again in history, though listeners hear nothing of it. */
  set assignee(assignee: string | null) {
    this.ensureActive();
    const before = this.row.assignee;
    if (assignee === null && before === null) return;
    writeAssignmentHistory(this, 'assignee', before, assignee);
    if (assignee !== before) this.isReassigned = true;
    this.row.assignee = assignee;
  }

  set owner(owner: string | null) {
    this.ensureActive();
    const before = this.row.owner;
    if (owner === null && before === null) return;
    writeAssignmentHistory(this, 'owner', before, owner);
    this.row.owner = owner;
  }

  /** All properties are set: history is written, listeners hear of it (transitionTo STATE_CREATED). */
  *create(): Work {
    this.#state = 'created';
    this.row.taskState = 'Created';
    historicTaskCreated(this);
    if ((yield* this.fire('create')) && this.isReassigned) yield* this.#fireAssignment();
    this.#recordListeners();
  }

  /** Something of it was changed (triggerUpdateEvent). */
  *updated(): Work {
    if (this.#state !== 'created') return;
    this.row.lastUpdated = this.context.now();
    this.row.taskState = 'Updated';
    historicTaskUpdated(this);
    if ((yield* this.fire('update')) && this.isReassigned) yield* this.#fireAssignment();
    this.#recordListeners();
  }

  /** History shows what listeners changed too (onCommandContextClose). */
  #recordListeners(): void {
    if (!this.isRemoved) historicTaskUpdated(this);
  }

  *#fireAssignment(): Work {
    this.isReassigned = false;
    yield* this.fire('assignment');
  }

  /** Whom it was delegated to is done with it: it is the owner's again. */
  resolve(): void {
    this.row.delegationState = 'RESOLVED';
    this.assignee = this.row.owner;
  }

  /** Listeners and history of its completion; answers whether the execution may go on. */
  complete(): Work<boolean> {
    this.ensureActive();
    this.#state = 'completed';
    this.row.taskState = 'Completed';
    return this.#finish();
  }

  /** A listener completes it, which is done as soon as the listener has ended. */
  askCompletion(): void {
    const { eventName } = this;
    if (this.#state === 'completed' || eventName === null || UNFINISHABLE.includes(eventName))
      throw executionFailure.taskListener('invalid task state');
    this.ensureActive();
    this.#state = 'completed';
    this.row.taskState = 'Completed';
    this.#isCompletionAsked = true;
  }

  *#completeWithin(): Work {
    this.#isCompletionAsked = false;
    const { execution } = this;
    try {
      if ((yield* this.#finish()) && execution)
        yield* signal(execution, { name: null, data: null });
    } catch (error) {
      throw error instanceof Failure
        ? executionFailure.within(String(exceptionText(error)))
        : error;
    }
  }

  *#finish(): Work<boolean> {
    const goesOn = (yield* this.fire('complete')) && this.#state === 'completed' && !this.isRemoved;
    if (goesOn) yield* this.#end('completed');
    return goesOn;
  }

  /** It goes because something around it does. */
  *delete(reason: string, skipCustomListeners: boolean): Work {
    if (this.isRemoved) return;
    this.skipCustomListeners = skipCustomListeners;
    this.deleteReason = reason;
    // A task below a completed one is gone without any listener hearing of it.
    if (this.#state !== 'deleted' && reason !== 'completed') {
      this.#state = 'deleted';
      this.row.taskState = 'Deleted';
      yield* this.fire('delete');
    }
    yield* this.#end(reason);
  }

  moveTo(execution: Execution): void {
    const from = this.execution;
    if (from === execution) return;
    if (from) remove(from.tasks, this);
    this.row.executionId = execution.id;
    for (const { row } of this.variables.values()) row.executionId = execution.id;
    add(execution.tasks, this);
  }

  /** Calls the listeners of an event, or of a timeout the one with its id; answers false where one's BPMN error moved execution elsewhere. */
  *fire(event: TaskEvent, id?: string): Work<boolean> {
    const { execution } = this;
    const definition =
      this.row.taskDefinitionKey === null
        ? null
        : execution?.graph.activityById.get(this.row.taskDefinitionKey)?.userTask;
    if (!definition || this.skipCustomListeners || execution?.skipCustomListeners) return true;
    for (const listener of definition.listeners) {
      if (listener.event !== event || (id !== undefined && listener.id !== id)) continue;
      this.eventName = event;
      this.context.loop.latestActivityId = execution?.row.activityId ?? null;
      try {
        yield* runDelegate(this, listener.delegate, 'taskListener');
        if (this.#isCompletionAsked) yield* this.#completeWithin();
      } catch (error) {
        if (error instanceof Failure) throw executionFailure.taskListener(error.message);
        if (!execution) throw error;
        if (error instanceof BpmnError && event === 'delete')
          throw executionFailure.taskListener(error.message);
        yield* propagateThrown(execution, error);
        return false;
      } finally {
        this.eventName = null;
      }
    }
    return true;
  }

  /** It goes, and with it the tasks below it (TaskManager.deleteTask). */
  *#end(reason: string): Work {
    const { unit } = this.context;
    this.isRemoved = true;
    for (const { id } of unit.find('task', 'parentTaskId', this.id)) {
      const below = this.context.task(id);
      if (below) yield* below.delete(reason, this.skipCustomListeners);
    }
    historicTaskEnded(this, reason);
    this.dropVariables();
    for (const link of unit.find('identityLink', 'taskId', this.id))
      unit.remove('identityLink', link);
    unit.remove('task', this.row);
    if (this.execution) remove(this.execution.tasks, this);
  }

  // ---- variables (VariableScope)
  get parentScope(): VariableScope | null {
    return this.execution ?? this.parentTask;
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
    return {
      executionId,
      processInstanceId,
      processDefinitionId,
      taskId: id,
      isConcurrentLocal: false,
      tenantId,
    };
  }
  protected variableChanged(_variable: Variable, _event: VariableEventName): void {
    // Conditional events look at the process only.
  }
}
