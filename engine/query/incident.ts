import type { QueryDefinition } from './definition.ts';
import { definitionKey, parametersOf, tenantParameters } from './parameters.ts';

const { equal, like, oneOf, date } = parametersOf<'incident'>();

/** GET /incident (IncidentQueryDto, Incident.xml). */
export const incidentQuery: QueryDefinition<'incident'> = {
  table: 'incident',
  parameters: {
    incidentId: equal('id'),
    incidentType: equal('incidentType'),
    incidentMessage: equal('incidentMessage'),
    incidentMessageLike: like('incidentMessage'),
    processDefinitionId: equal('processDefinitionId'),
    processDefinitionKeyIn: oneOf(definitionKey, 'strings', {
      named: 'processDefinitionKeys',
    }),
    processInstanceId: equal('processInstanceId'),
    executionId: equal('executionId'),
    incidentTimestampBefore: date('lt', 'incidentTimestamp'),
    incidentTimestampAfter: date('gt', 'incidentTimestamp'),
    activityId: equal('activityId'),
    failedActivityId: equal('failedActivityId'),
    causeIncidentId: equal('causeIncidentId'),
    rootCauseIncidentId: equal('rootCauseIncidentId'),
    configuration: equal('configuration'),
    tenantIdIn: tenantParameters('stringList').tenantIdIn,
    jobDefinitionIdIn: oneOf('jobDefinitionId', 'stringList', { named: 'jobDefinitionIds' }),
  },
  sortings: {
    incidentId: 'id',
    incidentMessage: 'incidentMessage',
    incidentTimestamp: 'incidentTimestamp',
    incidentType: 'incidentType',
    executionId: 'executionId',
    activityId: 'activityId',
    processInstanceId: 'processInstanceId',
    processDefinitionId: 'processDefinitionId',
    causeIncidentId: 'causeIncidentId',
    rootCauseIncidentId: 'rootCauseIncidentId',
    configuration: 'configuration',
    tenantId: 'tenantId',
  },
};
