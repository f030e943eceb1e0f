import { latestVersion } from '../execution/latest-version.ts';
import { definitionFailure, executionFailure } from '../failure.ts';
import type { ProcessDefinitionRow } from '../store/tables.ts';
import type { CommandContext } from './command.ts';

/** A definition by its id, or the latest version of a key; `tenantId` null is: of no tenant. */
export type DefinitionReference = { id: string } | { key: string; tenantId?: string | null };

/** The definition that a start or restart is about; refused where there is none. */
export const definitionOf = (
  context: CommandContext,
  reference: DefinitionReference,
): ProcessDefinitionRow => {
  if ('id' in reference) {
    const row = context.unit.get('processDefinition', reference.id);
    if (!row) throw definitionFailure.unknownId(reference.id);
    return row;
  }
  const row = latestVersion(context, reference.key, reference.tenantId ?? null);
  if (!row) throw definitionFailure.unknownKey(reference.key, reference.tenantId ?? null);
  return row;
};

/** No instance of a suspended definition is started. */
export const ensureActive = (definition: ProcessDefinitionRow): void => {
  if (definition.suspensionState === 2) throw executionFailure.definitionSuspended(definition.id);
};
