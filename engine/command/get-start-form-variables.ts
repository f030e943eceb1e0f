import { startContext } from '../deployment/start-context.ts';
import { startFormVariables } from '../execution/submit-form.ts';
import type { TypedValue } from '../execution/variable-scope.ts';
import type { CommandContext, Work } from './command.ts';
import { definitionOf } from './definition.ts';

/** What the start form of a definition shows. */
export interface GetStartFormVariables {
  processDefinitionId: string;
  /** Null for all. */
  names?: readonly string[] | null;
}

/** GetStartFormVariablesCmd. Changes nothing. */
export function* getStartFormVariables(
  context: CommandContext,
  { processDefinitionId, names = null }: GetStartFormVariables,
): Work<ReadonlyMap<string, TypedValue>> {
  const { id } = definitionOf(context, { id: processDefinitionId });
  const form = context.graph(id).initial?.form ?? null;
  return startFormVariables(startContext(context), form, names);
}
