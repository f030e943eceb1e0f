import type { QueryDefinition } from './definition.ts';
import { parametersOf, unknownText } from './parameters.ts';

const { equal, oneOf, date } = parametersOf<'userOperation'>();

/** GET /history/user-operation (UserOperationLogQueryDto, UserOperationLogEntry.xml). */
export const userOperationLogQuery: QueryDefinition<'userOperation'> = {
  table: 'userOperation',
  parameters: {
    deploymentId: equal('deploymentId'),
    processDefinitionId: equal('processDefinitionId'),
    processDefinitionKey: equal('processDefinitionKey'),
    processInstanceId: equal('processInstanceId'),
    executionId: equal('executionId'),
    caseDefinitionId: unknownText,
    caseInstanceId: unknownText,
    caseExecutionId: unknownText,
    taskId: equal('taskId'),
    jobId: equal('jobId'),
    jobDefinitionId: equal('jobDefinitionId'),
    batchId: equal('batchId'),
    userId: equal('userId'),
    operationId: equal('operationId'),
    externalTaskId: unknownText,
    operationType: equal('operationType'),
    entityType: equal('entityType'),
    entityTypeIn: oneOf('entityType', 'strings', { named: 'entity types' }),
    category: equal('category'),
    categoryIn: oneOf('category', 'strings', { named: 'categories' }),
    property: equal('property'),
    afterTimestamp: date('gt', 'timestamp'),
    beforeTimestamp: date('lt', 'timestamp'),
  },
  sortings: { timestamp: 'timestamp' },
};
