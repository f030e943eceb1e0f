import type { ExecutionRow } from '../../engine/index.ts';

/** ExecutionDto. One that is found has not ended. */
export const executionDto = (row: Readonly<ExecutionRow>) => ({
  id: row.id,
  processInstanceId: row.processInstanceId,
  ended: false,
  tenantId: row.tenantId,
});
