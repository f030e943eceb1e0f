import { restFailure } from '../failure.ts';
import type { Condition } from '../store/query.ts';
import type { Meaning, QueryDefinition } from './definition.ts';
import {
  isTrue,
  joined,
  parametersOf,
  suspensionParameters,
  tenantParameters,
} from './parameters.ts';

const { equal, oneOf, number, when, is, isNull, isNotNull } = parametersOf<'job'>();

/** Retries left, due, and not of a suspended instance (Job.xml); a suspended job alone still counts as executable. */
const executable: Meaning<'boolean'> = {
  type: 'boolean',
  conditions: (value, { now }) => {
    if (!value) return [];
    const instanceState = joined('processInstanceId', 'execution', 'suspensionState');
    return [
      { op: 'gt', column: 'retries', value: 0 },
      { op: 'or', conditions: [isNull('dueDate'), { op: 'lte', column: 'dueDate', value: now }] },
      {
        op: 'or',
        conditions: [isNull('executionId'), is(instanceState, 1), isNull(instanceState)],
      },
    ];
  },
};

/** `timers` or `messages`, which cannot be asked together. */
const ofType = (type: 'timer' | 'message', name: string, other: string): Meaning<'boolean'> => ({
  type: 'boolean',
  conditions: (value, situation) => {
    if (!value) return [];
    if (isTrue(situation, other)) {
      throw restFailure.invalidRequest(
        `Parameter ${name} cannot be used together with parameter ${other}.`,
      );
    }
    return [is('type', type)];
  },
});

/** Comparisons with a date by gt and lt only (JobQueryDto.ApplyDates). */
const compared = (
  column: 'dueDate' | 'createTime',
  called: string,
  lt: 'lt' | 'lte',
): Meaning<'dates'> => ({
  type: 'dates',
  conditions: (comparisons) =>
    comparisons.map(({ operator, value: given }): Condition => {
      const value = typeof given === 'function' ? given() : given;
      if (operator === 'gt') return { op: 'gt', column, value };
      if (operator === 'lt') return { op: lt, column, value };
      throw restFailure.invalidRequest(`Invalid ${called} comparator specified: ${operator}`);
    }),
});

/** GET and POST /job (JobQueryDto, Job.xml). */
export const jobQuery: QueryDefinition<'job'> = {
  table: 'job',
  parameters: {
    activityId: equal(joined('jobDefinitionId', 'jobDefinition', 'activityId')),
    jobId: equal('id'),
    jobIds: oneOf('id', 'strings'),
    executionId: equal('executionId'),
    processInstanceId: equal('processInstanceId'),
    processInstanceIds: oneOf('processInstanceId', 'strings'),
    processDefinitionId: equal('processDefinitionId'),
    processDefinitionKey: equal('processDefinitionKey'),
    withRetriesLeft: when({ op: 'gt', column: 'retries', value: 0 }),
    executable,
    timers: ofType('timer', 'timers', 'messages'),
    messages: ofType('message', 'messages', 'timers'),
    withException: when({
      op: 'or',
      conditions: [isNotNull('exceptionMessage'), isNotNull('exceptionStackTrace')],
    }),
    exceptionMessage: equal('exceptionMessage'),
    failedActivityId: equal('failedActivityId'),
    noRetriesLeft: when(is('retries', 0)),
    ...suspensionParameters,
    priorityHigherThanOrEquals: number('gte', 'priority'),
    priorityLowerThanOrEquals: number('lte', 'priority'),
    jobDefinitionId: equal('jobDefinitionId'),
    dueDates: compared('dueDate', 'due date', 'lt'),
    createTimes: compared('createTime', 'create time', 'lte'),
    ...tenantParameters('stringList', { including: 'includeJobsWithoutTenantId' }),
  },
  sortings: {
    jobId: 'id',
    executionId: 'executionId',
    processInstanceId: 'processInstanceId',
    processDefinitionId: 'processDefinitionId',
    processDefinitionKey: 'processDefinitionKey',
    jobRetries: 'retries',
    jobDueDate: 'dueDate',
    jobPriority: 'priority',
    tenantId: 'tenantId',
  },
};
