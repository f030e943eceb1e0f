import type { Meaning, QueryDefinition } from './definition.ts';
import { isGiven, parametersOf, tenantParameters } from './parameters.ts';
import { queryFailure } from './query-failure.ts';

const { equal, like, oneOf, date, is } = parametersOf<'historicIncident'>();

const states = { open: 0, resolved: 1, deleted: 2 } as const;

/** `open` counts as soon as it is given, even as false; a second state is refused (HistoricIncidentQueryImpl). */
const state = (
  name: keyof typeof states,
  earlier: readonly (keyof typeof states)[],
): Meaning<'boolean'> => ({
  type: 'boolean',
  conditions: (value, situation) => {
    if (name !== 'open' && !value) return [];
    const other = earlier.find((one) =>
      one === 'open' ? isGiven(situation, one) : situation.all[one] === true,
    );
    if (other) throw queryFailure.usage(`Already querying for incident state <${other}>`);
    return [is('incidentState', states[name])];
  },
});

/** GET /history/incident (HistoricIncidentQueryDto, HistoricIncident.xml). */
export const historicIncidentQuery: QueryDefinition<'historicIncident'> = {
  table: 'historicIncident',
  parameters: {
    incidentId: equal('id'),
    incidentType: equal('incidentType'),
    incidentMessage: equal('incidentMessage'),
    incidentMessageLike: like('incidentMessage'),
    processDefinitionId: equal('processDefinitionId'),
    processDefinitionKey: equal('processDefinitionKey'),
    processDefinitionKeyIn: oneOf('processDefinitionKey', 'strings', {
      named: 'processDefinitionKeys',
    }),
    processInstanceId: equal('processInstanceId'),
    executionId: equal('executionId'),
    createTimeBefore: date('lt', 'createTime'),
    createTimeAfter: date('gt', 'createTime'),
    endTimeBefore: date('lt', 'endTime'),
    endTimeAfter: date('gt', 'endTime'),
    activityId: equal('activityId'),
    failedActivityId: equal('failedActivityId'),
    causeIncidentId: equal('causeIncidentId'),
    rootCauseIncidentId: equal('rootCauseIncidentId'),
    configuration: equal('configuration'),
    historyConfiguration: equal('historyConfiguration'),
    open: state('open', []),
    resolved: state('resolved', ['open']),
    deleted: state('deleted', ['open', 'resolved']),
    ...tenantParameters('stringList'),
    jobDefinitionIdIn: oneOf('jobDefinitionId', 'stringList', { named: 'jobDefinitionIds' }),
  },
  sortings: {
    incidentId: 'id',
    incidentMessage: 'incidentMessage',
    createTime: 'createTime',
    endTime: 'endTime',
    incidentType: 'incidentType',
    executionId: 'executionId',
    activityId: 'activityId',
    processInstanceId: 'processInstanceId',
    processDefinitionId: 'processDefinitionId',
    processDefinitionKey: 'processDefinitionKey',
    causeIncidentId: 'causeIncidentId',
    rootCauseIncidentId: 'rootCauseIncidentId',
    configuration: 'configuration',
    historyConfiguration: 'historyConfiguration',
    tenantId: 'tenantId',
    incidentState: 'incidentState',
  },
};
