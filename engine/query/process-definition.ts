import type { Meaning, QueryDefinition } from './definition.ts';
import {
  exists,
  isGiven,
  joined,
  modifier,
  parametersOf,
  suspensionParameters,
  tenantParameters,
} from './parameters.ts';
import { queryFailure } from './query-failure.ts';
import { incidentParts, relatedRow } from './related-row.ts';
import { joinedRowExists } from './shared-row.ts';

const { equal, like, oneOf, date, when, is, isNull } = parametersOf<'processDefinition'>();
const deploymentTime = joined('deploymentId', 'deployment', 'deploymentTime');

const latestVersion: Meaning<'boolean'> = {
  type: 'boolean',
  conditions: (value, situation) => {
    if (!value) return [];
    if (
      ['processDefinitionId', 'version', 'ver', 'deploymentId'].some((name) =>
        isGiven(situation, name),
      )
    ) {
      throw queryFailure.usage(
        'Calling latest() can only be used in combination with key(String) and keyLike(String) or name(String) and nameLike(String)',
      );
    }
    return [{ op: 'greatest', column: 'version', per: ['key', 'tenantId'] }];
  },
};

const version: Meaning<'integer'> = {
  type: 'integer',
  conditions: (value) => {
    if (value <= 0) throw queryFailure.usage('version is not greater than 0');
    return [is('version', value)];
  },
};

/** GET /process-definition (ProcessDefinitionQueryDto, ProcessDefinition.xml). */
export const processDefinitionQuery: QueryDefinition<'processDefinition'> = {
  table: 'processDefinition',
  parameters: {
    processDefinitionId: equal('id'),
    processDefinitionIdIn: oneOf('id', 'stringList'),
    category: equal('category'),
    categoryLike: like('category'),
    name: equal('name'),
    nameLike: like('name', true),
    deploymentId: equal('deploymentId'),
    deployedAfter: date('gt', deploymentTime),
    deployedAt: date('eq', deploymentTime),
    key: equal('key'),
    keyLike: like('key'),
    keysIn: oneOf('key', 'stringList', { named: 'keys' }),
    version,
    ver: version,
    latestVersion,
    latest: latestVersion,
    resourceName: equal('resourceName'),
    resourceNameLike: like('resourceName'),
    startableBy: {
      type: 'string',
      conditions: (userId) => [
        exists('identityLink', 'processDefinitionId', 'id', [
          { op: 'eq', column: 'userId', value: userId },
        ]),
      ],
    },
    ...suspensionParameters,
    ...relatedRow(
      (where) => joinedRowExists('incident', 'processDefinitionId', 'id', where),
      incidentParts,
    ),
    ...tenantParameters('stringList', { including: 'includeProcessDefinitionsWithoutTenantId' }),
    versionTag: {
      type: 'string',
      conditions: (value, { all }) =>
        all.withoutVersionTag === true ? [] : [is('versionTag', value)],
    },
    versionTagLike: like('versionTag'),
    withoutVersionTag: when(isNull('versionTag')),
    startableInTasklist: when(is('isStartable', true)),
    notStartableInTasklist: when(is('isStartable', false)),
    startablePermissionCheck: modifier,
  },
  sortings: {
    category: 'category',
    key: 'key',
    id: 'id',
    name: 'name',
    version: 'version',
    deploymentId: 'deploymentId',
    deployTime: deploymentTime,
    tenantId: 'tenantId',
    versionTag: 'versionTag',
  },
};
