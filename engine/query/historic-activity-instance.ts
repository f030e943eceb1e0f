import type { Meaning, QueryDefinition } from './definition.ts';
import { isTrue, parametersOf, tenantParameters } from './parameters.ts';
import { queryFailure } from './query-failure.ts';

const { equal, like, date, when, is, isNull, isNotNull } =
  parametersOf<'historicActivityInstance'>();

const canceled: Meaning<'boolean'> = {
  type: 'boolean',
  conditions: (value, situation) => {
    if (!value) return [];
    if (isTrue(situation, 'completeScope')) {
      throw queryFailure.usage('Already querying for activity instance state <scopeComplete>');
    }
    return [is('activityInstanceState', 2)];
  },
};

/** GET and POST /history/activity-instance (HistoricActivityInstanceQueryDto, HistoricActivityInstance.xml). */
export const historicActivityInstanceQuery: QueryDefinition<'historicActivityInstance'> = {
  table: 'historicActivityInstance',
  parameters: {
    activityInstanceId: equal('id'),
    processInstanceId: equal('processInstanceId'),
    processDefinitionId: equal('processDefinitionId'),
    executionId: equal('executionId'),
    activityId: equal('activityId'),
    activityName: equal('activityName'),
    activityNameLike: like('activityName'),
    activityType: equal('activityType'),
    taskAssignee: equal('assignee'),
    finished: when(isNotNull('endTime')),
    unfinished: when(isNull('endTime')),
    completeScope: when(is('activityInstanceState', 1)),
    canceled,
    startedBefore: date('lte', 'startTime'),
    startedAfter: date('gte', 'startTime'),
    finishedBefore: date('lte', 'endTime'),
    finishedAfter: date('gte', 'endTime'),
    ...tenantParameters('stringList'),
  },
  sortings: {
    activityInstanceId: 'id',
    instanceId: 'processInstanceId',
    executionId: 'executionId',
    activityId: 'activityId',
    activityName: 'activityName',
    activityType: 'activityType',
    startTime: 'startTime',
    endTime: 'endTime',
    duration: 'duration',
    definitionId: 'processDefinitionId',
    occurrence: 'sequenceCounter',
    tenantId: 'tenantId',
  },
};
