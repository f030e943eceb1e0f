import { readFileSync } from 'node:fs';
import type { QueryDefinition } from '../../engine/query/definition.ts';
import * as queries from '../../engine/query/index.ts';
import type { TableName } from '../../engine/store/tables.ts';
import { assert, suite } from '../harness.ts';

const test = suite('queries and the published contract');

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  allOf?: Schema[];
  enum?: string[];
}
interface Operation {
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

const contract = JSON.parse(
  readFileSync(new URL('../conformance/camunda-openapi.json', import.meta.url), 'utf8'),
) as {
  paths: Record<string, { get?: Operation; post?: Operation }>;
  components: { schemas: Record<string, Schema> };
};

const propertiesOf = (schema: Schema | undefined): string[] => {
  if (!schema) return [];
  if (schema.$ref)
    return propertiesOf(contract.components.schemas[schema.$ref.split('/').at(-1) ?? '']);
  return [...Object.keys(schema.properties ?? {}), ...(schema.allOf ?? []).flatMap(propertiesOf)];
};

/** Paging, sorting and the like: not a matter of the definitions. */
const apart = new Set([
  'sortBy',
  'sortOrder',
  'sorting',
  'orQueries',
  'firstResult',
  'maxResults',
  'deserializeValues',
]);

/** What the real one understands though its contract does not say so. */
const undocumented: Readonly<Record<string, readonly string[]>> = {
  '/process-definition': ['ver', 'latest'],
  '/task': ['due', 'followUp', 'created'],
  '/history/activity-instance': ['activityNameLike'],
};

/** What its contract says, and the real one does not look at. */
const notUnderstood: Readonly<Record<string, readonly string[]>> = {
  '/batch': ['createdBy', 'startedAfter', 'startedBefore', 'withFailures', 'withoutFailures'],
};

const paths: Readonly<Record<string, QueryDefinition<TableName>>> = {
  '/deployment': queries.deploymentQuery,
  '/process-definition': queries.processDefinitionQuery,
  '/process-instance': queries.processInstanceQuery,
  '/execution': queries.executionQuery,
  '/task': queries.taskQuery,
  '/variable-instance': queries.variableInstanceQuery,
  '/event-subscription': queries.eventSubscriptionQuery,
  '/job': queries.jobQuery,
  '/batch': queries.batchQuery,
  '/batch/statistics': queries.batchStatisticsQuery,
  '/history/batch': queries.historicBatchQuery,
  '/job-definition': queries.jobDefinitionQuery,
  '/external-task': queries.externalTaskQuery,
  '/incident': queries.incidentQuery,
  '/history/process-instance': queries.historicProcessInstanceQuery,
  '/history/activity-instance': queries.historicActivityInstanceQuery,
  '/history/task': queries.historicTaskQuery,
  '/history/variable-instance': queries.historicVariableInstanceQuery,
  '/history/detail': queries.historicDetailQuery,
  '/history/job-log': queries.historicJobLogQuery,
  '/history/external-task-log': queries.historicExternalTaskLogQuery,
  '/history/incident': queries.historicIncidentQuery,
  '/history/identity-link-log': queries.historicIdentityLinkLogQuery,
  '/history/user-operation': queries.userOperationLogQuery,
  '/history/process-definition/{id}/statistics': queries.historicActivityStatisticsQuery,
};

for (const [path, definition] of Object.entries(paths)) {
  const { get, post } = contract.paths[path] ?? {};

  test(`${path} has the parameters that the contract names, and no others`, () => {
    const body = propertiesOf(post?.requestBody?.content['application/json']?.schema);
    const address = (get?.parameters ?? [])
      .filter((parameter) => parameter.in === 'query')
      .map(({ name }) => name);
    const published = [...new Set([...address, ...body])].filter(
      (name) => !apart.has(name) && !notUnderstood[path]?.includes(name),
    );
    const known = Object.keys(definition.parameters).filter(
      (name) => !undocumented[path]?.includes(name),
    );
    assert.equal(known.sort(), published.sort());
  });

  test(`${path} is sorted by whatever the contract names`, () => {
    const sortBy = get?.parameters?.find(({ name }) => name === 'sortBy');
    const published = (sortBy?.schema.enum ?? []).map((name) => name.trim());
    const known = { ...definition.sortings, ...definition.parameterizedSortings };
    assert.equal(
      published.filter((name) => !Object.hasOwn(known, name)),
      [],
    );
  });
}

test('the table of paths holds every query', () => {
  assert.is(Object.keys(paths).length, Object.keys(queries).length);
});

test.run();
