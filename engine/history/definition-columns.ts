import type { Execution } from '../execution/execution.ts';

/** The columns that every historic row of an instance has. */
export const definitionColumns = (execution: Execution) => ({
  processDefinitionId: execution.row.processDefinitionId,
  processDefinitionKey: execution.graph.key,
  rootProcessInstanceId: execution.row.rootProcessInstanceId,
  processInstanceId: execution.row.processInstanceId,
  tenantId: execution.row.tenantId,
});
