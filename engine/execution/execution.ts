import { executionFailure } from '../failure.ts';
import type { Activity, ProcessGraph, Scope, Transition } from '../model/process-graph.ts';
import type {
  EventSubscriptionRow,
  ExecutionRow,
  ExternalTaskRow,
  IncidentRow,
  JobRow,
  VariableRow,
} from '../store/tables.ts';
import { type ActivityInstanceState, activityInstanceState } from './activity-instance-state.ts';
import { ChildExecutions } from './child-executions.ts';
import type { CommandContext } from './context.ts';
import { type DelayedEvent, delayVariableEvent } from './delayed-event.ts';
import type { Signal } from './element.ts';
import { executionObject } from './execution-object.ts';
import { externalTaskObject } from './external-task-object.ts';
import type { Instantiation } from './instantiation.ts';
import type { Task } from './task.ts';
import {
  type TypedValue,
  type Variable,
  type VariableEventName,
  VariableScope,
} from './variable-scope.ts';

/**
 * A place where execution is, as in Camunda's tree (PvmExecutionImpl and ExecutionEntity): the process instance, an
 * execution of a scope, or a concurrent one below a scope. What is stored is in `row`; the other fields live for one
 * command. Nothing here decides where execution goes: that is the operations' business.
 */
export class Execution extends VariableScope {
  transition: Transition | null = null;
  transitionsToTake: readonly Transition[] | null = null;
  nextActivity: Activity | null = null;
  /** The execution that took this one's place when the tree was expanded or compacted. */
  replacedBy: Execution | null = null;
  isEnded = false;
  isRemoved = false;
  isDeleteRoot = false;
  deleteReason: string | null = null;
  externallyTerminated = false;
  skipSubprocesses = false;
  skipCustomListeners = false;
  skipIoMappings = false;
  /** Holds the end of the process instance until the last instruction of a modification or start is done. */
  preserveScope = false;
  ignoreAsync = false;
  /** Of a process instance: variables set now belong to its start. */
  isStarting = false;
  activityInstanceState: ActivityInstanceState = activityInstanceState.default;
  endListenersFailed = false;
  instantiation: Instantiation | null = null;
  /** Of a process instance: changes of variables that conditional events have still to be asked about. */
  delayedEvents: DelayedEvent[] = [];
  /** Of a process instance: local variables for the scope that a message is about to trigger. */
  payloadForTriggeredScope: ReadonlyMap<string, TypedValue> | null = null;
  /** What restart and start write into history with the instance. */
  restartedProcessInstanceId: string | null = null;
  eventName: string | null = null;
  /** What the step activitySignal hands to the element. */
  received: Signal | null = null;

  #activity: Activity | null | undefined;
  #children: ChildExecutions | undefined;
  #tasks: Task[] | undefined;
  #subscriptions: EventSubscriptionRow[] | undefined;
  #jobs: JobRow[] | undefined;
  #externalTasks: ExternalTaskRow[] | undefined;
  #incidents: IncidentRow[] | undefined;
  #subProcessInstance: Execution | null | undefined;

  constructor(
    context: CommandContext,
    readonly row: ExecutionRow,
  ) {
    super(context);
  }

  /** Makes an execution that no store knows yet. */
  static insert(context: CommandContext, row: ExecutionRow): Execution {
    const execution = new Execution(context, context.unit.insert('execution', row));
    execution.startWithoutVariables();
    execution.#children = new ChildExecutions(execution, []);
    execution.#tasks = [];
    execution.#subscriptions = [];
    execution.#jobs = [];
    execution.#externalTasks = [];
    execution.#incidents = [];
    execution.#subProcessInstance = null;
    return context.adopt(execution);
  }

  get id(): string {
    return this.row.id;
  }
  get graph(): ProcessGraph {
    return this.context.graph(this.row.processDefinitionId);
  }
  get isScope(): boolean {
    return this.row.isScope;
  }
  get isConcurrent(): boolean {
    return this.row.isConcurrent;
  }
  get isActive(): boolean {
    return this.row.isActive;
  }
  set isActive(active: boolean) {
    this.row.isActive = active;
  }
  get isProcessInstance(): boolean {
    return this.row.parentId === null;
  }
  get isSuspended(): boolean {
    return this.row.suspensionState === 2;
  }

  get activity(): Activity | null {
    if (this.#activity === undefined) {
      const { activityId } = this.row;
      this.#activity =
        activityId === null ? null : (this.graph.activityById.get(activityId) ?? null);
    }
    return this.#activity;
  }
  set activity(activity: Activity | null) {
    this.#activity = activity;
    this.row.activityId = activity?.id ?? null;
    const { parentId } = this.row;
    if (parentId !== null) this.context.knownExecution(parentId)?.childMoved(this);
  }
  /** For where an activity must be; Camunda runs into null there. */
  get currentActivity(): Activity {
    if (!this.activity) throw executionFailure.noActivity(this.id);
    return this.activity;
  }
  /** The scope that an execution of a scope belongs to; during start-up the instance's activity is not its scope. */
  get scope(): Scope {
    return this.isProcessInstance ? this.graph : this.currentActivity;
  }

  get activityInstanceId(): string | null {
    return this.row.activityInstanceId;
  }
  set activityInstanceId(id: string | null) {
    this.row.activityInstanceId = id;
  }
  get parentActivityInstanceId(): string | null {
    return this.parent ? this.parent.activityInstanceId : this.id;
  }
  leaveActivityInstance(): void {
    this.activityInstanceId = this.parentActivityInstanceId;
    this.activityInstanceState = activityInstanceState.default;
    this.endListenersFailed = false;
  }
  get isCanceled(): boolean {
    return this.activityInstanceState === activityInstanceState.canceled;
  }
  /** Whether the position is a scope that contains nothing, such as a receive task with a boundary event. */
  get isExecutingScopeLeaf(): boolean {
    const { activity } = this;
    return (
      this.isActive &&
      activity !== null &&
      activity.isScope &&
      this.activityInstanceId !== null &&
      !this.context.element(activity).composite
    );
  }

  get parent(): Execution | null {
    return this.row.parentId === null ? null : this.context.executionOf(this.row.parentId);
  }
  set parent(parent: Execution) {
    const { childExecutions } = parent;
    const siblings = this.parent?.childExecutions;
    this.row.parentId = parent.id;
    siblings?.remove(this);
    childExecutions.add(this);
  }
  get processInstance(): Execution {
    return this.isProcessInstance ? this : this.context.executionOf(this.row.processInstanceId);
  }
  get childExecutions(): ChildExecutions {
    this.#children ??= new ChildExecutions(
      this,
      this.context.unit
        .find('execution', 'parentId', this.id)
        .map((row) => this.context.executionOf(row.id)),
    );
    return this.#children;
  }
  childMoved(child: Execution): void {
    this.#children?.moved(child);
  }
  get children(): readonly Execution[] {
    return this.childExecutions.list;
  }
  get nonEventScopeChildren(): Execution[] {
    return this.children.filter((child) => !child.row.isEventScope);
  }
  /** Whether there are any, of perhaps thousands. */
  get hasTokens(): boolean {
    return this.children.some((child) => !child.row.isEventScope);
  }
  get eventScopeChildren(): Execution[] {
    return this.children.filter((child) => child.row.isEventScope);
  }
  get superExecution(): Execution | null {
    return this.row.superExecutionId === null
      ? null
      : this.context.executionOf(this.row.superExecutionId);
  }
  get subProcessInstance(): Execution | null {
    if (this.#subProcessInstance === undefined) {
      const [row] = this.context.unit.find('execution', 'superExecutionId', this.id);
      this.#subProcessInstance = row ? this.context.executionOf(row.id) : null;
    }
    return this.#subProcessInstance;
  }
  set subProcessInstance(instance: Execution | null) {
    this.#subProcessInstance = instance;
  }

  get tasks(): Task[] {
    this.#tasks ??= this.context.unit
      .find('task', 'executionId', this.id)
      .flatMap((row) => this.context.task(row.id) ?? []);
    return this.#tasks;
  }
  get subscriptions(): EventSubscriptionRow[] {
    this.#subscriptions ??= this.context.unit.find('eventSubscription', 'executionId', this.id);
    return this.#subscriptions;
  }
  get jobs(): JobRow[] {
    this.#jobs ??= this.context.unit.find('job', 'executionId', this.id);
    return this.#jobs;
  }
  get externalTasks(): ExternalTaskRow[] {
    this.#externalTasks ??= this.context.unit.find('externalTask', 'executionId', this.id);
    return this.#externalTasks;
  }
  get incidents(): IncidentRow[] {
    this.#incidents ??= this.context.unit.find('incident', 'executionId', this.id);
    return this.#incidents;
  }
  /** A new one; nothing is read for it, as a bean of the host that makes it could not be run again. */
  noteIncident(row: IncidentRow): void {
    if (this.#incidents) add(this.#incidents, row);
  }

  // ---- variables (VariableScope)
  get parentScope(): VariableScope | null {
    return this.parent;
  }
  get scopeExecution(): Execution {
    return this;
  }
  namedObject(name: string): unknown {
    if (name === 'externalTask') return externalTaskObject(this);
    return name === 'execution' ? executionObject(this) : undefined;
  }
  protected loadVariables(): VariableRow[] {
    return this.context.unit
      .find('variable', 'executionId', this.id)
      .filter((row) => row.scopeId === this.id);
  }
  protected ownership() {
    return {
      executionId: this.id,
      processInstanceId: this.row.processInstanceId,
      processDefinitionId: this.row.processDefinitionId,
      taskId: null,
      isConcurrentLocal: !this.isScope || (!this.isProcessInstance && this.isExecutingScopeLeaf),
      tenantId: this.row.tenantId,
    };
  }
  protected variableChanged(
    variable: Variable,
    event: VariableEventName,
    source: VariableScope,
  ): void {
    delayVariableEvent(this, variable.row.name, event, source);
  }
}

/** Adds what may be in the list already, as a list that is read only now holds what was inserted before. */
export const add = <T>(list: T[], item: T): void => {
  if (!list.includes(item)) list.push(item);
};

export const remove = <T>(list: T[], item: T): void => {
  const at = list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
};
