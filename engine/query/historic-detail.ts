import type { Meaning, QueryDefinition } from './definition.ts';
import { variableTypeIn } from './historic-variable-instance.ts';
import { isGiven, parametersOf, tenantParameters, unknownText } from './parameters.ts';

const { equal, like, oneOf, date, when, is } = parametersOf<'historicDetail'>();

/** Camunda looks only whether `formFields` or `variableUpdates` is given; of the two the later one counts. */
const formFields: Meaning<'boolean'> = {
  type: 'boolean',
  conditions: (_, situation) =>
    isGiven(situation, 'variableUpdates') ? [] : [is('detailType', 'FormProperty')],
};

const variableUpdates: Meaning<'boolean'> = {
  type: 'boolean',
  conditions: () => [is('detailType', 'VariableUpdate')],
};

const excludeTaskDetails: Meaning<'boolean'> = {
  type: 'boolean',
  conditions: (_, situation) =>
    isGiven(situation, 'taskId') ? [] : [{ op: 'isNull', column: 'taskId' }],
};

/** GET and POST /history/detail (HistoricDetailQueryDto, HistoricDetail.xml). */
export const historicDetailQuery: QueryDefinition<'historicDetail'> = {
  table: 'historicDetail',
  parameters: {
    processInstanceId: equal('processInstanceId'),
    executionId: equal('executionId'),
    activityInstanceId: equal('activityInstanceId'),
    caseInstanceId: unknownText,
    caseExecutionId: unknownText,
    variableInstanceId: equal('variableInstanceId'),
    variableTypeIn,
    variableNameLike: like('name', true),
    taskId: equal('taskId'),
    formFields,
    variableUpdates,
    excludeTaskDetails,
    ...tenantParameters('stringList'),
    processInstanceIdIn: oneOf('processInstanceId', 'strings', { named: 'Process Instance Ids' }),
    userOperationId: equal('userOperationId'),
    occurredBefore: date('lte', 'time'),
    occurredAfter: date('gte', 'time'),
    initial: when(is('isInitial', true)),
  },
  sortings: {
    processInstanceId: 'processInstanceId',
    variableName: 'name',
    variableType: 'detailType',
    variableRevision: 'variableRevision',
    formPropertyId: 'name',
    time: 'time',
    occurrence: 'sequenceCounter',
    tenantId: 'tenantId',
  },
};
