import type { DeploymentRow, ResourceRow } from '../../engine/index.ts';
import { formatDate } from '../date-format.ts';

/** DeploymentDto, as lists and single reads show it: without links. */
export const deploymentDto = (row: Readonly<DeploymentRow>) => ({
  links: [],
  id: row.id,
  name: row.name,
  source: row.source,
  deploymentTime: formatDate(row.deploymentTime),
  tenantId: row.tenantId,
});

/** DeploymentResourceDto */
export const resourceDto = ({ id, name, deploymentId }: Readonly<ResourceRow>) => ({
  id,
  name,
  deploymentId,
});
