import type { CommentRow } from '../../engine/index.ts';
import { formatDate, formatDateOrNull } from '../date-format.ts';

/** CommentDto */
export const commentDto = (row: Readonly<CommentRow>, removalTime: number | null) => ({
  links: [],
  id: row.id,
  userId: row.userId,
  time: formatDate(row.time),
  taskId: row.taskId,
  message: row.message,
  removalTime: formatDateOrNull(removalTime),
  rootProcessInstanceId: row.rootProcessInstanceId,
  processInstanceId: row.processInstanceId,
});
