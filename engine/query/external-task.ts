import type { QueryDefinition } from './definition.ts';
import { parametersOf, suspensionParameters, tenantParameters } from './parameters.ts';

const { equal, oneOf, number, date, when, is, isNull } = parametersOf<'externalTask'>();

/** GET and POST /external-task (ExternalTaskQueryDto, ExternalTask.xml). */
export const externalTaskQuery: QueryDefinition<'externalTask'> = {
  table: 'externalTask',
  parameters: {
    externalTaskId: equal('id'),
    externalTaskIdIn: oneOf('id', 'strings'),
    activityId: equal('activityId'),
    activityIdIn: oneOf('activityId', 'stringList', { named: 'activityIdIn' }),
    lockExpirationBefore: date('lt', 'lockExpirationTime'),
    lockExpirationAfter: date('gt', 'lockExpirationTime'),
    topicName: equal('topicName'),
    locked: {
      type: 'boolean',
      conditions: (value, { now }) =>
        value ? [{ op: 'gt', column: 'lockExpirationTime', value: now }] : [],
    },
    notLocked: {
      type: 'boolean',
      conditions: (value, { now }) =>
        value
          ? [
              {
                op: 'or',
                conditions: [
                  isNull('lockExpirationTime'),
                  { op: 'lt', column: 'lockExpirationTime', value: now },
                ],
              },
            ]
          : [],
    },
    executionId: equal('executionId'),
    processInstanceId: equal('processInstanceId'),
    processInstanceIdIn: oneOf('processInstanceId', 'stringList', { named: 'processInstanceIdIn' }),
    processDefinitionId: equal('processDefinitionId'),
    ...suspensionParameters,
    priorityHigherThanOrEquals: number('gte', 'priority'),
    priorityLowerThanOrEquals: number('lte', 'priority'),
    withRetriesLeft: {
      type: 'boolean',
      /** Of the two the later one, `noRetriesLeft`, wins. */
      conditions: (value, { all }) =>
        value && all.noRetriesLeft !== true
          ? [
              {
                op: 'or',
                conditions: [isNull('retries'), { op: 'gt', column: 'retries', value: 0 }],
              },
            ]
          : [],
    },
    noRetriesLeft: when(is('retries', 0)),
    workerId: equal('workerId'),
    tenantIdIn: tenantParameters('stringList').tenantIdIn,
  },
  sortings: {
    id: 'id',
    lockExpirationTime: 'lockExpirationTime',
    processInstanceId: 'processInstanceId',
    processDefinitionId: 'processDefinitionId',
    processDefinitionKey: 'processDefinitionKey',
    tenantId: 'tenantId',
    taskPriority: 'priority',
    createTime: 'createTime',
  },
};
