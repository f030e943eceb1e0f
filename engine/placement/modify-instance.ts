import { type Cancellation, deleteCascade } from '../execution/cancel-scope.ts';
import type { Execution } from '../execution/execution.ts';
import { perform } from '../execution/step-loop.ts';
import type { Work } from '../execution/work.ts';
import { isCancel, type ModificationInstruction } from './cancel-instruction.ts';
import { cancelToken, topmostWithoutSiblings } from './cancel-token.ts';
import { callingScopeExecution, scopeLostChild } from './lost-child.ts';
import { placeToken } from './place-token.ts';

export interface Modification extends Omit<Cancellation, 'reason' | 'skipSubprocesses'> {
  instructions: readonly ModificationInstruction[];
  /** What history says of an instance of which nothing is left. */
  reason?: string | null;
}

/**
 * Carries out instructions on a running process instance, one after another. Where nothing goes on in it any more, it
 * ends only then (ModifyProcessInstanceCmd).
 */
export function* modifyInstance(instance: Execution, modification: Modification): Work {
  const { instructions, reason = null, ...given } = modification;
  const how = { ...given, skipSubprocesses: false };
  instance.preserveScope = true;
  for (const instruction of instructions) {
    if (isCancel(instruction)) yield* cancelToken(instance, instruction, how);
    else yield* placeToken(instance, instruction, modification);
  }
  if (instance.children.length > 0 || instance.isCanceled || instance.isRemoved) return;
  if (instance.activity === null) yield* deleteWithCallers(instance, { ...how, reason });
  else if (instance.isEnded) yield* perform(instance, 'processEnd');
}

/** Deletes an instance, and of its callers all that did nothing but wait for it (deletePropagate). */
function* deleteWithCallers(instance: Execution, how: Cancellation): Work {
  const topmost = topmostWithoutSiblings(instance, callingScopeExecution);
  yield* deleteCascade(topmost, how);
  yield* scopeLostChild(topmost);
}
