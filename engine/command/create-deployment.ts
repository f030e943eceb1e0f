import {
  type DeploymentIdentity,
  latestDeployment,
  resourcesToDeploy,
} from '../deployment/duplicate-filter.ts';
import {
  type Contents,
  contentsOf,
  type GivenResource,
  type Redeployment,
  redeployed,
} from '../deployment/given-resources.ts';
import { type DeployedProcess, parseResources } from '../deployment/parse-resources.ts';
import { scheduleActivation } from '../deployment/schedule-activation.ts';
import { addStartEvents, removeStartSubscriptions } from '../deployment/start-events.ts';
import { removeStartTimers } from '../deployment/start-timer.ts';
import { deploymentFailure } from '../failure.ts';
import { inHashOrder } from '../model/hash-order.ts';
import type { DeploymentRow, ProcessDefinitionRow } from '../store/tables.ts';
import type { CommandContext, Work } from './command.ts';

/** Deploys files; those whose names end in `bpmn` or `bpmn20.xml` are processes, others are only kept. */
export interface CreateDeployment {
  name?: string | null;
  source?: string | null;
  tenantId?: string | null;
  resources?: readonly GivenResource[];
  /** Files of an earlier deployment, which also gives its name. */
  redeployment?: Redeployment;
  /** Against the last deployment of that name: if anything changed deploy `all`, or only what `changed`. */
  duplicateFiltering?: 'none' | 'all' | 'changed';
  /** Milliseconds since 1970: until then the definitions are suspended. */
  activationTime?: number | null;
}

export interface CreatedDeployment {
  deployment: DeploymentRow;
  /** As they were made; null where nothing had changed and the deployment is an earlier one. */
  definitions: readonly ProcessDefinitionRow[] | null;
}

/** DeployCmd */
export function* createDeployment(
  context: CommandContext,
  command: CreateDeployment,
): Work<CreatedDeployment> {
  const identity = identityOf(context, command);
  const given = new Map([
    ...contentsOf(command.resources ?? []),
    ...(command.redeployment ? redeployed(context, command.redeployment) : []),
  ]);
  if (given.size === 0) throw deploymentFailure.noResources();
  const contents = resourcesToDeploy(
    context,
    identity,
    given,
    command.duplicateFiltering ?? 'none',
  );
  const existing = contents.size === 0 ? latestDeployment(context, identity.name) : undefined;
  const deployment = existing ?? insertDeployment(context, identity, contents);
  const definitions = existing ? null : yield* deployProcesses(context, deployment, contents);
  const answer = {
    deployment: { ...deployment },
    definitions: definitions?.map((row) => ({ ...row })) ?? null,
  };
  if (typeof command.activationTime === 'number') {
    const rows =
      definitions ?? context.unit.find('processDefinition', 'deploymentId', deployment.id);
    for (const row of rows) scheduleActivation(context, row, command.activationTime);
  }
  return answer;
}

const identityOf = (
  context: CommandContext,
  { name, source, tenantId, redeployment }: CreateDeployment,
): DeploymentIdentity => {
  const identity = { name: name ?? null, source: source ?? null, tenantId: tenantId ?? null };
  if (!redeployment) return identity;
  const earlier = context.unit.get('deployment', redeployment.deploymentId);
  if (!earlier) throw deploymentFailure.unknown(redeployment.deploymentId);
  return { name: earlier.name, source: identity.source, tenantId: earlier.tenantId };
};

const insertDeployment = (
  context: CommandContext,
  identity: DeploymentIdentity,
  contents: Contents,
): DeploymentRow => {
  const deployment = context.unit.insert('deployment', {
    id: context.nextId(),
    ...identity,
    deploymentTime: context.now(),
  });
  for (const name of inHashOrder(contents.keys()))
    context.unit.insert('resource', {
      id: context.nextId(),
      name,
      deploymentId: deployment.id,
      content: contents.get(name) as string,
    });
  return deployment;
};

function* deployProcesses(
  context: CommandContext,
  deployment: DeploymentRow,
  contents: Contents,
): Work<ProcessDefinitionRow[]> {
  const processes = yield* parseResources(context, contents);
  return processes.map((process) => deployProcess(context, deployment, process));
}

/** BpmnDeployer: a new version, whose start events take the place of those of the version before it. */
const deployProcess = (
  context: CommandContext,
  deployment: DeploymentRow,
  process: DeployedProcess,
): ProcessDefinitionRow => {
  const { key } = process;
  const versions = context.unit
    .find('processDefinition', 'key', key)
    .filter(({ tenantId }) => tenantId === deployment.tenantId);
  const version = Math.max(0, ...versions.map((row) => row.version)) + 1;
  const definition = insertDefinition(context, deployment, process, version);
  insertJobDefinitions(context, definition, process);
  removeStartTimers(context, versions);
  for (const { id } of versions) removeStartSubscriptions(context, id);
  addStartEvents(context, definition, process.parsed.graph);
  insertStarters(context, definition, process);
  return definition;
};

const insertDefinition = (
  context: CommandContext,
  { id: deploymentId, tenantId }: DeploymentRow,
  { parsed, key, resourceName, diagramResourceName }: DeployedProcess,
  version: number,
): ProcessDefinitionRow => {
  const { graph, category } = parsed;
  return context.unit.insert('processDefinition', {
    id: definitionId(key, version, context.nextId()),
    revision: 1,
    key,
    name: graph.name,
    category,
    version,
    versionTag: graph.versionTag,
    deploymentId,
    resourceName,
    diagramResourceName,
    hasStartForm: (graph.initial?.formKey ?? null) !== null,
    isStartable: graph.isStartable,
    suspensionState: 1,
    historyTimeToLive: graph.historyTimeToLive,
    tenantId,
  });
};

/** Camunda's column holds 64 characters; where these are too few, the id is without key and version. */
const definitionId = (key: string, version: number, id: string): string => {
  const full = `${key}:${version}:${id}`;
  return full.length > 64 ? id : full;
};

const insertJobDefinitions = (
  context: CommandContext,
  definition: ProcessDefinitionRow,
  { parsed }: DeployedProcess,
): void => {
  for (const { activityId, jobType, jobConfiguration } of parsed.graph.jobDeclarations)
    context.unit.insert('jobDefinition', {
      id: context.nextId(),
      revision: 1,
      processDefinitionId: definition.id,
      processDefinitionKey: definition.key,
      activityId,
      jobType,
      jobConfiguration,
      jobPriority: null,
      suspensionState: 1,
      deploymentId: null,
      tenantId: definition.tenantId,
    });
};

/** Who may start it: links as the model names them, expressions unevaluated. */
const insertStarters = (
  context: CommandContext,
  definition: ProcessDefinitionRow,
  { parsed: { starters } }: DeployedProcess,
): void => {
  const links = [
    ...starters.users.map(({ text }) => ({ userId: text, groupId: null })),
    ...starters.groups.map(({ text }) => ({ userId: null, groupId: text })),
  ];
  for (const link of links) {
    const columns = {
      ...link,
      type: 'candidate',
      taskId: null,
      processDefinitionId: definition.id,
      tenantId: definition.tenantId,
    };
    context.unit.insert('identityLink', { ...columns, id: context.nextId(), revision: 1 });
    context.unit.insert('historicIdentityLink', {
      ...columns,
      id: context.nextId(),
      time: context.now(),
      operationType: 'add',
      processDefinitionKey: definition.key,
      rootProcessInstanceId: null,
    });
  }
};
