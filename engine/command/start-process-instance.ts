import type { ExecutionRow } from '../store/tables.ts';
import { type TypedValue, valuesOf } from '../execution/variable-scope.ts';
import { createProcessInstance, startProcessInstance as start, type NewInstance } from '../execution/process-start.ts';
import { startAt } from '../placement/start-at.ts';
import type { Instruction } from '../placement/instruction.ts';
import { definitionFailure } from '../failure.ts';
import type { CommandContext, Work } from './command.ts';
import { type DefinitionReference, definitionOf, ensureActive } from './definition.ts';

/** Starts an instance at its start event, or where instructions say. */
export interface StartProcessInstance extends NewInstance {
  definition: DefinitionReference;
  variables?: ReadonlyMap<string, TypedValue>;
  instructions?: readonly Instruction[];
  skipCustomListeners?: boolean;
  skipIoMappings?: boolean;
}

export interface StartedProcessInstance {
  row: Readonly<ExecutionRow>;
  /** The instance may have ended already. */
  isEnded: boolean;
  /** Its variables as they are at its first wait state. */
  variables: ReadonlyMap<string, TypedValue>;
}

/** StartProcessInstanceCmd, StartProcessInstanceAtActivitiesCmd */
export function* startProcessInstance(context: CommandContext, command: StartProcessInstance): Work<StartedProcessInstance> {
  const { variables = new Map(), instructions = [], skipCustomListeners = false, skipIoMappings = false } = command;
  const definition = definitionOf(context, command.definition);
  if (instructions.length === 0 && (skipCustomListeners || skipIoMappings)) throw definitionFailure.skipsWithoutInstructions();
  ensureActive(definition);
  const graph = context.graph(definition.id);
  const given = { ...command, superExecution: null };
  if (instructions.length > 0) {
    const instance = yield* startAt(context, graph, { ...given, skipCustomListeners, skipIoMappings, variables, instructions });
    return { row: instance.row, isEnded: instance.isEnded, variables: snapshot(instance) };
  }
  if (!graph.initial) throw definitionFailure.noInitialActivity(graph.definitionId);
  const instance = createProcessInstance(context, graph, graph.initial, given);
  const seen = snapshot(instance);
  yield* start(instance, variables);
  return { row: instance.row, isEnded: instance.isEnded, variables: instance.isRemoved ? seen : snapshot(instance) };
}

const snapshot = (instance: ReturnType<typeof createProcessInstance>): Map<string, TypedValue> => valuesOf(instance.variables);
