export type { CommandOf, ResultOf, Verb } from './command/commands.ts';
export type { FetchedTopic } from './command/fetch-external-tasks.ts';
export type { FormTexts } from './command/get-task-form.ts';
export type { CommonInstruction } from './command/modify-process-instances.ts';
export { createEngine, Engine, type EngineOptions } from './engine.ts';
export type { ActivityInstance, TransitionInstance } from './execution/activity-instance-tree.ts';
export type { DelegateScope } from './execution/host-scope.ts';
export { BpmnError } from './execution/propagate-error.ts';
export type { TypedValue } from './execution/variable-scope.ts';
export { columns, fromValue } from './execution/variable-value.ts';
export { javaText } from './expression/java-text.ts';
export { double, long } from './expression/java-value.ts';
export { jsonOf } from './expression/json-value.ts';
export * from './failure.ts';
export type { Ids } from './ids.ts';
export { type Clock, SimulatedClock, systemClock } from './job/clock.ts';
export { NotAnIsoDate, parseIsoDate } from './job/iso-date.ts';
export type { Activity, ProcessGraph } from './model/process-graph.ts';
export {
  type Allowed,
  type PermissionName,
  type Permissions,
  readAllowed,
  WrongPermissions,
} from './permission/permissions.ts';
export type { ModificationInstruction } from './placement/cancel-instruction.ts';
export type { Instruction } from './placement/instruction.ts';
export * from './query/definition.ts';
export * from './query/index.ts';
export { queryFailure } from './query/query-failure.ts';
export * from './query/sorting.ts';
export { type ScriptBackend, scriptBackends } from './script/backend/backend.ts';
export { delayed } from './store/delayed.ts';
export { type RecoveryReport, recoverFolder } from './store/file/copy/recover-folder.ts';
export { openFileStore } from './store/file/file-store.ts';
export { DamagedJournal } from './store/file/journal/damaged-journal.ts';
export { createMemoryStore } from './store/memory/memory-store.ts';
export type { Column, Condition, Order, Query, RowOf, Value } from './store/query.ts';
export type { BackupReport, Store } from './store/store.ts';
export type * from './store/tables.ts';
