import type { ProcessDefinitionRow } from '../../engine/index.ts';

/** ProcessDefinitionDto. `description` is the documentation of the process. */
export const processDefinitionDto = (
  row: Readonly<ProcessDefinitionRow>,
  description: string | null,
) => ({
  id: row.id,
  key: row.key,
  category: row.category,
  description,
  name: row.name,
  version: row.version,
  resource: row.resourceName,
  deploymentId: row.deploymentId,
  diagram: row.diagramResourceName,
  suspended: row.suspensionState === 2,
  tenantId: row.tenantId,
  versionTag: row.versionTag,
  historyTimeToLive: row.historyTimeToLive,
  startableInTasklist: row.isStartable,
});
