import type { Condition } from '../store/query.ts';
import type { Meaning, Parameter, QueryDefinition } from './definition.ts';
import {
  definitionKey,
  exists,
  isGiven,
  joined,
  modifier,
  ofNoCase,
  parametersOf,
  tenantParameters,
  unknownText,
} from './parameters.ts';
import { queryFailure } from './query-failure.ts';
import { comparisonRules, variableParameter } from './variable-conditions.ts';

const { equal, like, oneOf, number, date, isNull, isNotNull } = parametersOf<'historicTask'>();
const definitionName = joined('processDefinitionId', 'processDefinition', 'name');
const businessKey = joined('processInstanceId', 'historicProcessInstance', 'businessKey');
const instanceEnd = joined('processInstanceId', 'historicProcessInstance', 'endTime');

/** Camunda looks only whether the parameter is given: `finished=false` filters like `finished=true`. */
const whenGiven = (...conditions: Condition[]): Meaning<'boolean'> => ({
  type: 'boolean',
  conditions: () => conditions,
});

const isCandidate: Condition = { op: 'eq', column: 'type', value: 'candidate' };
const hasGroup: Condition = { op: 'isNotNull', column: 'groupId' };
const equals =
  (column: string) =>
  (value: never): Condition[] => [{ op: 'eq', column, value }];

/** What the filters by people ask of the log of identity links; all must hold for one entry of it. */
const linkFilters: Readonly<
  Record<string, { type: 'string' | 'boolean'; where: (value: never) => Condition[] }>
> = {
  taskInvolvedUser: { type: 'string', where: equals('userId') },
  taskInvolvedGroup: { type: 'string', where: equals('groupId') },
  taskHadCandidateUser: {
    type: 'string',
    where: (value) => [isCandidate, ...equals('userId')(value)],
  },
  taskHadCandidateGroup: {
    type: 'string',
    where: (value) => [isCandidate, ...equals('groupId')(value)],
  },
  withCandidateGroups: { type: 'boolean', where: () => [isCandidate, hasGroup] },
};

/** One sub-select for all of them, in which an or query joins them by or (HistoricTaskInstance.xml). */
const linkParameters = Object.fromEntries(
  Object.entries(linkFilters).map(([name, { type }], _, all): [string, Parameter] => {
    const conditions: Meaning<'string' | 'boolean'>['conditions'] = (_value, situation) => {
      if (name === 'withCandidateGroups') refuseInOr(situation.inOr, name);
      const asked = all.filter(([filter]) => isGiven(situation, filter));
      if (asked[0]?.[0] !== name) return [];
      const parts = asked.map(([filter, { where }]) => where(situation.all[filter] as never));
      const link: Condition[] = situation.inOr
        ? [{ op: 'or', conditions: parts.map((part) => ({ op: 'and', conditions: part })) }]
        : parts.flat();
      return [exists('historicIdentityLink', 'taskId', 'id', link)];
    };
    return [name, { type, conditions } as Parameter];
  }),
);

const refuseInOr = (inOr: boolean, method: string) => {
  if (inOr)
    throw queryFailure.usage(`Invalid query usage: cannot set ${method}() within 'or' query`);
};

const withoutCandidateGroups: Meaning<'boolean'> = {
  type: 'boolean',
  conditions: (_, { inOr }) => {
    refuseInOr(inOr, 'withoutCandidateGroups');
    return [
      {
        op: 'not',
        condition: exists('historicIdentityLink', 'taskId', 'id', [isCandidate, hasGroup]),
      },
    ];
  },
};

const withoutTaskDueDate: Meaning<'boolean'> = {
  type: 'boolean',
  conditions: (value, situation) => {
    if (!value) return [];
    const dates = ['taskDueDate', 'taskDueDateBefore', 'taskDueDateAfter'];
    if (!situation.inOr && dates.some((name) => isGiven(situation, name))) {
      throw queryFailure.usage(
        'Invalid query usage: cannot set both task due date (equal to, before, or after) and withoutTaskDueDate filters.',
      );
    }
    return [isNull('dueDate')];
  },
};

/** GET and POST /history/task (HistoricTaskInstanceQueryDto and -QueryImpl, HistoricTaskInstance.xml). */
export const historicTaskQuery: QueryDefinition<'historicTask'> = {
  table: 'historicTask',
  orQueries: true,
  parameters: {
    taskId: equal('id'),
    taskParentTaskId: equal('parentTaskId'),
    processInstanceId: equal('processInstanceId'),
    rootProcessInstanceId: equal('rootProcessInstanceId'),
    processInstanceBusinessKey: equal(businessKey),
    processInstanceBusinessKeyIn: oneOf(businessKey, 'strings', {
      named: 'processInstanceBusinessKeys',
    }),
    processInstanceBusinessKeyLike: like(businessKey),
    executionId: equal('executionId'),
    activityInstanceIdIn: oneOf('activityInstanceId', 'strings', { named: 'activityInstanceIds' }),
    processDefinitionId: equal('processDefinitionId'),
    processDefinitionKey: equal(definitionKey),
    processDefinitionName: equal(definitionName),
    taskName: equal('name', true),
    taskNameLike: like('name', true),
    taskDescription: equal('description', true),
    taskDescriptionLike: like('description', true),
    taskDefinitionKey: equal('taskDefinitionKey'),
    taskDefinitionKeyIn: oneOf('taskDefinitionKey', 'strings', { named: 'taskDefinitionKeys' }),
    taskDeleteReason: equal('deleteReason'),
    taskDeleteReasonLike: like('deleteReason'),
    assigned: whenGiven(isNotNull('assignee')),
    unassigned: whenGiven(isNull('assignee')),
    taskAssignee: equal('assignee'),
    taskAssigneeLike: like('assignee'),
    taskOwner: equal('owner'),
    taskOwnerLike: like('owner'),
    taskPriority: number('eq', 'priority', 'integer'),
    finished: whenGiven(isNotNull('endTime')),
    unfinished: whenGiven(isNull('endTime')),
    processFinished: whenGiven({ op: 'isNotNull', column: instanceEnd }),
    processUnfinished: {
      type: 'boolean',
      conditions: (_, { inOr }) => {
        const isUnfinished: Condition = { op: 'isNull', column: instanceEnd };
        const hasInstance = exists('historicProcessInstance', 'id', 'processInstanceId');
        return inOr ? [isUnfinished] : [hasInstance, isUnfinished];
      },
    },
    taskDueDate: date('eq', 'dueDate'),
    taskDueDateBefore: date('lt', 'dueDate'),
    taskDueDateAfter: date('gt', 'dueDate'),
    withoutTaskDueDate,
    taskFollowUpDate: date('eq', 'followUpDate'),
    taskFollowUpDateBefore: date('lt', 'followUpDate'),
    taskFollowUpDateAfter: date('gt', 'followUpDate'),
    caseDefinitionId: unknownText,
    caseDefinitionKey: unknownText,
    caseDefinitionName: unknownText,
    caseInstanceId: unknownText,
    caseExecutionId: unknownText,
    ...tenantParameters('stringList'),
    ...linkParameters,
    withoutCandidateGroups,
    finishedAfter: date('gte', 'endTime'),
    finishedBefore: date('lte', 'endTime'),
    startedAfter: date('gte', 'startTime'),
    startedBefore: date('lte', 'startTime'),
    variableNamesIgnoreCase: modifier,
    variableValuesIgnoreCase: modifier,
    taskVariables: variableParameter(comparisonRules.historicTask, (variable) =>
      exists('historicVariable', 'taskId', 'id', variable),
    ),
    processVariables: variableParameter(comparisonRules.processOfTask, (variable) =>
      exists('historicVariable', 'processInstanceId', 'processInstanceId', [
        { op: 'isNull', column: 'taskId' },
        ...variable,
      ]),
    ),
  },
  sortings: {
    taskId: 'id',
    activityInstanceId: 'activityInstanceId',
    processDefinitionId: 'processDefinitionId',
    processInstanceId: 'processInstanceId',
    executionId: 'executionId',
    caseDefinitionId: ofNoCase,
    caseInstanceId: ofNoCase,
    caseExecutionId: ofNoCase,
    duration: 'duration',
    endTime: 'endTime',
    startTime: 'startTime',
    taskName: 'name',
    taskDescription: 'description',
    assignee: 'assignee',
    owner: 'owner',
    dueDate: 'dueDate',
    followUpDate: 'followUpDate',
    deleteReason: 'deleteReason',
    taskDefinitionKey: 'taskDefinitionKey',
    priority: 'priority',
    tenantId: 'tenantId',
  },
};
