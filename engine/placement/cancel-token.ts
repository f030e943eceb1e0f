import type { ActivityInstance, TransitionInstance } from '../execution/activity-instance-tree.ts';
import { type Cancellation, deleteCascade, interrupt } from '../execution/cancel-scope.ts';
import type { Execution } from '../execution/execution.ts';
import type { Work } from '../execution/work.ts';
import { placementFailure } from '../failure.ts';
import type { Scope } from '../model/process-graph.ts';
import { findActivityInstance, scopeExecutionOf, treeOf } from './ancestor.ts';
import type { CancelInstruction } from './cancel-instruction.ts';
import { parentScopeExecution, scopeLostChild } from './lost-child.ts';
import { ScopeExecutions } from './scope-executions.ts';

/**
 * Takes away what an instruction names: an activity instance, a transition instance, or all instances of an activity,
 * which may be none (ActivityCancellationCmd, ActivityInstanceCancellationCmd, TransitionInstanceCancellationCmd).
 */
export function* cancelToken(
  instance: Execution,
  instruction: CancelInstruction,
  how: Omit<Cancellation, 'reason'>,
): Work {
  if (instruction.type === 'cancelActivity') {
    // C7 holds this kind to come from outside, whoever asks for it.
    const fromOutside = { ...how, externallyTerminated: true };
    for (const each of instancesOf(instance, instruction.activityId))
      yield* cancelToken(instance, each, fromOutside);
    return;
  }
  if (instruction.type === 'cancelTransitionInstance') {
    const source = transitionExecution(instance, instruction.transitionInstanceId);
    return yield* cancelFrom(source, { ...how, reason: REASON });
  }
  const { activityInstanceId, reason = REASON } = instruction;
  yield* cancelFrom(activityInstanceExecution(instance, activityInstanceId), { ...how, reason });
}

/** The text is Camunda's, spelling mistake included (AbstractInstanceCancellationCmd). */
const REASON = 'Cancellation due to process instance modifcation';

/** What there is of an activity now, each to be cancelled by itself; nothing of an activity that is unknown. */
export const instancesOf = (instance: Execution, activityId: string): CancelInstruction[] => {
  const enclosing = new Set<string>();
  let scope: Scope | undefined = instance.graph.activityById.get(activityId);
  while (scope) {
    enclosing.add(scope.kind === 'activity' ? scope.id : scope.definitionId);
    scope = scope.kind === 'activity' ? scope.flowScope : undefined;
  }
  // Only enclosing scopes are searched, and of them all.
  const nodes = [...within(treeOf(instance), enclosing)];
  const activities = nodes.filter((node) => node.activityId === activityId);
  const transitions = nodes
    .flatMap((node) => node.childTransitionInstances)
    .filter((transition) => transition.activityId === activityId);
  return [
    ...activities.map(({ id }) => cancelActivityInstance(String(id))),
    ...transitions.map(({ id }) => cancelTransitionInstance(id)),
  ];
};

function* within(
  tree: ActivityInstance,
  enclosing: ReadonlySet<string>,
): Generator<ActivityInstance> {
  if (!enclosing.has(tree.activityId)) return;
  yield tree;
  for (const child of tree.childActivityInstances) yield* within(child, enclosing);
}

const cancelActivityInstance = (activityInstanceId: string): CancelInstruction => ({
  type: 'cancelActivityInstance',
  activityInstanceId,
});
const cancelTransitionInstance = (transitionInstanceId: string): CancelInstruction => ({
  type: 'cancelTransitionInstance',
  transitionInstanceId,
});

const activityInstanceExecution = (instance: Execution, id: string): Execution => {
  // Anew for each instruction, as each changes the tree of executions.
  const executions = new ScopeExecutions(instance);
  const found = findActivityInstance(treeOf(instance), id);
  if (!found) throw placementFailure.noActivityInstance(id);
  return scopeExecutionOf(instance, executions, found).execution;
};

const transitionExecution = (instance: Execution, id: string): Execution => {
  const { context } = instance;
  const found = findTransitionInstance(treeOf(instance), (transition) => {
    if (transition.id === id) return true;
    // An instruction before this one may have expanded or compacted the tree.
    const replacing = context.executionEvenRemoved(id)?.replacedBy;
    return (replacing?.replacedBy ?? replacing)?.id === transition.id;
  });
  if (!found) throw placementFailure.noTransitionInstance(id);
  return context.executionOf(found.executionId);
};

const findTransitionInstance = (
  tree: ActivityInstance,
  matches: (transition: TransitionInstance) => boolean,
): TransitionInstance | undefined => {
  const own = tree.childTransitionInstances.find(matches);
  if (own) return own;
  for (const child of tree.childActivityInstances) {
    const found = findTransitionInstance(child, matches);
    if (found) return found;
  }
  return undefined;
};

/** Cancels from an execution up to the topmost scope in which nothing else goes on (AbstractInstanceCancellationCmd). */
function* cancelFrom(source: Execution, how: Cancellation): Work {
  const topmost = topmostWithoutSiblings(source, parentScopeExecution);
  if (topmost.preserveScope) {
    yield* interrupt(topmost, how);
    topmost.leaveActivityInstance();
    topmost.activity = null;
  } else {
    yield* deleteCascade(topmost, how);
    yield* scopeLostChild(topmost);
  }
}

/** From an execution as far up as each is all that goes on in its parent. */
export const topmostWithoutSiblings = (
  source: Execution,
  parentOf: (execution: Execution) => Execution | null,
): Execution => {
  let topmost = source;
  let parent = parentOf(topmost);
  while (parent && parent.nonEventScopeChildren.length <= 1) {
    topmost = parent;
    parent = parentOf(topmost);
  }
  return topmost;
};
