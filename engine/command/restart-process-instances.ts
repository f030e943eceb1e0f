import type { CommandContext as Context } from '../execution/context.ts';
import type { TypedValue } from '../execution/variable-scope.ts';
import { restartFailure } from '../failure.ts';
import { initialVariables, lastVariables } from '../history/restart-variables.ts';
import type { Instruction } from '../placement/instruction.ts';
import { startAt } from '../placement/start-at.ts';
import type { Query } from '../store/query.ts';
import type { HistoricProcessInstanceRow, ProcessDefinitionRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';
import { ensureActive } from './definition.ts';

/**
 * Restarts ended process instances: for each a new one of the same definition, with tokens placed by the instructions,
 * in their order. All or none (RestartProcessInstancesCmd; Camunda 7 REST API, "Restart Process Instance").
 */
export interface RestartProcessInstances {
  processDefinitionId: string;
  instructions: readonly Instruction[];
  processInstanceIds?: readonly (string | null)[] | null;
  /** Finds further instances. */
  historicProcessInstanceQuery?: Query<'historicProcessInstance'> | null;
  /** The variables of the old instance's start instead of its last ones. */
  initialVariables?: boolean;
  withoutBusinessKey?: boolean;
  skipCustomListeners?: boolean;
  skipIoMappings?: boolean;
}

/** Answers the new instances' ids by those of the old ones. */
export function* restartProcessInstances(
  context: CommandContext,
  command: RestartProcessInstances,
): Work<Map<string, string>> {
  const { instructions, processDefinitionId } = command;
  if (instructions.length === 0) throw restartFailure.noInstructions();
  const ids = idsToRestart(context, command);
  const definition = context.unit.get('processDefinition', processDefinitionId);
  if (!definition) throw restartFailure.noDefinition(processDefinitionId);
  const restarted = new Map<string, string>();
  for (const id of ids) {
    const old = restartable(context, id, processDefinitionId);
    restarted.set(id, yield* restart(context, definition, old, command));
  }
  return restarted;
}

const idsToRestart = (context: Context, command: RestartProcessInstances): string[] => {
  const ids = collectedIds(context, command);
  if (ids.has(null)) throw restartFailure.nullId();
  return [...ids] as string[];
};

/** Whom a restart is about, each once, and a null if one was given; refused where there is nobody. */
export const collectedIds = (
  context: Context,
  { processInstanceIds, historicProcessInstanceQuery }: RestartProcessInstances,
): Set<string | null> => {
  const ids = new Set<string | null>(processInstanceIds ?? []);
  if (historicProcessInstanceQuery?.orderBy?.length) throw restartFailure.sortedQuery();
  if (historicProcessInstanceQuery)
    for (const { id } of context.unit.query(historicProcessInstanceQuery)) ids.add(id);
  if (ids.size === 0) throw restartFailure.noIds();
  return ids;
};

const restartable = (
  context: Context,
  id: string,
  processDefinitionId: string,
): HistoricProcessInstanceRow => {
  const old = context.unit.get('historicProcessInstance', id);
  if (!old) throw restartFailure.noInstance();
  if (old.endTime === null) throw restartFailure.active(id);
  if (old.processDefinitionId !== processDefinitionId)
    throw restartFailure.otherDefinition(id, old.processDefinitionId, processDefinitionId);
  return old;
};

function* restart(
  context: Context,
  definition: ProcessDefinitionRow,
  old: HistoricProcessInstanceRow,
  command: RestartProcessInstances,
): Work<string> {
  ensureActive(definition);
  const variables = command.initialVariables
    ? initialVariables(context, old)
    : lastVariables(context, old.id);
  const instance = yield* startAt(context, context.graph(definition.id), {
    businessKey: command.withoutBusinessKey ? null : old.businessKey,
    tenantId: definition.tenantId ?? old.tenantId,
    restartedProcessInstanceId: old.id,
    skipCustomListeners: command.skipCustomListeners ?? false,
    skipIoMappings: command.skipIoMappings ?? false,
    variables: new Map(),
    instructions: withVariables(command.instructions, variables),
  });
  return instance.id;
}

/** Restored variables come with the last instruction; what instructions themselves say of variables does not count. */
const withVariables = (
  instructions: readonly Instruction[],
  variables: ReadonlyMap<string, TypedValue>,
): Instruction[] =>
  instructions.map((instruction, index) => ({
    ...instruction,
    ancestorActivityInstanceId: null,
    variables: index === instructions.length - 1 ? variables : new Map(),
    variablesLocal: new Map(),
  }));
