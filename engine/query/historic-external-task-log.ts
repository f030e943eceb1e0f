import type { QueryDefinition } from './definition.ts';
import { filledTexts, logStateParameters } from './log-parameters.ts';
import { parametersOf, tenantParameters } from './parameters.ts';

const { equal, number } = parametersOf<'historicExternalTaskLog'>();

/** GET and POST /history/external-task-log (HistoricExternalTaskLogQueryDto, HistoricExternalTaskLog.xml). */
export const historicExternalTaskLogQuery: QueryDefinition<'historicExternalTaskLog'> = {
  table: 'historicExternalTaskLog',
  parameters: {
    logId: equal('id'),
    externalTaskId: equal('externalTaskId'),
    topicName: equal('topicName'),
    workerId: equal('workerId'),
    errorMessage: equal('errorMessage'),
    activityIdIn: filledTexts('activityId', 'activityIds'),
    activityInstanceIdIn: filledTexts('activityInstanceId', 'activityInstanceIds'),
    executionIdIn: filledTexts('executionId', 'executionIds'),
    processInstanceId: equal('processInstanceId'),
    processDefinitionId: equal('processDefinitionId'),
    processDefinitionKey: equal('processDefinitionKey'),
    ...logStateParameters('state'),
    priorityHigherThanOrEquals: number('gte', 'priority'),
    priorityLowerThanOrEquals: number('lte', 'priority'),
    ...tenantParameters('strings'),
  },
  sortings: {
    timestamp: 'timestamp',
    externalTaskId: 'externalTaskId',
    retries: 'retries',
    priority: 'priority',
    topicName: 'topicName',
    workerId: 'workerId',
    activityId: 'activityId',
    activityInstanceId: 'activityInstanceId',
    executionId: 'executionId',
    processInstanceId: 'processInstanceId',
    processDefinitionId: 'processDefinitionId',
    processDefinitionKey: 'processDefinitionKey',
    tenantId: 'tenantId',
  },
};
