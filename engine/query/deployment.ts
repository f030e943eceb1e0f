import { restFailure } from '../failure.ts';
import type { QueryDefinition } from './definition.ts';
import { isGiven, parametersOf, tenantParameters } from './parameters.ts';

const { equal, like, date, isNull } = parametersOf<'deployment'>();

/** GET /deployment (DeploymentQueryDto, Deployment.xml). */
export const deploymentQuery: QueryDefinition<'deployment'> = {
  table: 'deployment',
  parameters: {
    withoutSource: {
      type: 'boolean',
      conditions: (value, situation) => {
        if (value && isGiven(situation, 'source')) {
          throw restFailure.invalidRequest(
            'The query parameters "withoutSource" and "source" cannot be used in combination.',
          );
        }
        return value ? [isNull('source')] : [];
      },
    },
    id: equal('id'),
    name: equal('name'),
    nameLike: like('name'),
    source: equal('source'),
    before: date('lt', 'deploymentTime'),
    after: date('gt', 'deploymentTime'),
    ...tenantParameters('stringList', { including: 'includeDeploymentsWithoutTenantId' }),
  },
  sortings: { id: 'id', name: 'name', deploymentTime: 'deploymentTime', tenantId: 'tenantId' },
};
