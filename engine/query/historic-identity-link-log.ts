import type { QueryDefinition } from './definition.ts';
import { ofNoCase, parametersOf, tenantParameters, unknownText } from './parameters.ts';

const { equal, date } = parametersOf<'historicIdentityLink'>();

/** GET /history/identity-link-log (HistoricIdentityLinkLogQueryDto, HistoricIdentityLinkLog.xml). */
export const historicIdentityLinkLogQuery: QueryDefinition<'historicIdentityLink'> = {
  table: 'historicIdentityLink',
  parameters: {
    dateBefore: date('lte', 'time'),
    dateAfter: date('gte', 'time'),
    type: equal('type'),
    userId: equal('userId'),
    groupId: equal('groupId'),
    taskId: equal('taskId'),
    processDefinitionId: equal('processDefinitionId'),
    processDefinitionKey: equal('processDefinitionKey'),
    operationType: equal('operationType'),
    /** Who assigned is known only of authenticated users. */
    assignerId: unknownText,
    ...tenantParameters('stringList'),
  },
  sortings: {
    time: 'time',
    type: 'type',
    userId: 'userId',
    groupId: 'groupId',
    taskId: 'taskId',
    operationType: 'operationType',
    assignerId: ofNoCase,
    processDefinitionId: 'processDefinitionId',
    processDefinitionKey: 'processDefinitionKey',
    tenantId: 'tenantId',
  },
};
