import { deleteJob } from '../job/job-row.ts';
import type { ExecutionRow } from '../store/tables.ts';
import { add, Execution, remove } from './execution.ts';
import { deleteExternalTask } from './external-task.ts';
import { deleteIncidentsOf } from './incident.ts';
import { executeOutputMappings } from './io-mapping.ts';
import type { Work } from './work.ts';

/** Makes a child that stands in the same place as its parent (ExecutionEntity.createExecution). */
export const createExecution = (parent: Execution): Execution => {
  // The list is read before the child is in the unit, else it would hold the child already.
  const { context, row, childExecutions } = parent;
  const child = Execution.insert(context, {
    ...row,
    id: context.nextId(),
    revision: 1,
    parentId: parent.id,
    businessKey: null,
    superExecutionId: null,
    caseInstanceId: null,
    ...plain,
  });
  childExecutions.add(child);
  child.instantiation = parent.instantiation;
  child.skipCustomListeners = parent.skipCustomListeners;
  child.skipIoMappings = parent.skipIoMappings;
  return child;
};

const plain: Pick<ExecutionRow, 'isActive' | 'isScope' | 'isConcurrent' | 'isEventScope'> = {
  isActive: true,
  isScope: true,
  isConcurrent: false,
  isEventScope: false,
};

/**
 * Makes room for one more token in a scope: where the scope execution itself was the only token, a concurrent child
 * takes its place first (PvmExecutionImpl.createConcurrentExecution).
 */
export const createConcurrentExecution = (scopeExecution: Execution): Execution => {
  if (!scopeExecution.isScope) throw new Error(`execution ${scopeExecution.id} is no scope`);
  const [first, second] = firstTwoTokens(scopeExecution);
  touch(scopeExecution);
  if (!first) {
    const replacing = createExecution(scopeExecution);
    replacing.row.isConcurrent = true;
    replacing.row.isScope = false;
    replace(replacing, scopeExecution);
    scopeExecution.isActive = false;
    scopeExecution.activity = null;
  } else if (!second) {
    const replacing = createExecution(scopeExecution);
    replacing.row.isConcurrent = true;
    replacing.row.isScope = false;
    replacing.isActive = false;
    moveVariables(scopeExecution, replacing, true);
    first.parent = replacing;
    scopeExecution.leaveActivityInstance();
    scopeExecution.activity = null;
  }
  const concurrent = createExecution(scopeExecution);
  concurrent.row.isConcurrent = true;
  concurrent.row.isScope = false;
  return concurrent;
};

/** Of thousands no more than two are looked at. */
const firstTwoTokens = ({ children }: Execution): Execution[] => {
  const found: Execution[] = [];
  for (const child of children) {
    if (!child.row.isEventScope) found.push(child);
    if (found.length === 2) break;
  }
  return found;
};

/** Where one concurrent token is left, the scope execution takes its place again (tryPruneLastConcurrentChild). */
export function* pruneLastConcurrentChild(scopeExecution: Execution): Work {
  const [last, another] = firstTwoTokens(scopeExecution);
  if (another || !last?.isConcurrent) return;
  if (last.isScope) {
    // A compensation handler, below the event that throws compensation: it stays where it is (LegacyBehavior).
    last.row.isConcurrent = false;
    return;
  }
  scopeExecution.activity = last.activity;
  scopeExecution.transition = last.transition;
  replace(scopeExecution, last);
  for (const child of [...last.children]) child.parent = scopeExecution;
  if (!scopeExecution.isActive && last.isActive) scopeExecution.isActive = true;
  yield* removeExecution(last);
}

/** `by` takes over position, tasks, jobs and variables of `replaced` (ExecutionEntity.replace). */
export const replace = (by: Execution, replaced: Execution): void => {
  const { activityId } = replaced.row;
  for (const task of replaced.tasks.splice(0)) task.moveTo(by);
  for (const row of replaced.externalTasks.splice(0)) {
    row.executionId = by.id;
    add(by.externalTasks, row);
  }
  if (activityId !== null) {
    for (const job of replaced.jobs.filter(
      (each) => jobActivityId(replaced, each.jobDefinitionId) === activityId,
    )) {
      remove(replaced.jobs, job);
      job.executionId = by.id;
      add(by.jobs, job);
    }
  }
  if (!replaced.isEnded) moveVariables(replaced, by, replaced.parent !== by);
  by.activityInstanceId = replaced.activityInstanceId;
  by.isActive = replaced.isActive;
  by.replacedBy = null;
  replaced.replacedBy = by;
  by.transitionsToTake = replaced.transitionsToTake;
  replaced.leaveActivityInstance();
};

const jobActivityId = (execution: Execution, jobDefinitionId: string | null): string | null =>
  jobDefinitionId === null
    ? null
    : (execution.context.unit.get('jobDefinition', jobDefinitionId)?.activityId ?? null);

const moveVariables = (from: Execution, to: Execution, concurrentLocalOnly: boolean): void => {
  for (const [name, variable] of [...from.variables]) {
    if (concurrentLocalOnly && !variable.row.isConcurrentLocal) continue;
    // C7 leaves them in the scope's store as well, and when the tree is compacted in the same command they are lost.
    if (!concurrentLocalOnly) from.variables.delete(name);
    to.adoptVariable(variable, from);
  }
};

/** The execution and all that hangs on it is gone (ExecutionEntity.remove); its children went before. */
export function* removeExecution(execution: Execution): Work {
  const { parent, context } = execution;
  if (parent) {
    parent.childExecutions.remove(execution);
    if (execution.row.sequenceCounter > parent.row.sequenceCounter) {
      parent.row.sequenceCounter = execution.row.sequenceCounter;
    }
    parent.skipCustomListeners ||= execution.skipCustomListeners;
    parent.skipIoMappings ||= execution.skipIoMappings;
  }
  execution.isActive = false;
  execution.isEnded = true;
  execution.isRemoved = true;
  if (parent?.replacedBy === execution) parent.replacedBy = null;
  for (const child of execution.eventScopeChildren) {
    yield* destroyScope(child);
    yield* removeExecution(child);
  }
  yield* clearExecution(execution);
  for (const subscription of execution.subscriptions.splice(0)) {
    if (execution.replacedBy) {
      subscription.executionId = execution.replacedBy.id;
      add(execution.replacedBy.subscriptions, subscription);
    } else context.unit.remove('eventSubscription', subscription);
  }
  context.unit.remove('execution', execution.row);
}

/** The scope is left: output mappings, then everything in it goes but compensation (ExecutionEntity.destroy). */
export function* destroyScope(execution: Execution): Work {
  if (execution.activity?.ioMapping && !execution.skipIoMappings)
    yield* executeOutputMappings(execution);
  yield* clearExecution(execution);
  execution.row.isScope = false;
  removeSubscriptions(execution);
}

/** Event subscriptions, but those for compensation. */
export const removeSubscriptions = (execution: Execution): void => {
  for (const subscription of execution.subscriptions.filter(
    (each) => each.eventType !== 'compensate',
  )) {
    remove(execution.subscriptions, subscription);
    execution.context.unit.remove('eventSubscription', subscription);
  }
};

/** All jobs of an execution, or those whose job definition is of the given activity. */
export const removeJobs = (execution: Execution, activityId?: string): void => {
  for (const job of [...execution.jobs]) {
    if (activityId !== undefined && jobActivityId(execution, job.jobDefinitionId) !== activityId)
      continue;
    remove(execution.jobs, job);
    if (isReplacedByParent(execution)) {
      const by = execution.replacedBy as Execution;
      job.executionId = by.id;
      add(by.jobs, job);
    } else deleteJob(execution.context, job);
  }
};

/** Ends the tasks of an execution that is left otherwise than by completing them. */
export function* removeTasks(
  execution: Execution,
  reason = 'deleted',
  skipCustomListeners = execution.skipCustomListeners,
): Work {
  for (const task of [...execution.tasks]) {
    if (isReplacedByParent(execution)) task.moveTo(execution.replacedBy as Execution);
    else yield* task.delete(reason, skipCustomListeners);
  }
}

/** All tasks, those of external workers included. */
export function* removeAllTasks(execution: Execution): Work {
  yield* removeTasks(execution);
  for (const row of execution.externalTasks.splice(0)) deleteExternalTask(execution.context, row);
}

function* clearExecution(execution: Execution): Work {
  yield* removeAllTasks(execution);
  execution.dropVariables();
  removeJobs(execution);
  if (isReplacedByParent(execution)) {
    for (const incident of execution.incidents.splice(0)) {
      const by = execution.replacedBy as Execution;
      incident.executionId = by.id;
      add(by.incidents, incident);
    }
  } else deleteIncidentsOf(execution);
}

const isReplacedByParent = (execution: Execution): boolean =>
  execution.replacedBy !== null && execution.replacedBy === execution.parent;

/** Makes a concurrent change of the same execution fail, even where nothing of it changes (forceUpdate). */
export const touch = (execution: Execution): void =>
  execution.context.unit.touch('execution', execution.row);
