import type { QueryDefinition } from './definition.ts';
import { parametersOf, tenantParameters } from './parameters.ts';

const { equal } = parametersOf<'eventSubscription'>();

/** GET /event-subscription (EventSubscriptionQueryDto, EventSubscription.xml). */
export const eventSubscriptionQuery: QueryDefinition<'eventSubscription'> = {
  table: 'eventSubscription',
  parameters: {
    eventSubscriptionId: equal('id'),
    eventName: equal('eventName'),
    eventType: equal('eventType'),
    executionId: equal('executionId'),
    processInstanceId: equal('processInstanceId'),
    activityId: equal('activityId'),
    ...tenantParameters('stringList', { including: 'includeEventSubscriptionsWithoutTenantId' }),
  },
  sortings: { created: 'createdAt', tenantId: 'tenantId' },
};
