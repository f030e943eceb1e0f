import {
  type ActivityInstance,
  activityInstanceTree,
} from '../execution/activity-instance-tree.ts';
import type { Execution } from '../execution/execution.ts';
import { modificationFailure, placementFailure } from '../failure.ts';
import type { Scope } from '../model/process-graph.ts';
import { describe, type Instruction } from './instruction.ts';
import type { ScopeExecutions } from './scope-executions.ts';

/** The scope and scope execution of the activity instance that an instruction names as its ancestor. */
export const ancestorScopeExecution = (
  instance: Execution,
  instruction: Instruction,
  executions: ScopeExecutions,
  id: string,
): { execution: Execution; scope: Scope } => {
  const ancestor = findActivityInstance(treeOf(instance), id);
  if (!ancestor) throw placementFailure.noAncestor(describe(instruction), id);
  return scopeExecutionOf(instance, executions, ancestor);
};

/**
 * An instance that has ended has no tree, though its end is held back until the last instruction; an execution within
 * an instance has none of its own.
 */
export const treeOf = (instance: Execution): ActivityInstance => {
  if (!instance.isProcessInstance) throw modificationFailure.noTree(instance.row.processInstanceId);
  if (instance.isEnded) throw placementFailure.endedMeanwhile(instance.id);
  return activityInstanceTree(instance);
};

export const findActivityInstance = (
  tree: ActivityInstance,
  id: string,
): ActivityInstance | undefined => {
  if (tree.id === id) return tree;
  for (const child of tree.childActivityInstances) {
    const found = findActivityInstance(child, id);
    if (found) return found;
  }
  return undefined;
};

/** The execution of an activity instance's scope (getScopeExecutionForActivityInstance). */
export const scopeExecutionOf = (
  instance: Execution,
  executions: ScopeExecutions,
  { id, activityId, executionIds }: ActivityInstance,
): { execution: Execution; scope: Scope } => {
  const { graph, context } = instance;
  const scope: Scope | undefined =
    activityId === graph.definitionId ? graph : graph.activityById.get(activityId);
  if (!scope)
    throw new Error(`activity instance ${id} is of ${activityId}, which the process does not have`);
  const ids = new Set(executionIds);
  for (const each of executionIds) {
    const execution = context.executionOf(each);
    const [child] = execution.children;
    if (execution.isConcurrent && child) ids.add(child.id);
  }
  const found = [...executions.of(scope)].filter((execution) => ids.has(execution.id));
  if (found.length !== 1) throw placementFailure.ancestorAmbiguous(found.length, id);
  return { execution: found[0] as Execution, scope };
};
