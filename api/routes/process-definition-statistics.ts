import {
  type Condition,
  type Engine,
  type IncidentRow,
  type JobRow,
  type RowOf,
  restFailure,
} from '../../engine/index.ts';
import { fromAddress } from '../address-values.ts';
import type { Call } from '../call.ts';
import { processDefinitionDto } from '../dto/process-definition.ts';
import type { Router } from '../router.ts';
import { definitionPaths, namedDefinitionId } from './named-definition.ts';

/** How many instances, failed jobs and incidents definitions and their activities have. */
export const processDefinitionStatisticsRoutes = (router: Router, engine: Engine): void => {
  router.get('/process-definition/statistics', (call) => ofDefinitions(call, engine));
  for (const path of definitionPaths) {
    router.get(`${path}/statistics`, async (call) =>
      ofActivities(engine, await namedDefinitionId(call, engine), wishes(call)),
    );
  }
};

/** What is asked beside the numbers of instances. */
interface Wishes {
  failedJobs: boolean;
  incidents: boolean;
  incidentsForType: string | null;
  rootIncidents: boolean;
}

const only = (one: string, other: string) =>
  restFailure.invalidRequest(`Only one of the query parameter ${one} or ${other} can be set.`);

const wishes = ({ address }: Call): Wishes => {
  const flag = (name: string): boolean | null => {
    const text = address.get(name);
    return text === null ? null : fromAddress(name, text, 'boolean') === true;
  };
  const [incidents, rootIncidents] = [flag('incidents'), flag('rootIncidents')];
  const incidentsForType = address.get('incidentsForType');
  if (incidents !== null && incidentsForType !== null)
    throw only('includeIncidents', 'includeIncidentsForType');
  if (incidents !== null && rootIncidents !== null)
    throw only('includeIncidents', 'includeRootIncidents');
  if (rootIncidents !== null && incidentsForType !== null)
    throw only('includeRootIncidents', 'includeIncidentsForType');
  return {
    failedJobs: flag('failedJobs') === true,
    incidents: incidents === true,
    incidentsForType,
    rootIncidents: rootIncidents === true,
  };
};

/** ProcessDefinitionStatisticsResultDto of every definition. */
const ofDefinitions = async (call: Call, engine: Engine) => {
  const asked = wishes(call);
  const [definitions, instances, jobs, incidents] = await Promise.all([
    engine.list({
      table: 'processDefinition',
      where: [],
      orderBy: [{ column: 'id', direction: 'asc' }],
    }),
    engine.list({ table: 'execution', where: [{ op: 'isNull', column: 'parentId' }] }),
    failedJobs(engine, asked, []),
    incidentsOf(engine, asked, []),
  ]);
  const byDefinition = <R extends { processDefinitionId: string | null }>(rows: readonly R[]) =>
    grouped(rows, ({ processDefinitionId }) => processDefinitionId);
  const [instancesOf, jobsOf, incidentsByDefinition] = [
    byDefinition(instances),
    byDefinition(jobs),
    byDefinition(incidents),
  ];
  return definitions.map((definition) => ({
    '@class': 'org.camunda.bpm.engine.rest.dto.repository.ProcessDefinitionStatisticsResultDto',
    id: definition.id,
    instances: instancesOf.get(definition.id)?.length ?? 0,
    failedJobs: jobsOf.get(definition.id)?.length ?? 0,
    incidents: byType(incidentsByDefinition.get(definition.id) ?? []),
    // Read by a query of their own, these definitions lack what is not asked for.
    definition: {
      ...processDefinitionDto(definition, null),
      historyTimeToLive: null,
      startableInTasklist: true,
    },
  }));
};

/** ActivityStatisticsResultDto of the activities of a definition where something is; of an unknown one, none. */
const ofActivities = async (engine: Engine, definitionId: string, asked: Wishes) => {
  const ofDefinition: Condition = { op: 'eq', column: 'processDefinitionId', value: definitionId };
  const active: Condition = { op: 'eq', column: 'isActive', value: true };
  const [executions, jobs, jobDefinitions, incidents] = await Promise.all([
    engine.list({ table: 'execution', where: [ofDefinition, active] }),
    failedJobs(engine, asked, [ofDefinition]),
    engine.list({ table: 'jobDefinition', where: [ofDefinition] }),
    incidentsOf(engine, asked, [ofDefinition]),
  ]);
  const activityOfJob = new Map(jobDefinitions.map(({ id, activityId }) => [id, activityId]));
  const executionsAt = grouped(executions, ({ activityId }) => activityId);
  const jobsAt = grouped(
    jobs,
    ({ jobDefinitionId }) => activityOfJob.get(jobDefinitionId ?? '') ?? null,
  );
  const incidentsAt = grouped(incidents, ({ activityId }) => activityId);
  const activityIds = new Set([...executionsAt.keys(), ...jobsAt.keys(), ...incidentsAt.keys()]);
  return [...activityIds].sort().map((id) => ({
    '@class': 'org.camunda.bpm.engine.rest.dto.repository.ActivityStatisticsResultDto',
    id,
    instances: executionsAt.get(id)?.length ?? 0,
    failedJobs: jobsAt.get(id)?.length ?? 0,
    incidents: byType(incidentsAt.get(id) ?? []),
  }));
};

const failedJobs = async (
  engine: Engine,
  asked: Wishes,
  where: Condition[],
): Promise<RowOf<'job'>[]> =>
  asked.failedJobs
    ? engine.list({ table: 'job', where: [...where, { op: 'eq', column: 'retries', value: 0 }] })
    : ([] as JobRow[]);

const incidentsOf = async (
  engine: Engine,
  asked: Wishes,
  where: Condition[],
): Promise<RowOf<'incident'>[]> => {
  if (!asked.incidents && !asked.rootIncidents && asked.incidentsForType === null) return [];
  const more: Condition[] = [];
  if (asked.incidentsForType !== null)
    more.push({ op: 'eq', column: 'incidentType', value: asked.incidentsForType });
  if (asked.rootIncidents) more.push({ op: 'same', column: 'id', other: 'rootCauseIncidentId' });
  return engine.list({ table: 'incident', where: [...where, ...more] });
};

/** Rows by a text of theirs; those without are left out. */
const grouped = <R>(rows: readonly R[], keyOf: (row: R) => string | null): Map<string, R[]> => {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
};

const byType = (incidents: readonly Readonly<IncidentRow>[]) =>
  [...grouped(incidents, ({ incidentType }) => incidentType)].map(([incidentType, group]) => ({
    incidentType,
    incidentCount: group.length,
  }));
