import type { HistoricIdentityLinkRow, IdentityLinkRow } from '../../engine/index.ts';
import { formatDate, formatDateOrNull } from '../date-format.ts';

/** IdentityLinkDto */
export const identityLinkDto = ({
  userId,
  groupId,
  type,
}: Pick<IdentityLinkRow, 'userId' | 'groupId' | 'type'>) => ({
  userId,
  groupId,
  type,
});

/** HistoricIdentityLinkLogDto */
export const historicIdentityLinkDto = (
  row: Readonly<HistoricIdentityLinkRow>,
  removalTime: number | null,
) => ({
  id: row.id,
  time: formatDate(row.time),
  type: row.type,
  userId: row.userId,
  groupId: row.groupId,
  taskId: row.taskId,
  processDefinitionId: row.processDefinitionId,
  processDefinitionKey: row.processDefinitionKey,
  operationType: row.operationType,
  assignerId: null,
  tenantId: row.tenantId,
  removalTime: formatDateOrNull(removalTime),
  rootProcessInstanceId: row.rootProcessInstanceId,
});
