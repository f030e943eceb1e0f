import type { CommandContext } from '../execution/context.ts';
import type { Execution } from '../execution/execution.ts';
import {
  createProcessInstance,
  type NewInstance,
  startWithoutExecuting,
} from '../execution/process-start.ts';
import { perform } from '../execution/step-loop.ts';
import type { TypedValue } from '../execution/variable-scope.ts';
import type { Work } from '../execution/work.ts';
import type { ProcessGraph } from '../model/process-graph.ts';
import { firstActivityOf, type Instruction } from './instruction.ts';
import { placeToken, type Skips } from './place-token.ts';

export interface StartAt extends Omit<NewInstance, keyof Skips>, Skips {
  /** Set before the first token is placed: the start's own, not those of instructions. */
  variables: ReadonlyMap<string, TypedValue>;
  instructions: readonly Instruction[];
}

/**
 * A new instance with its tokens placed one after another; its end is held until the last one is
 * (StartProcessInstanceAtActivitiesCmd).
 */
export function* startAt(
  context: CommandContext,
  graph: ProcessGraph,
  given: StartAt,
): Work<Execution> {
  const [first] = given.instructions;
  if (!first) throw new Error('an instance is placed by at least one instruction');
  const instance = createProcessInstance(context, graph, firstActivityOf(graph, first), given);
  yield* startWithoutExecuting(instance, given.variables);
  instance.preserveScope = true;
  // Variables belong to the start only where there is one way in.
  instance.isStarting = given.instructions.length === 1;
  for (const instruction of given.instructions) yield* placeToken(instance, instruction, given);
  if (instance.children.length === 0 && instance.isEnded) yield* perform(instance, 'processEnd');
  return instance;
}
