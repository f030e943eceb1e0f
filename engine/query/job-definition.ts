import type { QueryDefinition } from './definition.ts';
import { parametersOf, suspensionParameters, tenantParameters } from './parameters.ts';

const { equal, oneOf, when, isNotNull } = parametersOf<'jobDefinition'>();

/** GET and POST /job-definition (JobDefinitionQueryDto, JobDefinition.xml). */
export const jobDefinitionQuery: QueryDefinition<'jobDefinition'> = {
  table: 'jobDefinition',
  parameters: {
    jobDefinitionId: equal('id'),
    activityIdIn: oneOf('activityId', 'strings', { named: 'Activity ids' }),
    processDefinitionId: equal('processDefinitionId'),
    processDefinitionKey: equal('processDefinitionKey'),
    jobType: equal('jobType'),
    jobConfiguration: equal('jobConfiguration'),
    ...suspensionParameters,
    withOverridingJobPriority: when(isNotNull('jobPriority')),
    ...tenantParameters('stringList', { including: 'includeJobDefinitionsWithoutTenantId' }),
  },
  sortings: {
    jobDefinitionId: 'id',
    activityId: 'activityId',
    processDefinitionId: 'processDefinitionId',
    processDefinitionKey: 'processDefinitionKey',
    jobType: 'jobType',
    jobConfiguration: 'jobConfiguration',
    tenantId: 'tenantId',
  },
};
