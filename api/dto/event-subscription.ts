import type { EventSubscriptionRow } from '../../engine/index.ts';
import { formatDate } from '../date-format.ts';

/** EventSubscriptionDto */
export const eventSubscriptionDto = (row: Readonly<EventSubscriptionRow>) => ({
  id: row.id,
  eventType: row.eventType,
  eventName: row.eventName,
  executionId: row.executionId,
  processInstanceId: row.processInstanceId,
  activityId: row.activityId,
  createdDate: formatDate(row.createdAt),
  tenantId: row.tenantId,
});
