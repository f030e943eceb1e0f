import {
  createProcessInstance,
  type NewInstance,
  startProcessInstance as start,
} from '../execution/process-start.ts';
import { lastValues, type TypedValue } from '../execution/variable-scope.ts';
import { definitionFailure } from '../failure.ts';
import type { Instruction } from '../placement/instruction.ts';
import { startAt } from '../placement/start-at.ts';
import type { ExecutionRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';
import { type DefinitionReference, definitionOf, ensureActive } from './definition.ts';

/** Starts an instance at its start event, or where instructions say. */
export interface StartProcessInstance extends NewInstance {
  definition: DefinitionReference;
  variables?: ReadonlyMap<string, TypedValue>;
  /** Whether the variables are what the start form was filled with (SubmitStartFormCmd). */
  isForm?: boolean;
  instructions?: readonly Instruction[];
  skipCustomListeners?: boolean;
  skipIoMappings?: boolean;
}

export interface StartedProcessInstance {
  row: Readonly<ExecutionRow>;
  /** The instance may have ended already. */
  isEnded: boolean;
  /** Its variables as they are at its first wait state, or were at its end. */
  variables: ReadonlyMap<string, TypedValue>;
}

/** StartProcessInstanceCmd, StartProcessInstanceAtActivitiesCmd */
export function* startProcessInstance(
  context: CommandContext,
  command: StartProcessInstance,
): Work<StartedProcessInstance> {
  const {
    variables = new Map(),
    instructions = [],
    skipCustomListeners = false,
    skipIoMappings = false,
  } = command;
  const definition = definitionOf(context, command.definition);
  if (instructions.length === 0 && (skipCustomListeners || skipIoMappings))
    throw definitionFailure.skipsWithoutInstructions();
  ensureActive(definition);
  const graph = context.graph(definition.id);
  const given = { ...command, superExecution: null };
  if (instructions.length > 0) {
    const instance = yield* startAt(context, graph, {
      ...given,
      skipCustomListeners,
      skipIoMappings,
      variables,
      instructions,
    });
    return { row: instance.row, isEnded: instance.isEnded, variables: lastValues(instance) };
  }
  if (!graph.initial) throw definitionFailure.noInitialActivity();
  const instance = createProcessInstance(context, graph, graph.initial, given);
  yield* start(instance, variables, command.isForm);
  return { row: instance.row, isEnded: instance.isEnded, variables: lastValues(instance) };
}
