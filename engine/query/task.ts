import { restFailure } from '../failure.ts';
import type { Condition } from '../store/query.ts';
import type { Meaning, Parameter, QueryDefinition, Situation } from './definition.ts';
import {
  definitionKey,
  exists,
  isGiven,
  joined,
  modifier,
  nothing,
  parametersOf,
  suspensionParameters,
  unknownText,
} from './parameters.ts';
import { queryFailure } from './query-failure.ts';
import { joinedRowExists } from './shared-row.ts';
import { candidateParameters, laterCandidateParameters } from './task-candidates.ts';
import { taskSortings, taskVariableSortings } from './task-sorting.ts';
import { comparisonRules, variableParameter } from './variable-conditions.ts';

const { equal, like, oneOf, noneOf, number, date, when, is, isNull, isNotNull } =
  parametersOf<'task'>();
const definitionName = joined('processDefinitionId', 'processDefinition', 'name');
const businessKey = joined('processInstanceId', 'execution', 'businessKey');

const involvedUser: Meaning<'string'> = {
  type: 'string',
  conditions: (userId) => {
    const link = joinedRowExists('identityLink', 'taskId', 'id', [
      { op: 'eq', column: 'userId', value: userId },
    ]);
    return [{ op: 'or', conditions: [link, is('assignee', userId), is('owner', userId)] }];
  },
};

const delegationState: Meaning<'string'> = {
  type: 'string',
  conditions: (value) => {
    const state = value.toUpperCase();
    if (state === 'PENDING' || state === 'RESOLVED') return [is('delegationState', state)];
    throw restFailure.invalidRequest(
      `Valid values for property 'delegationState' are 'PENDING' or 'RESOLVED', but was '${value}'`,
    );
  },
};

/** Two filters that exclude each other, except in an or query. */
const refuseTogether = (situation: Situation, names: readonly string[], message: string) => {
  if (!situation.inOr && names.some((name) => isGiven(situation, name)))
    throw queryFailure.usage(message);
};

const tenants: { tenantIdIn: Meaning<'strings'>; withoutTenantId: Meaning<'boolean'> } = {
  tenantIdIn: oneOf('tenantId', 'strings', { named: 'tenantIds' }) as Meaning<'strings'>,
  withoutTenantId: {
    type: 'boolean',
    conditions: (value, situation) => {
      if (!value) return [];
      const message =
        'Invalid query usage: cannot set both tenantIdIn and withoutTenantId filters.';
      if ((situation.all.tenantIdIn as unknown[] | undefined)?.length)
        refuseTogether(situation, ['tenantIdIn'], message);
      return [isNull('tenantId')];
    },
  },
};

const withoutDueDate: Meaning<'boolean'> = {
  type: 'boolean',
  conditions: (value, situation) => {
    if (!value) return [];
    const message =
      'Invalid query usage: cannot set both due date (equal to, before, or after) and withoutDueDate filters.';
    const others = ['dueAfter', 'dueBefore', 'dueDate', 'due'];
    refuseTogether(situation, [...others, ...others.map((name) => `${name}Expression`)], message);
    return [isNull('dueDate')];
  },
};

/** `followUpBefore` gives way to `followUpBeforeOrNotExistent`, which is the same setting applied later. */
const followUpBefore: Meaning<'date'> = {
  type: 'date',
  conditions: (value, situation) =>
    isGiven(situation, 'followUpBeforeOrNotExistent')
      ? []
      : [{ op: 'lt', column: 'followUpDate', value }],
};

const followUpBeforeOrNotExistent: Meaning<'date'> = {
  type: 'date',
  conditions: (value) => [
    { op: 'or', conditions: [isNull('followUpDate'), { op: 'lt', column: 'followUpDate', value }] },
  ],
};

/** Changed later, or never changed and created later. */
const updatedAfter: Meaning<'date'> = {
  type: 'date',
  conditions: (value) => {
    const created: Condition[] = [isNull('lastUpdated'), { op: 'gt', column: 'createTime', value }];
    const updated: Condition = { op: 'gt', column: 'lastUpdated', value };
    return [{ op: 'or', conditions: [updated, { op: 'and', conditions: created }] }];
  },
};

/**
 * Camunda evaluates no expression of a client: 400. Only in an or query it does, and there those that are plain texts
 * count here as the text that they are.
 */
const expressions = (
  plain: Readonly<Record<string, Parameter>>,
  methods: Readonly<Record<string, string>>,
): Record<string, Parameter> =>
  Object.fromEntries(
    Object.entries(methods).map(([name, method]): [string, Meaning<'string'>] => [
      `${name}Expression`,
      {
        type: 'string',
        conditions: (text, situation) => {
          if (!situation.inOr) throw queryFailure.expression();
          if (/[$#]\{/.test(text)) {
            throw queryFailure.usage(
              `Unable to resolve expression '${text}' for method '${method}' on class 'org.camunda.bpm.engine.impl.TaskQueryImpl'`,
            );
          }
          const meaning = plain[name];
          if (meaning?.type !== 'string') throw queryFailure.argumentType();
          return meaning.conditions(text, {
            ...situation,
            all: { ...situation.all, [name]: text },
          });
        },
      },
    ]),
  );

const ofProcess = (variable: Condition[]): Condition =>
  exists('variable', 'processInstanceId', 'processInstanceId', [
    { op: 'isNull', column: 'taskId' },
    ...variable,
  ]);

const parameters: Readonly<Record<string, Parameter>> = {
  processInstanceBusinessKey: equal(businessKey),
  processInstanceBusinessKeyIn: oneOf(businessKey, 'strings'),
  processInstanceBusinessKeyLike: like(businessKey),
  processDefinitionKey: equal(definitionKey),
  processDefinitionKeyIn: oneOf(definitionKey, 'strings'),
  processDefinitionId: equal('processDefinitionId'),
  executionId: equal('executionId'),
  activityInstanceIdIn: oneOf(joined('executionId', 'execution', 'activityInstanceId'), 'strings'),
  ...tenants,
  processDefinitionName: equal(definitionName),
  processDefinitionNameLike: like(definitionName),
  processInstanceId: equal('processInstanceId'),
  processInstanceIdIn: oneOf('processInstanceId', 'strings'),
  assignee: equal('assignee'),
  assigneeLike: like('assignee'),
  assigneeIn: oneOf('assignee', 'strings'),
  assigneeNotIn: noneOf('assignee', 'strings'),
  ...candidateParameters,
  taskIdIn: oneOf('id', 'strings', { named: 'taskIds' }),
  taskId: equal('id'),
  taskDefinitionKeyIn: oneOf('taskDefinitionKey', 'strings'),
  taskDefinitionKey: equal('taskDefinitionKey'),
  taskDefinitionKeyLike: like('taskDefinitionKey'),
  description: equal('description', true),
  descriptionLike: like('description', true),
  involvedUser,
  maxPriority: number('lte', 'priority', 'integer'),
  minPriority: number('gte', 'priority', 'integer'),
  name: equal('name', true),
  nameNotEqual: {
    type: 'string',
    conditions: (value) => [{ op: 'neq', column: 'name', value, ignoreCase: true }],
  },
  nameLike: like('name', true),
  nameNotLike: {
    type: 'string',
    conditions: (pattern) => [{ op: 'notLike', column: 'name', pattern, ignoreCase: true }],
  },
  owner: equal('owner'),
  priority: number('eq', 'priority', 'integer'),
  parentTaskId: equal('parentTaskId'),
  assigned: when(isNotNull('assignee')),
  unassigned: when(isNull('assignee')),
  dueAfter: date('gt', 'dueDate'),
  dueBefore: date('lt', 'dueDate'),
  dueDate: date('eq', 'dueDate'),
  due: date('eq', 'dueDate'),
  withoutDueDate,
  followUpAfter: date('gt', 'followUpDate'),
  followUpBefore,
  followUpBeforeOrNotExistent,
  followUpDate: date('eq', 'followUpDate'),
  followUp: date('eq', 'followUpDate'),
  createdAfter: date('gt', 'createTime'),
  createdBefore: date('lt', 'createTime'),
  createdOn: date('eq', 'createTime'),
  created: date('eq', 'createTime'),
  updatedAfter,
  delegationState,
  ...laterCandidateParameters,
  ...suspensionParameters,
  caseDefinitionId: unknownText,
  caseDefinitionKey: unknownText,
  caseDefinitionName: unknownText,
  caseDefinitionNameLike: unknownText,
  caseExecutionId: unknownText,
  caseInstanceBusinessKey: unknownText,
  caseInstanceBusinessKeyLike: unknownText,
  caseInstanceId: unknownText,
  variableValuesIgnoreCase: modifier,
  variableNamesIgnoreCase: modifier,
  taskVariables: variableParameter(comparisonRules.task, (variable) =>
    exists('variable', 'taskId', 'id', variable),
  ),
  processVariables: variableParameter(comparisonRules.processOfTask, ofProcess),
  withCommentAttachmentInfo: modifier,
  caseInstanceVariables: variableParameter(comparisonRules.caseOfTask, () => nothing),
};

const expressionMethods = {
  assignee: 'taskAssignee',
  assigneeLike: 'taskAssigneeLike',
  owner: 'taskOwner',
  candidateUser: 'taskCandidateUser',
  involvedUser: 'taskInvolvedUser',
  candidateGroup: 'taskCandidateGroup',
  candidateGroups: 'taskCandidateGroupIn',
  processInstanceBusinessKey: 'processInstanceBusinessKey',
  processInstanceBusinessKeyLike: 'processInstanceBusinessKeyLike',
  dueAfter: 'dueAfter',
  dueBefore: 'dueBefore',
  dueDate: 'dueDate',
  followUpAfter: 'followUpAfter',
  followUpBefore: 'followUpBefore',
  followUpBeforeOrNotExistent: 'followUpBeforeOrNotExistent',
  followUpDate: 'followUpDate',
  createdAfter: 'taskCreatedAfter',
  createdBefore: 'taskCreatedBefore',
  createdOn: 'taskCreatedOn',
  updatedAfter: 'taskUpdatedAfter',
};

/** GET and POST /task (TaskQueryDto, TaskQueryImpl, Task.xml). */
export const taskQuery: QueryDefinition<'task'> = {
  table: 'task',
  orQueries: true,
  parameters: { ...parameters, ...expressions(parameters, expressionMethods) },
  sortings: taskSortings,
  parameterizedSortings: taskVariableSortings,
};
