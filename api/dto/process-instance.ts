import type { ExecutionRow } from '../../engine/index.ts';

/** ProcessInstanceDto. One that is found has not ended. */
export const processInstanceDto = (row: Readonly<ExecutionRow>, definitionKey: string | null) => ({
  links: [],
  id: row.id,
  definitionId: row.processDefinitionId,
  businessKey: row.businessKey,
  caseInstanceId: row.caseInstanceId,
  ended: false,
  suspended: row.suspensionState === 2,
  tenantId: row.tenantId,
  definitionKey,
});
