import type { ProcessDefinitionRow } from '../store/tables.ts';
import type { CommandContext } from './context.ts';

/** The definition of the highest version of a key, of a tenant or of none. */
export const latestVersion = (
  context: CommandContext,
  key: string,
  tenantId: string | null,
): ProcessDefinitionRow | undefined =>
  context.unit
    .find('processDefinition', 'key', key)
    .filter((row) => row.tenantId === tenantId)
    .reduce<ProcessDefinitionRow | undefined>(
      (latest, row) => (latest && latest.version > row.version ? latest : row),
      undefined,
    );
