import { executionFailure } from '../failure.ts';
import {
  historicVariableCreated,
  historicVariableDeleted,
  historicVariableUpdated,
} from '../history/variable.ts';
import type { TypedColumns, VariableRow } from '../store/tables.ts';
import type { CommandContext } from './context.ts';
import type { Execution } from './execution.ts';

/** A value as it is stored; a transient one lives only until the command ends. */
export interface TypedValue extends TypedColumns {
  transient?: boolean;
}

/** A variable in its scope. A transient one has a row too, which is never inserted. */
export interface Variable {
  row: VariableRow;
  transient: boolean;
  /** Made within this command: its revision counts as 0 in history. */
  isNew: boolean;
}

export type VariableEventName = 'create' | 'update' | 'delete';

/**
 * Something that holds variables: an execution or a task (Camunda: AbstractVariableScope). A name that is not found
 * here is looked up in the scope around; it is written where it is found, else in the outermost scope.
 */
export abstract class VariableScope {
  #variables: Map<string, Variable> | undefined;
  /** What variables there were when the scope was cleared. */
  droppedVariables: ReadonlyMap<string, Variable> | null = null;
  readonly #removed = new Map<string, Variable>();

  constructor(readonly context: CommandContext) {}

  abstract get id(): string;
  abstract get parentScope(): VariableScope | null;
  /** The execution in which this scope's variables live, null for a task without process. */
  abstract get scopeExecution(): Execution | null;
  /** `execution` or `task`, for expressions. */
  abstract namedObject(name: string): unknown;
  protected abstract loadVariables(): VariableRow[];
  /** Columns of a new variable's row that say whose it is. */
  protected abstract ownership(): Pick<
    VariableRow,
    | 'executionId'
    | 'processInstanceId'
    | 'processDefinitionId'
    | 'taskId'
    | 'isConcurrentLocal'
    | 'tenantId'
  >;
  /** Told of each change, for conditional events. */
  protected abstract variableChanged(
    variable: Variable,
    event: VariableEventName,
    source: VariableScope,
  ): void;

  get variables(): Map<string, Variable> {
    if (!this.#variables) {
      this.#variables = new Map();
      for (const row of this.loadVariables())
        this.#variables.set(row.name, { row, transient: false, isNew: false });
    }
    return this.#variables;
  }

  /** A scope made within this command has no stored variables to look for. */
  protected startWithoutVariables(): void {
    this.#variables = new Map();
  }

  findVariable(name: string): Variable | undefined {
    return this.variables.get(name) ?? this.parentScope?.findVariable(name);
  }

  /** Every variable that can be seen from here; inner ones hide outer ones of the same name. */
  visibleVariables(into: Map<string, Variable> = new Map()): Map<string, Variable> {
    for (const [name, variable] of this.variables) if (!into.has(name)) into.set(name, variable);
    return this.parentScope ? this.parentScope.visibleVariables(into) : into;
  }

  setVariable(name: string, value: TypedValue, source: VariableScope = this): void {
    if (!this.variables.has(name) && this.parentScope)
      this.parentScope.setVariable(name, value, source);
    else this.setVariableLocal(name, value, source);
  }

  setVariables(values: Iterable<readonly [string, TypedValue]>): void {
    for (const [name, value] of values) this.setVariable(name, value);
  }

  setVariablesLocal(values: Iterable<readonly [string, TypedValue]>): void {
    for (const [name, value] of values) this.setVariableLocal(name, value);
  }

  setVariableLocal(name: string, value: TypedValue, source: VariableScope = this): void {
    const existing = this.variables.get(name) ?? this.#removed.get(name);
    if (!existing) return this.#create(name, value, source);
    if (existing.transient !== Boolean(value.transient))
      throw executionFailure.transientMismatch(name);
    copyValue(value, existing.row);
    if (this.#removed.delete(name)) {
      this.variables.set(name, existing);
      if (!existing.transient) this.context.unit.restore('variable', existing.row);
    }
    existing.row.sequenceCounter++;
    if (!existing.transient) historicVariableUpdated(this, existing, source);
    this.variableChanged(existing, 'update', source);
  }

  removeVariable(name: string, source: VariableScope = this): void {
    if (this.variables.has(name)) this.removeVariableLocal(name, source);
    else this.parentScope?.removeVariable(name, source);
  }

  removeVariableLocal(name: string, source: VariableScope = this): void {
    const variable = this.variables.get(name);
    if (!variable) return;
    this.variables.delete(name);
    this.#removed.set(name, variable);
    variable.row.sequenceCounter++;
    if (!variable.transient) {
      historicVariableDeleted(this, variable, source);
      this.context.unit.remove('variable', variable.row);
    }
    this.variableChanged(variable, 'delete', source);
  }

  /**
   * The scope ends: its variables go without a trace beyond the history that they have. Set once more, as by the output
   * mapping of what was kept for compensation, they are the same ones.
   */
  dropVariables(): void {
    this.droppedVariables ??= new Map(this.variables);
    for (const [name, variable] of this.variables) {
      this.#removed.set(name, variable);
      if (!variable.transient) this.context.unit.remove('variable', variable.row);
    }
    this.variables.clear();
  }

  /** Takes a variable over from another scope, as when the execution tree expands or is compacted. */
  adoptVariable(variable: Variable, from: VariableScope): void {
    const existing = this.variables.get(variable.row.name);
    if (existing === variable) {
      if (!variable.transient) this.context.unit.remove('variable', variable.row);
      return;
    }
    if (existing) {
      copyValue(variable.row, existing.row);
      existing.row.sequenceCounter++;
      if (!existing.transient) historicVariableUpdated(this, existing, from);
      if (!variable.transient) this.context.unit.remove('variable', variable.row);
      return;
    }
    Object.assign(variable.row, this.ownership(), {
      isConcurrentLocal: variable.row.isConcurrentLocal,
      scopeId: this.id,
    });
    this.variables.set(variable.row.name, variable);
  }

  #create(name: string, value: TypedValue, source: VariableScope): void {
    const owner = this.ownership();
    const row: VariableRow = {
      id: this.context.nextId(),
      revision: 1,
      name,
      executionId: owner.executionId,
      processInstanceId: owner.processInstanceId,
      processDefinitionId: owner.processDefinitionId,
      taskId: owner.taskId,
      isConcurrentLocal: owner.isConcurrentLocal,
      tenantId: owner.tenantId,
      batchId: null,
      scopeId: this.id,
      sequenceCounter: 1,
      type: value.type,
      textValue: value.textValue,
      textValue2: value.textValue2,
      longValue: value.longValue,
      doubleValue: value.doubleValue,
      bytes: value.bytes,
    };
    const variable: Variable = { row, transient: Boolean(value.transient), isNew: true };
    this.variables.set(name, variable);
    if (!variable.transient) {
      this.context.unit.insert('variable', row);
      historicVariableCreated(this, variable, source);
    }
    this.variableChanged(variable, 'create', source);
  }
}

export const copyValue = (from: TypedColumns, to: TypedColumns): void => {
  to.type = from.type;
  to.textValue = from.textValue;
  to.textValue2 = from.textValue2;
  to.longValue = from.longValue;
  to.doubleValue = from.doubleValue;
  to.bytes = from.bytes;
};

/** Variables as whoever asked for them sees them. */
export const valuesOf = (variables: ReadonlyMap<string, Variable>): Map<string, TypedValue> =>
  new Map(
    [...variables].map(([name, { row, transient }]) => [
      name,
      transient ? { ...row, transient } : row,
    ]),
  );

/** A scope's own variables now, or as they were when it ended (ExecutionVariableSnapshotObserver). */
export const lastValues = ({
  droppedVariables,
  variables,
}: VariableScope): Map<string, TypedValue> => valuesOf(droppedVariables ?? variables);
