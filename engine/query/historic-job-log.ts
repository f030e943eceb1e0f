import type { QueryDefinition } from './definition.ts';
import { filledTexts, logStateParameters } from './log-parameters.ts';
import { nothing, ofNoCase, parametersOf, tenantParameters } from './parameters.ts';

const { equal, number } = parametersOf<'historicJobLog'>();

/** GET and POST /history/job-log (HistoricJobLogQueryDto, HistoricJobLog.xml). */
export const historicJobLogQuery: QueryDefinition<'historicJobLog'> = {
  table: 'historicJobLog',
  parameters: {
    logId: equal('id'),
    jobId: equal('jobId'),
    jobExceptionMessage: equal('jobExceptionMessage'),
    jobDefinitionId: equal('jobDefinitionId'),
    jobDefinitionType: equal('jobDefinitionType'),
    jobDefinitionConfiguration: equal('jobDefinitionConfiguration'),
    activityIdIn: filledTexts('activityId', 'activityIds'),
    failedActivityIdIn: filledTexts('failedActivityId', 'activityIds'),
    executionIdIn: filledTexts('executionId', 'executionIds'),
    processInstanceId: equal('processInstanceId'),
    processDefinitionId: equal('processDefinitionId'),
    processDefinitionKey: equal('processDefinitionKey'),
    deploymentId: equal('deploymentId'),
    ...logStateParameters('jobState'),
    jobPriorityLowerThanOrEquals: number('lte', 'jobPriority'),
    jobPriorityHigherThanOrEquals: number('gte', 'jobPriority'),
    ...tenantParameters('stringList'),
    hostname: { type: 'string', conditions: (value) => (value === '' ? [] : [nothing]) },
  },
  sortings: {
    timestamp: 'timestamp',
    jobId: 'jobId',
    jobDueDate: 'jobDueDate',
    jobRetries: 'jobRetries',
    jobPriority: 'jobPriority',
    jobDefinitionId: 'jobDefinitionId',
    activityId: 'activityId',
    executionId: 'executionId',
    processInstanceId: 'processInstanceId',
    processDefinitionId: 'processDefinitionId',
    processDefinitionKey: 'processDefinitionKey',
    deploymentId: 'deploymentId',
    occurrence: 'sequenceCounter',
    tenantId: 'tenantId',
    hostname: ofNoCase,
  },
};
